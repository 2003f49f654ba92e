"""The calendar of a made-up region: day and minute numbers, seasons, and local time to instants.

Days are numbered from the first day of care (0); minutes are local wall-clock minutes from its midnight.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np

from .randomness import Floats, Ints

ZONE = "Europe/Stockholm"
MINUTES = 1440
DAYS_PER_YEAR = 365.25
NEVER = 10**6  # a day number after every calendar: "has not happened"
# Public holidays on a fixed date, and the three eves that work like them (Swedish act 1989:253; eves by custom).
FIXED_HOLIDAYS = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
SUNDAY = 6


@dataclass(frozen=True)
class Rhythm:
    """How care varies: weights of weekdays (Monday first), of months (January first) and of the day's 24 hours."""

    weekdays: tuple[float, ...]
    months: tuple[float, ...]
    hours: tuple[float, ...]


def first_of_month(first: date, months: int) -> date:
    """The first day of the month that many months after `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


class Calendar:
    """The days from the first of `first_month` through `months` whole months."""

    def __init__(self, first_month: date, months: int) -> None:
        self.first = first_month
        self.months = months
        self.end = first_of_month(first_month, months)
        self.days = (self.end - self.first).days
        self.epoch_day = (first_month - date(1970, 1, 1)).days

    @property
    def reference_date(self) -> date:
        """The day before the first day of care, on which the published population lives in the region."""
        return self.first - timedelta(days=1)

    def day_of(self, day: date) -> int:
        """The number of a date; negative before the first day."""
        return (day - self.first).days

    @cached_property
    def month_starts(self) -> Ints:
        """Day number of each month's first day, and of the day after the last: months + 1 numbers."""
        return np.array([self.day_of(first_of_month(self.first, m)) for m in range(self.months + 1)], dtype=np.int64)

    @cached_property
    def month_of_day(self) -> Ints:
        """Month number of every day."""
        return np.repeat(np.arange(self.months), np.diff(self.month_starts))

    @cached_property
    def dates(self) -> list[date]:
        """Every day, in order."""
        return [self.first + timedelta(days=day) for day in range(self.days)]

    def weights(self, rhythm: Rhythm, yearly_trend: float = 0.0) -> Floats:
        """Relative intensity of care on every day, about 1 on average over the first year."""
        weekday = np.array([SUNDAY if (d.month, d.day) in FIXED_HOLIDAYS else d.weekday() for d in self.dates])
        month = np.array([d.month - 1 for d in self.dates])
        shape = np.array(rhythm.weekdays)[weekday] * np.array(rhythm.months)[month]
        level = np.mean(rhythm.weekdays) * np.mean(rhythm.months)
        result: Floats = shape / level * (1 + yearly_trend) ** (np.arange(self.days) / DAYS_PER_YEAR)
        return result

    @cached_property
    def _clock(self) -> tuple[Ints, Ints, Ints]:
        """Offset from UTC at each day's start, minute when the clock is changed, and by how much, in minutes."""
        zone = ZoneInfo(ZONE)
        starts = [datetime.combine(self.first + timedelta(days=d), time(), tzinfo=zone) for d in range(self.days + 2)]
        offsets = np.array([(s.utcoffset() or timedelta()).total_seconds() // 60 for s in starts], dtype=np.int64)
        change = np.diff(offsets)
        # Spring: the hour from 02:00 does not exist and is read as an hour later (switch at 03:00).
        # Autumn: the hour from 02:00 comes twice; its first half is read before the change, its second after.
        return offsets[:-1], np.where(change > 0, 180, 150), change

    def instants(self, minutes: Ints) -> Ints:
        """Local minutes, from the first day to the day after the last, as microseconds of UTC since 1970."""
        offset, switch, change = self._clock
        day, minute = np.divmod(minutes, MINUTES)
        utc = minutes - offset[day] - np.where(minute >= switch[day], change[day], 0)
        return (utc + self.epoch_day * MINUTES) * 60_000_000

    @property
    def cut_off(self) -> datetime:
        """The instant when the last day ends."""
        return datetime.combine(self.end, time(), tzinfo=ZoneInfo(ZONE))
