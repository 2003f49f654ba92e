"""Calendar days and instants. Days are local days fixed at ingest; of an instant only elapsed time is known."""

import calendar
import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from narvard_analytics.engines.plain.refusal import NotInVocabulary

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MONTHS = {"M": 1, "Q": 3, "Y": 12}
DAYS = {"D": 1, "W": 7}
SECONDS = {"h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True)
class Interval:
    """So many of a unit: Y, Q, M, W, D, h, m or s."""

    number: int
    unit: str

    def __neg__(self) -> "Interval":
        return Interval(-self.number, self.unit)


def day_after(day: date, interval: Interval) -> date:
    """The day an interval later; the month's last day where the month reached has no such day."""
    if interval.unit in DAYS:
        return day + timedelta(days=interval.number * DAYS[interval.unit])
    number = day.year * 12 + day.month - 1 + interval.number * MONTHS[interval.unit]
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def day_before(day: date, interval: Interval) -> date:
    """The day an interval earlier."""
    return day_after(day, -interval)


def instant_after(instant: datetime, interval: Interval) -> datetime:
    """The instant so much elapsed time later; days of a clock that is changed are no elapsed time."""
    if interval.unit not in SECONDS:
        raise NotInVocabulary(f"An instant plus a number of {interval.unit}")
    return instant + timedelta(seconds=interval.number * SECONDS[interval.unit])


def instant_before(instant: datetime, interval: Interval) -> datetime:
    """The instant so much elapsed time earlier."""
    return instant_after(instant, -interval)


def days_from(part: str, last: date, first: date) -> int:
    """Days from the second to the first; differences in months, years and hours are counted differently by engines."""
    if part != "day":
        raise NotInVocabulary(f"A difference in {part}s")
    return (last - first).days


def beginning(day: date, unit: str) -> date:
    """The first day of the day's week (Monday), month, quarter or year."""
    if unit == "W":
        return day - timedelta(days=day.weekday())
    if unit not in MONTHS:
        raise NotInVocabulary(f"The beginning of a day's {unit}")
    month = (day.month - 1) // MONTHS[unit] * MONTHS[unit] + 1
    return date(day.year, month, 1)


def seconds_since_1970(instant: datetime) -> int:
    """Whole seconds since the beginning of 1970, UTC."""
    return math.floor((instant - EPOCH).total_seconds())
