"""Capability: whether the process, as it works now, can be expected to reach what is required."""

from enum import StrEnum

from scipy.special import stdtr

from narvard_analytics.charts import Assurance as Capability
from narvard_analytics.charts import Chart, Direction, Process

DEGREES_PER_RANGE = 0.62
"""Effective degrees of freedom of σ̂ from a mean moving range, for each range [C: from memory]."""

LIKELY = 0.90
UNLIKELY = 0.10


class Chance(StrEnum):
    """Band that a probability of hitting is shown in."""

    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"


def read_capability(chart: Chart | None, required: float | None, direction: Direction) -> Capability:
    """Whether the control limits at the last point keep clear of ``required``; NONE on trial limits."""
    if chart is None or chart.trial:
        return Capability.NONE
    return chart.assurance(required, direction)


def probability_of_hitting(process: Process, required: float, direction: Direction) -> float:
    """Probability that the next period lands on the good side of ``required`` if the process goes on as it is.

    Predictive t: cdf_ν(d·(x̄ − T) / (σ̂·√(1 + n_next/n_baseline))), ν = 0.62·(n − 1). For XmR n_next/n_baseline is 1/n;
    for p′ and u′ σ̂ is that of a period as large as the last one, Laney's spread included, and the ratio is its
    denominator over the baseline's. A process that never varies hits with certainty or not at all.
    """
    margin = direction.sign * (process.centre - required)
    error = process.sigma * (1 + process.last_size / process.baseline) ** 0.5
    if error == 0:
        return 1.0 if margin >= 0 else 0.0
    return float(stdtr(DEGREES_PER_RANGE * (process.points - 1), margin / error))


def chance(probability: float) -> Chance:
    """The band of a probability: likely from 90 %, unlikely to 10 %, open between."""
    if probability >= LIKELY:
        return Chance.LIKELY
    return Chance.UNLIKELY if probability <= UNLIKELY else Chance.OPEN


__all__ = ["Capability", "Chance", "chance", "probability_of_hitting", "read_capability"]
