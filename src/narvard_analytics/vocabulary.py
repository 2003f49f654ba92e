"""The closed vocabulary of indicator definitions: the only code that touches an engine's dates and NaN.

Engines differ silently in date arithmetic (a month added to 31 January, years between two days, a date plus an interval
becoming a timestamp) and in how NaN compares. Definitions therefore use the methods of tables and columns for choosing,
joining and counting, and these words for everything else. Days are local calendar days, columns `x_day` and `x_date`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

import ibis
import ibis.expr.types as ir

Table: TypeAlias = ir.Table
Value: TypeAlias = ir.Value
Condition: TypeAlias = ir.BooleanValue

OPEN_END = date(9999, 12, 31)
"""Stands for "not ended" where periods are compared, so that an empty `to_date` needs no second comparison."""


def _day_number(day: Value) -> Value:
    return day.year() * 10000 + day.month() * 100 + day.day()


def age_on(birth: Value, day: Value) -> Value:
    """Completed years of life on the day: who is born on 29 February turns a year older on 1 March in common years."""
    return (_day_number(day) - _day_number(birth)) // 10000


def month_of(day: Value) -> Value:
    """The number of the month that the day lies in, as in `periods.month_number`."""
    return (day.year() * 12 + day.month() - 1).cast("int64")


def month_from(day: Value) -> Value:
    """The number of the first month that starts on the day or after it."""
    return (month_of(day) + (day.day() > 1).cast("int64")).cast("int64")


def period_of(day: Value, months: int) -> Value:
    """The number of the calendar period of that many months (1, 3 or 12) that the day lies in."""
    return month_of(day) if months == 1 else (month_of(day) // months).cast("int64")


def month_start(day: Value) -> Value:
    """The first day of the day's month."""
    return day.truncate("M").cast("date")


def quarter_start(day: Value) -> Value:
    """The first day of the day's quarter."""
    return day.truncate("Q").cast("date")


def week_start(day: Value) -> Value:
    """The Monday of the day's ISO week: weeks are told by it, since not every engine has the year of an ISO week."""
    return day.truncate("W").cast("date")


def months_before(day: Value, months: int) -> Value:
    """The same day of the month so many months earlier, or the month's last day where it has no such day."""
    return (day - ibis.interval(months=months)).cast("date")


def days_between(first: Value, last: Value) -> Value:
    """Calendar days from `first` to `last`: 0 on the same day, negative when `last` is earlier."""
    return last.delta(first, unit="day")


def days_after(day: Value, days: int) -> Value:
    """The day so many calendar days later; earlier where the number is negative."""
    return (day + ibis.interval(days=days)).cast("date")


def seconds_between(first: Value, last: Value) -> Value:
    """Elapsed whole seconds from one instant to another, over the hours that clocks skip or repeat too.

    For limits in hours: a difference in hours counts boundaries on one engine and whole hours on another. Parts of a
    second are cut off before the difference is taken, since one engine would round them.
    """
    return (last.epoch_seconds().floor() - first.epoch_seconds().floor()).cast("int64")


def in_window(day: Value, start: Value | date, end: Value | date) -> Condition:
    """Whether the day lies in `[start, end)`."""
    return (day >= start) & (day < end)


def overlaps(start: Value, end: Value, other_start: Value, other_end: Value) -> Condition:
    """Whether `[start, end)` and `[other_start, other_end)` share a day."""
    return (start < other_end) & (other_start < end)


def later(*days: Value) -> Value:
    """The latest of several days or numbers."""
    return ibis.greatest(*days)


def earlier(*days: Value) -> Value:
    """The earliest of several days or numbers."""
    return ibis.least(*days)


def quotient(over: Value, under: Value) -> Value:
    """One number divided by another, as a decimal number; not known where the divisor is zero."""
    return over.cast("float64") / under.cast("float64").nullif(0.0)


def is_number(value: Value) -> Condition:
    """Whether a decimal number is known: neither empty nor NaN, which engines order differently."""
    return value.notnull() & ~value.isnan().fill_null(False)


def or_else(value: Value, default: object) -> Value:
    """The value, or the default where it is not known."""
    return value.fill_null(default)


def is_true(value: Value) -> Condition:
    """Whether a yes or no is known to be yes."""
    return value.fill_null(False)


def is_false(value: Value) -> Condition:
    """Whether a yes or no is known to be no."""
    return ~value.fill_null(True)


def starts_with_any(code: Value, prefixes: Iterable[str]) -> Condition:
    """Whether a code without dots begins with one of the prefixes."""
    by_length: dict[int, list[str]] = {}
    for prefix in sorted(prefixes):
        by_length.setdefault(len(prefix), []).append(prefix)
    conditions = [code.substr(0, length).isin(group) for length, group in by_length.items()]
    return ibis.or_(*conditions) if conditions else ibis.literal(False)


def stack(tables: Sequence[Table]) -> Table:
    """All rows of the tables, which have the same columns."""
    first, *others = tables
    return first.union(*others, distinct=False) if others else first


def constant(value: object, kind: str) -> Value:
    """A column that holds one value."""
    return ibis.literal(value, type=kind)


def before(key: str | Sequence[str], order: Sequence[str]) -> ir.Value:
    """For `lag` and `lead`: the rows of one key in order."""
    return ibis.window(group_by=key, order_by=list(order))


def earlier_rows(key: str, order: Sequence[str]) -> ir.Value:
    """For `max` and `sum`: all rows of the key before this one."""
    return ibis.window(group_by=key, order_by=list(order), preceding=(None, 1))


def so_far(key: str | Sequence[str], order: Sequence[str]) -> ir.Value:
    """For `max` and `sum`: all rows of the key up to this one."""
    return ibis.window(group_by=key, order_by=list(order), preceding=(None, 0))


def standing(periods: Table) -> Table:
    """Periods that can be looked up by day: those ended at a time not known left out, an open end as `OPEN_END`."""
    columns = periods.columns
    ended = is_true(periods.end_unknown) & periods.to_date.isnull() if "end_unknown" in columns else None
    known = periods if ended is None else periods.filter(~ended)
    return known.mutate(to_date=known.to_date.fill_null(OPEN_END))


def one_at_a_time(periods: Table, *tie_breakers: str) -> Table:
    """Standing periods of which each ends at the latest where the person's next one begins.

    A later registration replaces the earlier one from its first day on; of those that begin on one day the last by the
    tie breakers holds. So a person is in one place a day, however the rows overlap.
    """
    known = standing(periods)
    order = ibis.window(group_by="person", order_by=["from_date", *tie_breakers])
    ending = known.mutate(to_date=ibis.least(known.to_date, known.from_date.lead().over(order).fill_null(OPEN_END)))
    return ending.filter(ending.from_date < ending.to_date)


def united(periods: Table, *keys: str) -> Table:
    """Standing periods of the same keys united where they overlap or meet: columns keys, from_date, to_date."""
    known = standing(periods).select(*keys, "from_date", "to_date")
    known = known.filter(known.from_date < known.to_date)
    before = ibis.window(group_by=list(keys), order_by=["from_date", "to_date"], preceding=(None, 1))
    fresh = known.mutate(reached=known.to_date.max().over(before))
    fresh = fresh.mutate(starts=(fresh.reached.isnull() | (fresh.reached < fresh.from_date)).cast("int64"))
    running = ibis.window(group_by=list(keys), order_by=["from_date", "to_date"], preceding=(None, 0))
    numbered = fresh.mutate(run=fresh.starts.sum().over(running))
    runs = numbered.group_by([*keys, "run"])
    ends = runs.aggregate(from_date=numbered.from_date.min(), to_date=numbered.to_date.max())
    return ends.select(*keys, "from_date", "to_date")


def as_of(events: Table, day: str, periods: Table, *columns: str) -> Table:
    """The events with columns of the person's period that holds on the event's day; empty where none does.

    periods: at most one a person and day (`one_at_a_time`), with an `OPEN_END` (`standing`).
    """
    return _on_day(events, day, periods, columns, "left")


def belonging(events: Table, day: str, periods: Table, *columns: str) -> Table:
    """The events, each repeated with columns of every period of the person that holds on the event's day."""
    return _on_day(events, day, periods, columns, "inner")


def _on_day(events: Table, day: str, periods: Table, columns: tuple[str, ...], how: str) -> Table:
    lookup = periods.select("person", "from_date", "to_date", *columns)
    holds = (events.person == lookup.person, lookup.from_date <= events[day], events[day] < lookup.to_date)
    joined = events.join(lookup, holds, how=how, rname="{name}_of_period")
    return joined.select(*events.columns, *columns)


def padded(number: Value, digits: int) -> Value:
    """A whole number as text with leading zeros, so that texts sort as the numbers do."""
    return number.cast("string").lpad(digits, "0")


def matches(text: Value, pattern: str) -> Condition:
    """Whether the text fits a regular expression; a text that is not known does not."""
    return text.re_search(pattern).fill_null(False)
