"""Shares of weighted answers: whole parts in, figures with Wilson's interval on the effective number of answers out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narvard_analytics.indicators.definition import Measure
from narvard_analytics.indicators.figures import Figures, Floats
from narvard_analytics.intervals import CONFIDENCE_95, CONFIDENCE_998, wilson
from narvard_analytics.periods import Period

PARTS = 10_000
"""A weight is counted in whole ten-thousandths, so that the order of answers cannot change a sum."""


@dataclass(frozen=True)
class Weighed:
    """Sums over answers by place, group and period. weight, positive: in `PARTS`. squares: of weights in `PARTS`.

    persons, events: the least number of persons behind the answers, and behind the positive ones.
    """

    weight: NDArray[np.int64]
    positive: NDArray[np.int64]
    squares: NDArray[np.int64]
    persons: NDArray[np.int64]
    events: NDArray[np.int64]


def weighed_share(measure: Measure, periods: Sequence[Period], complete: NDArray[np.bool_], sums: Weighed) -> Figures:
    """The weighted share of positive answers; numerator and denominator are weighted numbers of answers.

    The interval is Wilson's on as many answers as would tell as much if all weighed the same: the square of the sum of
    weights by the sum of their squares (Kish 1965).
    """
    weight = sums.weight.astype(np.float64)
    value = _by(sums.positive.astype(np.float64), weight)
    size = _by(weight**2, sums.squares.astype(np.float64))
    limits = (wilson(value * size, size, CONFIDENCE_95), wilson(value * size, size, CONFIDENCE_998))
    numerator, denominator = sums.positive / PARTS, weight / PARTS
    return Figures(measure, tuple(periods), complete, numerator, denominator, value, limits, sums.persons, sums.events)


def _by(over: Floats, under: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(under > 0, over / under, np.nan)
