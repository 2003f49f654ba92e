"""`make bench`: make the region, compute the indicators beside hand-written SQL, time pages, governing and care."""

import os
import platform
import subprocess
import sys
from pathlib import Path

DATA = Path(os.environ.get("NARVARD_BENCH_DATA", "var/bench")).resolve()
# Where a rival's DuckDB puts what does not fit in memory; without it that lands in the folder the bench is started in.
SCRATCH = {"temp_directory": str(DATA / "scratch")}


def machine() -> str:
    """One line about what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    size = f"{os.cpu_count()} cores, {memory:.0f} GiB"
    return f"{platform.system()} {platform.machine()}, {size}, Python {platform.python_version()}"


# The parts in order, each with what it is started through.
PARTS: dict[str, tuple[str, ...]] = {
    "generate": (),
    "indicators": (),
    "pages": (),
    "govern": (),
    "liability": (),
    "care": ("sh", "tests/postgres.sh"),
}


def part(name: str) -> int:
    """Run one part in a process of its own, so that its peak memory is its own."""
    print(f"\n## {name}", flush=True)
    environment = {
        **os.environ,
        "NARVARD_BENCH_DATA": str(DATA),
        "NARVARD_DATA": str(DATA / "site"),
        "NARVARD_DEMO": "1",
    }
    return subprocess.run([*PARTS[name], sys.executable, "-m", f"bench.{name}"], env=environment).returncode


if __name__ == "__main__":
    print(f"# Närvård bench: {machine()}")
    sys.exit(max(part(name) for name in PARTS))
