"""Months, each named by its first day."""

from datetime import date


def month_of(day: date) -> date:
    """The month that a day is in."""
    return day.replace(day=1)


def next_month(month: date, by: int = 1) -> date:
    """The month `by` months later; earlier when `by` is negative."""
    count = month.year * 12 + month.month - 1 + by
    return date(count // 12, count % 12 + 1, 1)
