"""How work is timed: several rounds, the fastest and the middle one, in elapsed and in processor time.

Elapsed time on a machine that others use says little; processor time of this process, over all its threads, says how
much work it was. A process started beside it, such as Spark's, has elapsed time alone.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")

FORGET_PEAK = "5"
"""What Linux takes to set the peak of a process back to what it holds now (proc(5))."""


@dataclass(frozen=True)
class Times:
    """Seconds of each round."""

    elapsed: tuple[float, ...]
    processor: tuple[float, ...]

    @property
    def best(self) -> float:
        """The fastest round."""
        return min(self.elapsed)

    @property
    def work(self) -> float:
        """The least processor time of a round."""
        return min(self.processor)

    def __str__(self) -> str:
        middle = statistics.median(self.elapsed)
        return f"min {self.best:7.2f} s  median {middle:7.2f} s  processor {self.work:7.2f} s"


def timed(work: Callable[[], Answer], rounds: int = 3, warm: int = 1) -> tuple[Times, Answer]:
    """Seconds of `rounds` rounds after `warm` others, and the last answer."""
    elapsed, processor = [], []
    for number in range(warm + rounds):
        started, worked = time.perf_counter(), time.process_time()
        answer = work()
        if number >= warm:
            elapsed.append(time.perf_counter() - started)
            processor.append(time.process_time() - worked)
    return Times(tuple(elapsed), tuple(processor)), answer


def beside(name: str, ours: Times, rival: Times) -> str:
    """The line of something beside its rival: ratios above 1 are slower than the rival."""
    return f"{name:<28} {ours}  ratio {ours.best / rival.best:5.2f} (processor {ours.work / rival.work:5.2f})"


def verdict(goal: str, met: bool) -> str:
    """Whether a goal is met, in one line."""
    return f"goal {goal}: {'met' if met else 'MISSED'}"


def peak() -> float:
    """The most memory that this process has held so far, or since `forget_peak`, in GiB."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 2**20


def forget_peak() -> None:
    """Let `peak` count from now on."""
    Path("/proc/self/clear_refs").write_text(FORGET_PEAK)


def load() -> str:
    """How busy the machine is with everything that runs on it."""
    return f"load {os.getloadavg()[0]:.1f}"
