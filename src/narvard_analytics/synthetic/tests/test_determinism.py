"""The same seed gives the same bytes, in any process; another seed gives others."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from narvard_analytics.synthetic import Parameters, generate

TINY = Parameters(scale=0.005, months=20, seed=11)
OTHER_PROCESS = """
import sys
from pathlib import Path
from narvard_analytics.synthetic import Parameters, generate
generate(Path(sys.argv[1]), Parameters(scale=0.005, months=20, seed=11))
"""


def digests(root: Path) -> dict[str, str]:
    files = sorted(path for path in root.rglob("*") if path.suffix in {".parquet", ".json"})
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_same_seed_same_bytes(tmp_path):
    for name in ("one", "two"):
        generate(tmp_path / name, TINY)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert len(digests(tmp_path / "one")) == 22 + 1 + 10 * (8 + 1)


def test_another_process_with_other_threads_makes_the_same_bytes(tmp_path):
    generate(tmp_path / "here", TINY)
    threads = {"OMP_NUM_THREADS": "1", "ARROW_IO_THREADS": "1", "PYTHONHASHSEED": "5"}
    source = str(Path(__file__).parents[3])
    environment = {**os.environ, **threads, "PYTHONPATH": source}
    command = [sys.executable, "-c", OTHER_PROCESS, str(tmp_path / "there")]
    subprocess.run(command, check=True, env=environment)
    assert digests(tmp_path / "here") == digests(tmp_path / "there")


def test_another_seed_makes_other_people_and_other_care(tmp_path):
    generate(tmp_path / "one", TINY)
    generate(tmp_path / "two", Parameters(scale=0.005, months=20, seed=12))
    one, two = digests(tmp_path / "one"), digests(tmp_path / "two")
    of_region = [name for name in one if name.startswith("vgr.")]
    same = {Path(name).name for name in of_region if one[name] == two[name]}
    assert same == {"units.parquet", "small_areas.parquet"}  # the tables that no chance touches
