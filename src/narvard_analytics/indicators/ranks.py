"""Order statistics of values that come as how many have each: medians and their intervals, cell by cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from narvard_analytics.intervals import Confidence

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ranked:
    """Values in order within cells in order.

    value, upto: one entry a distinct value of a cell; upto is the number of values to and with it over all cells.
    count: values in each cell.
    """

    value: Floats
    upto: NDArray[np.int64]
    count: Floats

    def at(self, rank: Floats) -> Floats:
        """The value of that rank (from 1) in each cell; NaN where the cell has no such rank."""
        before = np.cumsum(self.count) - self.count
        exists = (rank >= 1) & (rank <= self.count)
        place = np.searchsorted(self.upto, np.where(exists, before + rank, 0), side="left")
        found: Floats = np.full(len(self.count), np.nan)
        found[exists] = self.value[place[exists]]
        return found


def ranks(count: Floats, level: Confidence) -> tuple[Floats, Floats]:
    """The ranks between which the median lies with at least the confidence asked for (binomial; Conover 1999).

    Rank 0 and count + 1 mean that so few values give no such limit.
    """
    lower = np.maximum(stats.binom.ppf(level.outside / 2, count, 0.5), 0)
    return lower, count - lower + 1
