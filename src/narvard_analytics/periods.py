"""Calendar periods by month number, and which of them a cut-off lets us count.

A month's number is `year * 12 + month - 1`, so that months, quarters and years are whole-number arithmetic and no
engine's date functions are asked. Periods are half-open, `[start, end)`, in local calendar days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.results import PeriodKind

ROLLING_MONTHS = 18
"""Length of the continuity window (Primärvårdskvalitet: visits in the last 18 months)."""

MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


class PeriodsCannotBeLaidOut(AnalyticsError):
    """The period asked for is not one that divides the calendar, or it ends before it starts."""


@dataclass(frozen=True)
class Period:
    """A half-open run of local calendar days, `[start, end)`."""

    kind: PeriodKind
    start: date
    end: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days


def month_number(day: date) -> int:
    """The number of the month that the day lies in."""
    return day.year * 12 + day.month - 1


def month_start(number: int) -> date:
    """The first day of the month with that number."""
    return date(number // 12, number % 12 + 1, 1)


def months_in(kind: PeriodKind) -> int:
    """How many months a calendar period of that kind has.

    Raises PeriodsCannotBeLaidOut for kinds that overlap or are a single day.
    """
    if kind not in MONTHS_IN:
        raise PeriodsCannotBeLaidOut(
            f"Periods of kind {kind} do not divide the calendar. Ask for {', '.join(MONTHS_IN)}; "
            "rolling and point measures follow the ends of those."
        )
    return MONTHS_IN[kind]


def calendar_periods(kind: PeriodKind, first: date, last: date) -> tuple[Period, ...]:
    """The calendar periods that hold the days from `first` to `last`, both included, in order.

    Raises PeriodsCannotBeLaidOut.
    """
    if last < first:
        raise PeriodsCannotBeLaidOut(f"The last day {last} is before the first day {first}. Give them in order.")
    months = months_in(kind)
    numbers = range(month_number(first) // months, month_number(last) // months + 1)
    return tuple(Period(kind, month_start(n * months), month_start((n + 1) * months)) for n in numbers)


def rolling_window(end: date, months: int = ROLLING_MONTHS) -> Period:
    """The window of that many months that ends before `end`, the first day of a month."""
    return Period(PeriodKind.ROLLING_18_MONTHS, month_start(month_number(end) - months), end)


def point(day: date) -> Period:
    """The single day on which a stock is counted."""
    return Period(PeriodKind.POINT, day, day + timedelta(days=1))


def local_day(instant: datetime, zone: str) -> date:
    """The calendar day in the zone that the instant falls on."""
    return instant.astimezone(ZoneInfo(zone)).date()


def is_complete(period: Period, cut_off_day: date, follow_up_days: int = 0) -> bool:
    """Whether all events of the period, and of its follow-up, lie before the cut-off day.

    What happened on the cut-off day itself is not known to its end. A point is complete when its day has begun.
    """
    if period.kind is PeriodKind.POINT:
        return period.start <= cut_off_day
    return period.end + timedelta(days=follow_up_days) <= cut_off_day


def month_numbers(periods: tuple[Period, ...]) -> Iterator[int]:
    """The months of the periods, in order."""
    for period in periods:
        yield from range(month_number(period.start), month_number(period.end))
