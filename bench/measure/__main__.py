"""`make bench-measure`: each part in a process of its own, so that its peak memory is its own.

`python -m bench.measure coc scaling` runs these parts only. NARVARD_BENCH_DATA is the folder for what is generated,
NARVARD_BENCH_SIZE a share of the full sizes (1 unless given), for trying the bench out.
"""

import sys

from bench.__main__ import machine, part
from bench.measure.sizes import SHARE
from bench.measure.timing import load

PARTS = {
    "coc": "measure.coc",
    "rolling": "measure.rolling",
    "shapes": "measure.shapes",
    "catalogue": "measure.catalogue",
    "scaling": "measure.scaling",
    "fhir": "fhir",
    "statistics": "measure.statistics",
}

if __name__ == "__main__":
    print(f"# Närvård bench of measuring: {machine()}, {load()}, {SHARE:g} of the full size")
    sys.exit(max(part(PARTS[name]) for name in sys.argv[1:] or PARTS))
