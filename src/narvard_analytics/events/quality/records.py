"""What is known of a delivery's quality, as frozen records that can be kept as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

FEWEST = 5
"""Fewer rows of a code or a month are not told one by one."""


@dataclass(frozen=True)
class ColumnFill:
    """In how many of a table's rows a column has a value."""

    column: str
    filled: int


@dataclass(frozen=True)
class CodeCount:
    """How many rows of a table have a code in a column."""

    column: str
    code: str
    rows: int


@dataclass(frozen=True)
class TableMeasure:
    """One table of a delivery.

    `since` is the first day that the table is measured from. `first_day` and `last_day` are those of what has happened,
    and `months` the rows of each month ("2024-01") of the delivery's period, of tables whose rows happen and do not
    last; None and empty for tables of which rows have no day. `without_provider` is the share of contacts for which
    no professional is named; None for other tables.
    """

    table: str
    rows: int
    since: date
    first_day: date | None = None
    last_day: date | None = None
    without_provider: float | None = None
    columns: tuple[ColumnFill, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    codes: tuple[CodeCount, ...] = ()

    def filled(self, column: str) -> float | None:
        """The share of rows with a value in the column; None without rows or without the column."""
        found = next((c.filled for c in self.columns if c.column == column), None)
        return found / self.rows if found is not None and self.rows else None

    def code_share(self, column: str, code: str) -> float:
        """The share of rows with the code, of those that have one of the column's codes that are counted."""
        counted = {c.code: c.rows for c in self.codes if c.column == column}
        return counted.get(code, 0) / sum(counted.values()) if counted else 0.0


@dataclass(frozen=True)
class Rejected:
    """How many problems of one reason led to rows of a table being left out."""

    table: str
    reason: str
    count: int


@dataclass(frozen=True)
class Measured:
    """A delivery measured: whose, when, its tables, how many rows were left out, and the reasons."""

    delivery: str
    controller: str
    period_from: date
    period_to: date
    cut_off: date
    made: date
    tables: tuple[TableMeasure, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    def table(self, name: str) -> TableMeasure | None:
        """The table of that name, or None where it was not delivered."""
        return next((t for t in self.tables if t.table == name), None)


class Kind(StrEnum):
    """What can be worth looking at in a delivery."""

    TABLE_LACKING = "table_lacking"
    ROWS_FELL = "rows_fell"
    ROWS_ROSE = "rows_rose"
    MONTH_EMPTY = "month_empty"
    MONTH_LOW = "month_low"
    FILL_FELL = "fill_fell"
    CODES_MOVED = "codes_moved"
    PROVIDER_MISSING = "provider_missing"
    ENDS_EARLY = "ends_early"
    DELIVERED_LATE = "delivered_late"
    MANY_REJECTED = "many_rejected"


@dataclass(frozen=True)
class Concern:
    """One thing worth looking at, and the figures that tell of it.

    `now` and `before` are shares, or rows, or days, as the kind has it. `code` is a code, a month, a day, or "month"
    where rows are those of a month.
    """

    kind: Kind
    table: str = ""
    column: str = ""
    code: str = ""
    now: float = 0.0
    before: float = 0.0


@dataclass(frozen=True)
class Quality:
    """The quality report of a delivery, beside the last one of the same controller where there is one."""

    measured: Measured
    before: Measured | None
    concerns: tuple[Concern, ...]

    def to_plain(self) -> dict[str, Any]:
        """The report as texts, numbers, lists and mappings, days as ISO texts."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def from_plain(plain: Mapping[str, Any]) -> Quality:
    """The report that `to_plain` made plain."""
    return Quality(
        _measured(plain["measured"]),
        _measured(plain["before"]) if plain["before"] else None,
        tuple(Concern(**{**c, "kind": Kind(c["kind"])}) for c in plain["concerns"]),
    )


def _measured(plain: Mapping[str, Any]) -> Measured:
    days = {name: date.fromisoformat(plain[name]) for name in ("period_from", "period_to", "cut_off", "made")}
    tables = tuple(_table(t) for t in plain["tables"])
    return Measured(**{**plain, **days, "tables": tables, "rejected": tuple(Rejected(**r) for r in plain["rejected"])})


def _table(plain: Mapping[str, Any]) -> TableMeasure:
    days = {n: date.fromisoformat(plain[n]) if plain[n] else None for n in ("since", "first_day", "last_day")}
    parts = {
        "columns": tuple(ColumnFill(**c) for c in plain["columns"]),
        "codes": tuple(CodeCount(**c) for c in plain["codes"]),
        "months": tuple((month, rows) for month, rows in plain["months"]),
    }
    return TableMeasure(**{**plain, **days, **parts})


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case _:
            return value
