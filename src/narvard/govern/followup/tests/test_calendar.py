"""Quarters, working days and deadlines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.followup.rules.deadlines import (
    Deadlines,
    Level,
    LevelRule,
    in_order,
    proposed,
    rule_in_force,
)
from narvard.govern.followup.rules.quarters import Quarter, quarter_named, quarter_of
from narvard.govern.followup.rules.working_days import easter, is_working_day, midsummer_eve, working_day_before

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
QUARTERS = st.builds(Quarter, st.integers(2000, 2099), st.integers(1, 4))
COUNTRIES = st.sampled_from(["SE", "NO"])


@given(DAYS)
def test_a_day_is_within_its_quarter(day):
    quarter = quarter_of(day)
    assert quarter.first <= day < quarter.after
    assert quarter.last == quarter.after - timedelta(days=1)


@given(QUARTERS)
def test_quarters_follow_each_other_without_a_gap(quarter):
    assert quarter.next.first == quarter.after
    assert quarter.next.before == quarter == quarter.before.next
    assert quarter.before < quarter < quarter.next
    assert quarter_named(quarter.code) == quarter


@pytest.mark.parametrize(
    "code", ["", "2026", "2026-0", "2026-5", "2026-3 ", "26-3", "1999-4", "2101-1", "٢٠٢٦-3", "2026-33"]
)
def test_what_is_no_quarter(code):
    assert quarter_named(code) is None


# Published dates of Easter Sunday, the earliest and the latest possible among them.
EASTERS = [
    date(2000, 4, 23),
    date(2008, 3, 23),
    date(2019, 4, 21),
    date(2025, 4, 20),
    date(2026, 4, 5),
    date(2038, 4, 25),
    date(2049, 4, 18),
    date(2076, 4, 19),
]


@pytest.mark.parametrize("day", EASTERS)
def test_easter(day):
    assert easter(day.year) == day


def easter_by_division(year: int) -> date:
    """Easter after Meeus, Jones and Butcher: a second way to the same day."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("century", [1600, 1900, 2000, 2200])
def test_easter_in_every_year_of_a_century(century):
    years = range(century, century + 100)
    assert [easter(year) for year in years] == [easter_by_division(year) for year in years]


# day · country · is it a working day · why
WORKING = [
    (date(2026, 4, 2), "SE", True, "Maundy Thursday"),
    (date(2026, 4, 2), "NO", False, "Maundy Thursday"),
    (date(2026, 4, 3), "SE", False, "Good Friday"),
    (date(2026, 4, 6), "NO", False, "Easter Monday"),
    (date(2026, 5, 14), "SE", False, "Ascension"),
    (date(2026, 5, 25), "SE", True, "Whit Monday"),
    (date(2026, 5, 25), "NO", False, "Whit Monday"),
    (date(2027, 5, 17), "NO", False, "Constitution Day"),
    (date(2027, 5, 17), "SE", True, "17 May in Sweden"),
    (date(2028, 6, 6), "SE", False, "National Day"),
    (date(2026, 6, 19), "SE", False, "Midsummer Eve"),
    (date(2026, 6, 19), "NO", True, "a Friday in Norway"),
    (date(2026, 12, 31), "SE", False, "New Year's Eve"),
    (date(2026, 12, 31), "NO", True, "New Year's Eve in Norway"),
    (date(2026, 11, 21), "SE", False, "a Saturday"),
    (date(2026, 11, 22), "NO", False, "a Sunday"),
    (date(2026, 11, 23), "SE", True, "a Monday"),
]


@pytest.mark.parametrize(("day", "country", "working", "why"), WORKING)
def test_working_days(day, country, working, why):
    assert is_working_day(day, country) is working, why


@given(st.integers(1900, 2100))
def test_midsummer_eve_is_a_friday_from_19_to_25_june(year):
    eve = midsummer_eve(year)
    assert eve.weekday() == 4
    assert date(year, 6, 19) <= eve <= date(year, 6, 25)


@given(DAYS, COUNTRIES)
def test_a_deadline_moves_back_to_the_nearest_working_day(day, country):
    moved = working_day_before(day, country)
    assert moved <= day
    assert is_working_day(moved, country)
    free = [moved + timedelta(days=n) for n in range(1, (day - moved).days + 1)]
    assert not any(is_working_day(d, country) for d in free)


@given(QUARTERS, COUNTRIES)
def test_proposed_deadlines_are_in_order_and_on_working_days(quarter, country):
    days = proposed(quarter, country)
    assert in_order(quarter, days)
    assert all(is_working_day(days.of(level), country) for level in Level)


def test_the_deadlines_of_the_third_quarter_of_2026():
    assert proposed(Quarter(2026, 3), "SE") == Deadlines(
        areas=date(2026, 10, 21), office=date(2026, 10, 28), steering=date(2026, 11, 13), council=date(2026, 11, 27)
    )


Q3 = Quarter(2026, 3)
# areas · office · steering · council · in order?
ORDERS = [
    ("2026-10-01", "2026-10-02", "2026-10-03", "2026-10-03", True),
    ("2026-09-30", "2026-10-02", "2026-10-03", "2026-10-04", False),
    ("2026-10-02", "2026-10-02", "2026-10-03", "2026-10-04", False),
    ("2026-10-01", "2026-10-03", "2026-10-03", "2026-10-04", False),
    ("2026-10-01", "2026-10-02", "2026-10-04", "2026-10-03", False),
]


@pytest.mark.parametrize(("areas", "office", "steering", "council", "right"), ORDERS)
def test_the_areas_before_the_office_before_the_steering_group(areas, office, steering, council, right):
    assert in_order(Q3, Deadlines(*map(date.fromisoformat, (areas, office, steering, council)))) is right


def test_the_newest_rule_that_is_valid_counts():
    rules = tuple(LevelRule(Level.AREAS, n, date(y, 1, 1), "x", "X") for n, y in [(21, 2000), (10, 2026), (5, 2030)])
    assert [rule_in_force(Level.AREAS, date(y, 6, 1), rules).days_after for y in (2025, 2026, 2031)] == [21, 10, 5]
