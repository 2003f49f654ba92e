"""Calendar periods by month number."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.periods import (
    PeriodsCannotBeLaidOut,
    calendar_periods,
    is_complete,
    local_day,
    month_number,
    month_start,
    point,
    rolling_window,
)
from narvard_analytics.results import PeriodKind

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_month(day):
    number = month_number(day)
    assert month_start(number) <= day < month_start(number + 1)


@given(DAYS, DAYS, st.sampled_from((PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)))
def test_periods_meet_and_hold_both_days(one, other, kind):
    first, last = sorted((one, other))
    periods = calendar_periods(kind, first, last)
    assert periods[0].start <= first < periods[0].end
    assert periods[-1].start <= last < periods[-1].end
    assert all(a.end == b.start for a, b in zip(periods, periods[1:], strict=False))


def test_thirty_seven_windows_of_eighteen_months_fit_in_fifty_four():
    ends = [p.end for p in calendar_periods(PeriodKind.MONTH, date(2020, 1, 1), date(2024, 6, 30))]
    windows = [rolling_window(end) for end in ends if rolling_window(end).start >= date(2020, 1, 1)]
    assert len(windows) == 37
    assert (windows[0].start, windows[0].end) == (date(2020, 1, 1), date(2021, 7, 1))


@pytest.mark.parametrize(
    ("cut_off", "follow_up", "complete"),
    [
        (date(2024, 6, 30), 0, False),
        (date(2024, 7, 1), 0, True),
        (date(2024, 7, 30), 30, False),
        (date(2024, 7, 31), 30, True),
    ],
)
def test_a_month_is_complete_when_its_follow_up_has_ended(cut_off, follow_up, complete):
    june = calendar_periods(PeriodKind.MONTH, date(2024, 6, 1), date(2024, 6, 1))[0]
    assert is_complete(june, cut_off, follow_up) is complete


def test_a_point_is_complete_when_its_day_has_begun():
    assert is_complete(point(date(2024, 7, 1)), date(2024, 7, 1))
    assert not is_complete(point(date(2024, 7, 1)), date(2024, 6, 30))


def test_the_local_day_of_midnight_is_not_the_day_in_utc():
    assert local_day(datetime(2024, 6, 30, 22, tzinfo=UTC), "Europe/Stockholm") == date(2024, 7, 1)


def test_what_cannot_be_laid_out_is_refused():
    with pytest.raises(PeriodsCannotBeLaidOut, match="before the first day"):
        calendar_periods(PeriodKind.MONTH, date(2024, 2, 1), date(2024, 1, 1))
    with pytest.raises(PeriodsCannotBeLaidOut, match="do not divide"):
        calendar_periods(PeriodKind.POINT, date(2024, 1, 1), date(2024, 2, 1))
