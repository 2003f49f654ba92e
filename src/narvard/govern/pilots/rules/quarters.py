"""Quarters of a year, and which of them a pilot has to be said something of."""

from collections.abc import Iterator
from datetime import date

Quarter = tuple[int, int]
"""Year and quarter, 1 to 4."""


def quarter_of(day: date) -> Quarter:
    """The quarter that a day is in."""
    return day.year, (day.month - 1) // 3 + 1


def first_day(quarter: Quarter) -> date:
    """The quarter's first day."""
    return date(quarter[0], quarter[1] * 3 - 2, 1)


def after(quarter: Quarter) -> Quarter:
    """The next quarter."""
    year, number = quarter
    return (year + 1, 1) if number == 4 else (year, number + 1)


def quarters(starts_on: date, until: date) -> Iterator[Quarter]:
    """Every quarter that has ended before `until`, from the one that `starts_on` is in."""
    found = quarter_of(starts_on)
    while first_day(after(found)) <= until:
        yield found
        found = after(found)
