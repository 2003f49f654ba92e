"""The whole catalogue for Skåne's size: every definition, 33 municipalities, six groups, 36 months.

Goals: 60 seconds and 4 GiB on two cores. The seconds and the peak memory of each definition are printed as it ends;
steps that several share are borne by the first that asks for them.
"""

import sys
import time
from dataclasses import dataclass, field

from bench.measure.skane import rows_of, skane
from bench.measure.timing import forget_peak, load, peak, verdict
from narvard_analytics.engines import open_engine
from narvard_analytics.indicators.run import run

MOST_SECONDS, MOST_GIGABYTES = 60.0, 4.0


@dataclass
class Spans:
    """What each definition has taken: told that one begins, it prints what the one before took."""

    name: str = ""
    begun: tuple[float, float] = (0.0, 0.0)
    total: list[tuple[float, float, float]] = field(default_factory=list)

    def mark(self, name: str, _number: int = 0, _of: int = 0) -> None:
        """End the definition that runs, and begin the one of that name."""
        now = (time.perf_counter(), time.process_time())
        if self.name:
            elapsed, processor = (end - start for end, start in zip(now, self.begun, strict=True))
            self.total.append((elapsed, processor, peak()))
            print(f"  {self.name:<34} {elapsed:6.1f} s  processor {processor:6.1f} s  {peak():.2f} GiB", flush=True)
        forget_peak()
        self.name, self.begun = name, now


def main() -> int:
    snapshot = skane()
    print(f"{rows_of(snapshot)}, {load()}")
    spans = Spans()
    with open_engine(snapshot) as engine:
        results = run(engine, progress=spans.mark)
        spans.mark("")
    elapsed, processor, peaks = zip(*spans.total, strict=True)
    seconds, memory = sum(elapsed), max(peaks)
    print(f"{len(spans.total)} definitions, {results.num_rows:,} rows: {seconds:.1f} s, ", end="")
    print(f"processor {sum(processor):.1f} s, ratio {seconds / MOST_SECONDS:.2f}, peak {memory:.2f} GiB, {load()}")
    met = seconds <= MOST_SECONDS and memory <= MOST_GIGABYTES
    print(verdict(f"{MOST_SECONDS:.0f} s and {MOST_GIGABYTES:.0f} GiB", met))
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
