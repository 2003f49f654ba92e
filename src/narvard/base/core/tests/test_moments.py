"""From the clock on the wall to an instant, also in the two nights of the year when the clock is changed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.core.fields import MomentField
from narvard.base.core.queries import NoSuchTime, TimeTwice, day_of, instant

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Asked(forms.Form):
    at = MomentField()


# day · time as written · the instant in UTC, or the code of the refusal
WRITTEN = [
    ("2025-09-01", "12:00", datetime(2025, 9, 1, 10, 0, tzinfo=UTC)),
    ("2025-09-01", "7.05", datetime(2025, 9, 1, 5, 5, tzinfo=UTC)),
    ("2025-10-26", "02:30", "twice"),
    ("2025-10-26", "02:30A", datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
    ("2025-10-26", "02:30 b", datetime(2025, 10, 26, 1, 30, tzinfo=UTC)),
    ("2025-03-30", "02:30", "never"),
    ("2025-09-01", "25:00", "clock"),
    ("2025-09-01", "noon", "clock"),
]


@pytest.mark.parametrize(("day", "clock", "expected"), WRITTEN)
def test_a_moment_is_read_as_people_write_it(day, clock, expected):
    form = Asked({"at_0": day, "at_1": clock})
    if isinstance(expected, str):
        assert [error.code for error in form.errors["at"].as_data()] == [expected]
    else:
        assert form.is_valid() and form.cleaned_data["at"] == expected


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)).map(lambda at: at.replace(microsecond=0)), st.booleans()
)
def test_there_and_back(local, second):
    try:
        moment = instant(local.date(), local.time(), STOCKHOLM, int(second))
    except NoSuchTime:
        assert local.hour == 2 and local.month == 3
        return
    assert moment.astimezone(STOCKHOLM).replace(tzinfo=None) == local
    assert day_of(moment, STOCKHOLM) == local.date()


def test_the_hour_that_comes_twice_asks_which():
    with pytest.raises(TimeTwice):
        instant(date(2025, 10, 26), time(2, 0), STOCKHOLM)
    first, second = (instant(date(2025, 10, 26), time(2, 0), STOCKHOLM, fold) for fold in (0, 1))
    assert (second - first).total_seconds() == 3600
