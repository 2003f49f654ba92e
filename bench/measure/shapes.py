"""One indicator of each shape at Skåne's size, each beside hand-written SQL for the same answer in the same run.

A stock's share, a flow's share, rates plain and standardised, a share with a look-ahead, and a mean. Goal: within 1.15
of the SQL. As in `bench.indicators` the library's time is that of a run of all of them, in which what they share is
kept once; its rivals share nothing.
"""

import sys

from bench.indicators import RIVALS, Times, one_round, rival_connection
from bench.measure.skane import rows_of, skane
from bench.measure.timing import load, peak, verdict

MOST_OF_SQL, ROUNDS = 1.15, 2


def main() -> int:
    snapshot = skane()
    print(f"{rows_of(snapshot)}, {load()}")
    times = {name: Times() for name in RIVALS}
    with rival_connection(snapshot) as connected:
        for _round in range(ROUNDS):
            one_round(snapshot, connected, times)
    for name, one in times.items():
        print(f"{name:<30} {one.in_run:7.2f} s  SQL {one.sql:7.2f} s  ratio {one.in_run / one.sql:5.2f}", end="")
        print(f"  alone {one.alone:7.2f} s, ratio {one.alone / one.sql:5.2f}", flush=True)
    whole = sum(one.in_run for one in times.values()) / sum(one.sql for one in times.values())
    worst = max(one.in_run / one.sql for one in times.values())
    print(f"all together: ratio {whole:.2f}, worst {worst:.2f}, peak {peak():.2f} GiB")
    print(verdict(f"each within {MOST_OF_SQL} of SQL", worst <= MOST_OF_SQL))
    return int(worst > MOST_OF_SQL)


if __name__ == "__main__":
    sys.exit(main())
