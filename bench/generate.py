"""How long the full made-up region takes: 304 443 residents, 54 months. Goal: at most 60 seconds."""

import resource
import shutil
import time

from bench.__main__ import DATA
from narvard_analytics.synthetic import Parameters, generate

if __name__ == "__main__":
    events = DATA / "events"
    shutil.rmtree(events, ignore_errors=True)
    start = time.perf_counter()
    generate(events, Parameters())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    size = sum(file.stat().st_size for file in events.rglob("*.parquet")) / 2**20
    print(
        f"generate: {seconds:.1f} s (goal 60 s, ratio {seconds / 60:.2f}), peak {peak:.2f} GiB, {size:.0f} MiB on disk"
    )
