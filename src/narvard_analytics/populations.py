"""Who is counted: the collaboration's target groups, and numbers of residents from the days on which they change."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TARGET_GROUPS = ("children_young", "multi_ill_elderly", "mental_ill_health", "disability", "end_of_life")
"""The five target groups of Södra Älvsborg (seed 1), which are codes of `cohorts.cohort`."""

MONTHS_A_YEAR = 12
DAYS_A_YEAR = 365.25
"""Mean length of a Julian year: turns residents times days into person-years."""

Counts = NDArray[np.int64]


def numbers_from_changes(at: Counts, change: Counts, first: int, count: int) -> Counts:
    """How many there are at each of `count` points from number `first`, from changes at point numbers.

    at, change: one entry a change, of equal length; changes before `first` count from the first point, changes after
    the last point not at all.
    """
    place = np.clip(at - first, 0, count)
    sums = np.zeros(count + 1, dtype=np.int64)
    np.add.at(sums, place, change)
    return np.cumsum(sums[:-1])


def ages_in_months(birth_months: Counts, points: Counts) -> Counts:
    """Completed months of life at month starts; shape (birth months, points).

    birth_months: number of the first month whose first day is on or after the day of birth. On the first day of a month
    a person has lived as many completed months as month starts have passed since, whatever the day of birth.
    """
    ages: Counts = points[None, :] - birth_months[:, None]
    return ages


def age_band(months: Counts, lower_ages: Sequence[int]) -> Counts:
    """The number of the age band that ages in completed months fall in; -1 before birth.

    lower_ages: lowest age of each band in completed years, rising from 0; the last band is open upwards.
    """
    years = months // MONTHS_A_YEAR
    return np.searchsorted(np.asarray(lower_ages), years, side="right") - 1


def person_years(residents: NDArray[np.int64], days: NDArray[np.int64]) -> NDArray[np.float64]:
    """Person-years from residents at each month's first day and the month's days; last axes are months."""
    return residents * (days / DAYS_A_YEAR)
