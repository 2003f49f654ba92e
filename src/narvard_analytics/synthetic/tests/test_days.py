"""Local clock time becomes the right instant, on the nights when the clocks are changed too."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.synthetic.days import MINUTES, Calendar, first_of_month
from narvard_analytics.synthetic.rhythms import OFFICE

CALENDAR = Calendar(date(2020, 1, 1), 54)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def instant(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    local = CALENDAR.day_of(day) * MINUTES + hour * 60 + minute
    micro = int(CALENDAR.instants(np.array([local]))[0])
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micro)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2020, 1, 1), "00:00", "2019-12-31 23:00"),
        (date(2023, 7, 1), "12:00", "2023-07-01 10:00"),
        (date(2023, 3, 26), "01:55", "2023-03-26 00:55"),
        (date(2023, 3, 26), "02:30", "2023-03-26 01:30"),  # does not exist: read as 03:30 summer time
        (date(2023, 3, 26), "03:00", "2023-03-26 01:00"),
        (date(2023, 10, 29), "02:25", "2023-10-29 00:25"),  # the first of the two: summer time
        (date(2023, 10, 29), "02:30", "2023-10-29 01:30"),  # the second: standard time
        (date(2023, 10, 29), "03:00", "2023-10-29 02:00"),
        (date(2024, 6, 30), "23:55", "2024-06-30 21:55"),
    ],
)
def test_local_clock_to_utc(day, clock, utc):
    assert instant(day, clock).strftime("%Y-%m-%d %H:%M") == utc


@given(st.integers(0, CALENDAR.days * MINUTES))
def test_instants_agree_with_the_time_zone_database(minute):
    micro = int(CALENDAR.instants(np.array([minute]))[0])
    local = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micro)).astimezone(STOCKHOLM)
    asked = datetime(2020, 1, 1) + timedelta(minutes=minute)
    missing_hour = asked.month == 3 and asked.hour == 2 and local.hour == 3
    assert local.replace(tzinfo=None) == asked + timedelta(hours=1 if missing_hour else 0)


@pytest.mark.parametrize(
    ("months", "day"), [(0, date(2020, 11, 1)), (1, date(2020, 12, 1)), (2, date(2021, 1, 1)), (26, date(2023, 1, 1))]
)
def test_first_of_month(months, day):
    assert first_of_month(date(2020, 11, 1), months) == day


def test_weights_follow_week_season_and_holidays():
    weights = CALENDAR.weights(OFFICE)
    on = {day: weights[CALENDAR.day_of(day)] for day in (date(2021, 3, 1), date(2021, 3, 7), date(2021, 7, 5))}
    assert on[date(2021, 3, 7)] < 0.05 * on[date(2021, 3, 1)]  # Sunday
    assert on[date(2021, 7, 5)] < 0.7 * on[date(2021, 3, 1)]  # July
    assert weights[CALENDAR.day_of(date(2022, 6, 6))] < 0.05 * on[date(2021, 3, 1)]  # national day, a Monday
    assert abs(weights.mean() - 1) < 0.05


def test_fifty_four_months_hold_thirty_six_complete_windows():
    assert (CALENDAR.end, CALENDAR.days) == (date(2024, 7, 1), 1643)
    assert CALENDAR.months - 18 + 1 == 37
    assert CALENDAR.month_of_day[[0, 30, 31, -1]].tolist() == [0, 0, 1, 53]
