"""Residents from changes, and ages at month starts."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.periods import month_number, month_start
from narvard_analytics.populations import age_band, ages_in_months, numbers_from_changes, person_years

SPELLS = st.lists(st.tuples(st.integers(-5, 25), st.integers(1, 30)), max_size=20)


@given(SPELLS)
def test_numbers_from_changes_agree_with_counting_each_point(spells):
    at = np.array([x for first, length in spells for x in (first, first + length)], dtype=np.int64)
    change = np.array([x for _ in spells for x in (1, -1)], dtype=np.int64)
    expected = [sum(first <= n < first + length for first, length in spells) for n in range(20)]
    assert numbers_from_changes(at, change, 0, 20).tolist() == expected


@given(st.dates(date(1920, 1, 1), date(2020, 12, 31)), st.dates(date(2021, 1, 1), date(2025, 12, 1)))
def test_ages_at_month_starts_are_completed_years(birth, day):
    first = day.replace(day=1)
    number = month_number(birth) + (birth.day > 1)
    months = ages_in_months(np.array([number]), np.array([month_number(first)]))
    years = first.year - birth.year - ((first.month, first.day) < (birth.month, birth.day))
    assert months[0, 0] // 12 == years
    assert month_start(number) >= birth


def test_bands_are_closed_below_and_open_at_the_end():
    months = np.array([-1, 0, 59, 60, 12 * 89 + 11, 12 * 90, 12 * 110])
    assert age_band(months, range(0, 95, 5)).tolist() == [-1, 0, 0, 1, 17, 18, 18]


@pytest.mark.parametrize("year", [2019, 2020, 1900, 2000])
def test_the_months_of_a_year_are_the_mean_population(year):
    residents = np.array([[4] * 12, [0] * 11 + [1]])
    whole, december = person_years(residents, year * 12).sum(axis=-1)
    assert whole == pytest.approx(4)
    assert december == pytest.approx(31 / (366 if year in (2020, 2000) else 365))
