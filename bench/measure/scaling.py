"""COC by year from 3 to 100 million contacts: seconds ~ size^k. Goals: k at most 1.1, and 4 GiB throughout.

Each size is read in a process of its own, since the peak memory of a process never falls. The visits of all sizes are
made by the same rule, block by block of persons.
"""

import subprocess
import sys

import numpy as np

from bench.measure.sizes import SCALING, of_size
from bench.measure.timing import load, peak, timed, verdict
from bench.measure.visits import visits_file
from narvard_analytics.indicators.continuity_by_year import coc_by_year, read_visits

MOST_POWER, MOST_GIGABYTES = 1.1, 4.0


def one_size(rows: int) -> None:
    """Print the fewest seconds, elapsed and of the processor, and the peak memory of this process."""
    file = visits_file(rows)
    times, _figures = timed(lambda: coc_by_year(read_visits(file)), rounds=3, warm=1)
    print(times.best, times.work, peak())


def main() -> int:
    found = []
    for rows in (of_size(full) for full in SCALING):
        visits_file(rows)
        command = [sys.executable, "-m", "bench.measure.scaling", str(rows)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds, processor, memory = (float(word) for word in answer.split()[-3:])
        found.append((rows, seconds, processor, memory))
        print(
            f"{rows:>11,}: {seconds:6.2f} s, processor {processor:6.2f} s, peak {memory:.2f} GiB, {load()}", flush=True
        )
    sizes, *times = (np.log([each[place] for each in found]) for place in range(3))
    powers = [np.polyfit(sizes, logs, 1)[0] for logs in times]
    print(f"seconds ~ size^{powers[0]:.2f}, processor ~ size^{powers[1]:.2f}")
    met = powers[0] <= MOST_POWER and max(each[3] for each in found) <= MOST_GIGABYTES
    print(verdict(f"size^{MOST_POWER} and {MOST_GIGABYTES:.0f} GiB", met))
    return int(not met)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one_size(int(sys.argv[1]))
    else:
        sys.exit(main())
