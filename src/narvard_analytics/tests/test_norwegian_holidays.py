"""Norwegian public holidays: Easter as published, and what ten working days can at most take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.indicators.referral_assessed import SETTLED_AFTER, WORKING_DAYS
from narvard_analytics.reference_data.norwegian_holidays import easter, holidays, weekday_holidays


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1818, 3, 22),
        (1954, 4, 18),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2019, 4, 21),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
        (2049, 4, 18),
    ],
)
def test_easter_as_published(year, month, day):
    assert easter(year) == date(year, month, day)


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_its_five_weeks_and_a_year_has_twelve_holidays(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    # Ascension can fall on 1 May or 17 May, and Whitsun on 17 May.
    assert 10 <= len(holidays(year)) <= 12


def test_the_weekday_holidays_of_2024():
    expected = ["01-01", "03-28", "03-29", "04-01", "05-01", "05-09", "05-17", "05-20", "12-25", "12-26"]
    found = weekday_holidays(date(2024, 1, 1), date(2024, 12, 31))
    assert [f"{day:%m-%d}" for day in found] == expected


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_ten_working_days_have_passed_when_a_period_is_shown(day):
    later = (day + timedelta(days=number) for number in range(1, SETTLED_AFTER))
    worked = sum(each.weekday() < 5 and each not in holidays(each.year) for each in later)
    assert worked >= WORKING_DAYS
