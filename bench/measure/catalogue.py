"""The whole catalogue for Skåne's size: every definition, 33 municipalities, six groups, 36 months.

Goals: 60 seconds and 4 GiB on two cores. The seconds of each definition are printed, the slowest first; steps that
several share are borne by the first that asks for them.
"""

import sys
import time

from bench.measure.skane import rows_of, skane
from bench.measure.timing import load, peak, verdict
from narvard_analytics.engines import open_engine
from narvard_analytics.indicators.run import run

MOST_SECONDS, MOST_GIGABYTES, SHOWN = 60.0, 4.0, 15


def main() -> int:
    snapshot = skane()
    print(f"{rows_of(snapshot)}, {load()}")
    begun: list[tuple[str, float, float]] = []

    def mark(name: str, _number: int = 0, _of: int = 0) -> None:
        begun.append((name, time.perf_counter(), time.process_time()))

    with open_engine(snapshot) as engine:
        results = run(engine, progress=mark)
    mark("end")
    spans = [(b[1] - a[1], b[2] - a[2], a[0]) for a, b in zip(begun, begun[1:], strict=False)]
    seconds, processor = (sum(span[place] for span in spans) for place in (0, 1))
    print(
        f"{len(spans)} definitions, {results.num_rows:,} rows: {seconds:.1f} s, processor {processor:.1f} s, ", end=""
    )
    print(f"ratio {seconds / MOST_SECONDS:.2f} of {MOST_SECONDS:.0f} s, peak {peak():.2f} GiB")
    for elapsed, worked, name in sorted(spans, reverse=True)[:SHOWN]:
        print(f"  {name:<34} {elapsed:6.1f} s  processor {worked:6.1f} s")
    met = seconds <= MOST_SECONDS and peak() <= MOST_GIGABYTES
    print(verdict(f"{MOST_SECONDS:.0f} s and {MOST_GIGABYTES:.0f} GiB", met))
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
