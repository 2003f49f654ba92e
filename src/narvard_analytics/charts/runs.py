"""Anhøj's rules: whether points cross their centre line as often, in as short runs, as chance makes them.

The two rules are judged on the whole part and keep the share of false alarms near 5 % whatever its length. Source:
Anhøj and Olesen (2014); Anhøj and Wentzel-Larsen (2018).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from narvard_analytics.charts.alignment import Bools, Ints

CROSSINGS_QUANTILE = 0.05
"""Fewer crossings than this binomial quantile are a signal [B]."""


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of each row, all arrays one entry a row but ``in_long_run`` (rows × width).

    ``useful`` points do not lie on the centre line. ``longest`` is the longest run of useful points on one side,
    ``crossings`` how often two neighbouring useful points lie on different sides. ``longest_allowed`` and
    ``fewest_allowed`` are what chance allows.
    """

    useful: Ints
    longest: Ints
    longest_allowed: Ints
    crossings: Ints
    fewest_allowed: Ints
    in_long_run: Bools

    @property
    def non_random(self) -> Bools:
        """Rows with too long a run or too few crossings."""
        return (self.longest > self.longest_allowed) | (self.crossings < self.fewest_allowed)


def longest_run_allowed(useful: Ints) -> Ints:
    """round(log₂ n) + 3, halves to even as in R; a longer run is a signal. 3 where there is no useful point."""
    return np.rint(np.log2(np.maximum(useful, 1))).astype(np.int64) + 3


def fewest_crossings_allowed(useful: Ints) -> Ints:
    """The lower 5 % quantile of (n − 1, ½): the least k with P(X ≤ k) ≥ 0.05; fewer crossings are a signal."""
    return np.asarray(stats.binom.ppf(CROSSINGS_QUANTILE, np.maximum(useful, 1) - 1, 0.5), dtype=np.int64)


def runs_about(side: NDArray[np.int8]) -> Runs:
    """Runs of rows × width points by their ``side`` of the centre: +1, −1, or 0 on it or unfilled."""
    row, rank = np.nonzero(side)
    value = side[row, rank]
    begins = np.ones(row.size, dtype=np.bool_)
    begins[1:] = (row[1:] != row[:-1]) | (value[1:] != value[:-1])
    run = np.cumsum(begins) - 1
    lengths, rows_of_runs = np.bincount(run), row[begins]
    rows = side.shape[0]
    useful = np.bincount(row, minlength=rows)
    longest = np.zeros(rows, dtype=np.int64)
    np.maximum.at(longest, rows_of_runs, lengths)
    allowed = longest_run_allowed(useful)
    marked = np.zeros(side.shape, dtype=np.bool_)
    marked[row, rank] = (lengths > allowed[rows_of_runs])[run]
    crossings = np.maximum(np.bincount(rows_of_runs, minlength=rows) - 1, 0)
    return Runs(useful, longest, allowed, crossings, fewest_crossings_allowed(useful), marked)
