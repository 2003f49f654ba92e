"""What is worth looking at in a measured delivery. Pure; the limits are dated data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from narvard_analytics.events.quality.records import Concern, Kind, Measured, TableMeasure
from narvard_analytics.events.schema import TABLES


@dataclass(frozen=True)
class Limits:
    """From where on a change is worth a look. Shares are of 1; `rows` is the fewest that a share is judged from."""

    valid_from: date
    source: str
    certainty: str
    rows_change: float
    month_low: float
    fill_fall: float
    code_move: float
    provider_missing: float
    rejected: float
    ends_early_days: int
    delivered_late_days: int
    rows: int


MONTH = "month"
"""Marks rows that are those of a month."""
LIMITS = Limits(
    valid_from=date(2026, 1, 1),
    source="Chosen here to draw the eye, from no published norm: held against no deliverer's experience yet.",
    certainty="D",
    rows_change=0.20,
    month_low=0.50,
    fill_fall=0.05,
    code_move=0.10,
    provider_missing=0.20,
    rejected=0.01,
    ends_early_days=31,
    delivered_late_days=45,
    rows=100,
)


def judge(now: Measured, before: Measured | None, limits: Limits = LIMITS) -> Iterator[Concern]:
    """The concerns about a delivery: what it shows itself, then what differs from the one before."""
    late = (now.made - now.cut_off).days
    if late > limits.delivered_late_days:
        yield Concern(Kind.DELIVERED_LATE, now=late)
    for table in now.tables:
        yield from _alone(now, table, limits)
    if before is not None:
        yield from _beside(now, before, limits)


def monthly_rows(table: TableMeasure, months: tuple[str, ...] = ()) -> float | None:
    """Rows a month: over the months named, or over all that the table has rows in; None without any."""
    counted = [rows for month, rows in table.months if not months or month in months]
    return sum(counted) / (len(months) or len(counted)) if counted else None


def _alone(now: Measured, table: TableMeasure, limits: Limits) -> Iterator[Concern]:
    if table.without_provider is not None and table.without_provider >= limits.provider_missing:
        yield Concern(Kind.PROVIDER_MISSING, table.table, now=table.without_provider)
    left_out = now.left_out.get(table.table, 0)
    if left_out and left_out / (table.rows + left_out) >= limits.rejected:
        yield Concern(Kind.MANY_REJECTED, table.table, now=left_out / (table.rows + left_out))
    if table.last_day and is_flow(table.table):
        end = min(now.cut_off, now.period_to)
        quiet = (end - table.last_day).days
        if quiet > limits.ends_early_days:
            yield Concern(Kind.ENDS_EARLY, table.table, code=table.last_day.isoformat(), now=quiet)
        yield from _months(now, table, limits)


def is_flow(table: str) -> bool:
    """Whether rows of the table happen month by month, as contacts do, and are no periods that last, as listings."""
    return bool(TABLES[table].instants) and "from_date" not in TABLES[table].names


def _months(now: Measured, table: TableMeasure, limits: Limits) -> Iterator[Concern]:
    """Months without rows, or with far fewer than most months have; whole months known to their end only."""
    counted = dict(table.months)
    months = [month for month in whole_months(now) if month >= f"{table.since:%Y-%m}"]
    usual = median(counted.get(month, 0) for month in months) if months else 0
    if usual < limits.rows:
        return
    for month in months:
        rows = counted.get(month, 0)
        if rows == 0:
            yield Concern(Kind.MONTH_EMPTY, table.table, code=month, before=usual)
        elif rows < limits.month_low * usual:
            yield Concern(Kind.MONTH_LOW, table.table, code=month, now=rows, before=usual)


def whole_months(measured: Measured) -> tuple[str, ...]:
    """The months that lie whole within the delivery's period and before its cut-off."""
    end = min(measured.period_to, measured.cut_off + timedelta(days=1))
    found = []
    begin = measured.period_from.replace(day=1)
    if begin < measured.period_from:
        begin = _next_month(begin)
    while _next_month(begin) <= end:
        found.append(f"{begin:%Y-%m}")
        begin = _next_month(begin)
    return tuple(found)


def _next_month(begin: date) -> date:
    return (begin + timedelta(days=31)).replace(day=1)


def _beside(now: Measured, before: Measured, limits: Limits) -> Iterator[Concern]:
    for earlier in before.tables:
        table = now.table(earlier.table)
        if table is None or not table.rows:
            if earlier.rows:
                yield Concern(Kind.TABLE_LACKING, earlier.table, before=earlier.rows)
            continue
        yield from _rows(now, before, table, earlier, limits)
        if min(table.rows, earlier.rows) >= limits.rows:
            yield from _fills(table, earlier, limits)
            yield from _code_moves(table, earlier, limits)


def _rows(
    now: Measured, before: Measured, table: TableMeasure, earlier: TableMeasure, limits: Limits
) -> Iterator[Concern]:
    """Compared over the months that both have whole; without any, the month's mean of each; undated tables by rows."""
    both = tuple(sorted(set(whole_months(now)) & set(whole_months(before))))
    dated = bool(table.months or earlier.months)
    here, there = (
        (monthly_rows(t, both or whole_months(m)) if dated else float(t.rows)) or 0.0
        for t, m in ((table, now), (earlier, before))
    )
    if there and min(table.rows, earlier.rows) >= limits.rows and _reaches(abs(here / there - 1), limits.rows_change):
        kind = Kind.ROWS_FELL if here < there else Kind.ROWS_ROSE
        yield Concern(kind, table.table, code=MONTH if dated else "", now=here, before=there)


def _fills(table: TableMeasure, earlier: TableMeasure, limits: Limits) -> Iterator[Concern]:
    for column in earlier.columns:
        there = earlier.filled(column.column) or 0.0
        here = table.filled(column.column) or 0.0
        if _reaches(there - here, limits.fill_fall):
            yield Concern(Kind.FILL_FELL, table.table, column.column, now=here, before=there)


def _code_moves(table: TableMeasure, earlier: TableMeasure, limits: Limits) -> Iterator[Concern]:
    seen = dict.fromkeys((c.column, c.code) for c in (*earlier.codes, *table.codes))
    for column, code in seen:
        here, there = table.code_share(column, code), earlier.code_share(column, code)
        if _reaches(abs(here - there), limits.code_move):
            yield Concern(Kind.CODES_MOVED, table.table, column, code, here, there)


def _reaches(change: float, limit: float) -> bool:
    """Whether a change is at its limit or beyond; 160 is a fifth less than 200, whatever binary fractions say."""
    return round(change, 9) >= limit
