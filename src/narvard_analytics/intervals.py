"""Confidence intervals on arrays: Wilson, exact Poisson, Byar, Dobson–Byar and Student's t, at 95 % and 99.8 %.

Every function takes arrays of equal shape and returns a `Limits` pair of that shape; NaN in the result means that the
interval does not exist (nothing observed to compute it from). Callers turn NaN into null before it leaves.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Confidence:
    """A two-sided confidence level: the normal quantile and the share outside."""

    z: float
    outside: float


# The two levels of public-health funnels (PHE).
CONFIDENCE_95 = Confidence(z=1.959964, outside=0.05)
CONFIDENCE_998 = Confidence(z=3.090232, outside=0.002)


class Limits(NamedTuple):
    """Lower and upper limit."""

    lower: Array
    upper: Array


def wilson(events: Array, trials: Array, level: Confidence) -> Limits:
    """Wilson's score interval of a proportion (Wilson 1927); does not exist without trials."""
    with np.errstate(invalid="ignore", divide="ignore"):
        share = events / trials
        z2 = level.z**2
        centre = (share + z2 / (2 * trials)) / (1 + z2 / trials)
        half = level.z * np.sqrt(share * (1 - share) / trials + z2 / (4 * trials**2)) / (1 + z2 / trials)
    return Limits(_clipped(centre - half, share, events == 0), _clipped(centre + half, share, events == trials))


def _clipped(limit: Array, share: Array, at_edge: NDArray[np.bool_]) -> Array:
    # At 0 and 1 the limit equals the share exactly; rounding must not put it on the wrong side.
    return np.where(at_edge, share, np.clip(limit, 0.0, 1.0))


def exact_poisson(events: Array, level: Confidence) -> Limits:
    """Exact limits of a Poisson count (Garwood 1936); divide by the exposure to get a rate."""
    lower = stats.chi2.ppf(level.outside / 2, 2 * events) / 2
    upper = stats.chi2.ppf(1 - level.outside / 2, 2 * (events + 1)) / 2
    return Limits(np.where(events == 0, 0.0, lower), np.asarray(upper, dtype=np.float64))


def byar(events: Array, level: Confidence) -> Limits:
    """Byar's approximate limits of a Poisson count (Breslow and Day 1987)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        lower = events * (1 - 1 / (9 * events) - level.z / (3 * np.sqrt(events))) ** 3
    more = events + 1
    upper = more * (1 - 1 / (9 * more) + level.z / (3 * np.sqrt(more))) ** 3
    return Limits(np.where(events == 0, 0.0, np.maximum(lower, 0.0)), upper)


def dobson_byar(rate: Array, variance: Array, events: Array, exposure: Array, level: Confidence) -> Limits:
    """Limits of a directly standardised rate (Dobson 1991 with Byar's limits).

    rate: standardised events a unit of exposure. variance: sum of w² d / n². events, exposure: observed, in total.
    Without events the variance is zero and tells nothing: the upper limit is then that of the crude rate.
    """
    counts = byar(events, level)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.sqrt(variance / events)
        lower = rate + scale * (counts.lower - events)
        upper = rate + scale * (counts.upper - events)
        crude_upper = counts.upper / exposure
    nothing = events == 0
    empty = exposure <= 0
    lower = np.where(nothing, 0.0, np.maximum(lower, 0.0))
    upper = np.where(nothing, crude_upper, upper)
    return Limits(np.where(empty, np.nan, lower), np.where(empty, np.nan, upper))


def mean_t(total: Array, squares: Array, count: Array, level: Confidence) -> Limits:
    """Student's t interval of a mean from the sum and the sum of squares of `count` values; exists from two values."""
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / count
        variance = np.maximum(squares - count * mean**2, 0.0) / (count - 1)
        quantile = stats.t.ppf(1 - level.outside / 2, np.maximum(count - 1, 1))
        half = quantile * np.sqrt(variance / count)
    half = np.where(count >= 2, half, np.nan)
    return Limits(mean - half, mean + half)
