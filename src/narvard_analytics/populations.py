"""Who is counted: the collaboration's target groups, and numbers of residents from the days on which they change."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TARGET_GROUPS = ("children_young", "multi_ill_elderly", "mental_ill_health", "disability", "end_of_life")
"""The five target groups of Södra Älvsborg (seed 1), which are codes of `cohorts.cohort`."""

MONTHS_A_YEAR = 12

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


def person_years(residents: NDArray[np.int64], first: int) -> NDArray[np.float64]:
    """Person-years from residents on the first day of months from number `first`; the last axis is months.

    Each month is its days' part of its own calendar year, so that the months of a whole year sum to the mean number of
    residents, leap year or not: a full year's rate is the conventional one per inhabitant.
    """
    months = np.datetime64("0000-01", "M") + np.arange(first, first + residents.shape[-1])
    years = months.astype("datetime64[Y]")
    return residents * (_days_in(months) / _days_in(years))


def _days_in(periods: NDArray[np.datetime64]) -> Counts:
    days: Counts = ((periods + 1).astype("datetime64[D]") - periods.astype("datetime64[D]")).astype(np.int64)
    return days
