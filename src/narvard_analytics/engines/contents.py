"""What a table of a snapshot holds, month by month: so that it can be told which months a new delivery touches.

A row is divided into facts, each at the month from which it can be known. That it is there, with all that it says, is
a fact at the earliest day in it (a row without days has that of the event it belongs to). That a period, or a life,
has ended is a fact at the day of the end: until then the row says the same as one with an open end. Sums of the facts'
hashes up to a month are equal where all that could be known by then is equal.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from narvard_analytics.events.schema import TABLES, Table
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.events.sql import literal, name

END_UNKNOWN = "end_unknown"
SERIES = "rtrim(r.delivery, '0123456789')"
"""A delivery's name without its running number: one that replaces another is of the same series."""


@dataclass(frozen=True)
class Contents:
    """Facts of a table: (month number, sum of hashes, number of facts), in order of month, the earliest for all before.

    `delivered` is false where no delivery has the table, which is not the same as an empty one.
    """

    delivered: bool
    months: tuple[tuple[int, int, int], ...]

    def before(self, month: int) -> tuple[bool, int, int]:
        """What was known before the month of that number: equal for equal content."""
        known = [(hashes, facts) for number, hashes, facts in self.months if number < month]
        return self.delivered, sum(hashes for hashes, _ in known), sum(facts for _, facts in known)


def contents(snapshot: Snapshot, table: str, earliest: int) -> Contents:
    """The facts of a snapshot's table by month; those before month number `earliest` count in it."""
    file = snapshot.file(table)
    if file is None:
        return Contents(False, ())
    with duckdb.connect() as connected:
        query = _facts(snapshot, TABLES[table], file)
        months = f"SELECT greatest(coalesce(month, {earliest}), {earliest}) AS month, hash FROM ({query})"
        rows = connected.execute(
            f"SELECT month, sum(hash::HUGEINT), count(*) FROM ({months}) GROUP BY month ORDER BY month"
        ).fetchall()
    return Contents(True, tuple((int(month), int(hashes), int(facts)) for month, hashes, facts in rows))


def _facts(snapshot: Snapshot, table: Table, file: Path) -> str:
    end = _end(table)
    others = [f"r.{name(column)}" for column in table.names if column != end]
    # Ids are those of a delivery; a reference row is the same whichever delivery of the authority it came in.
    series = [] if table.reference else [SERIES]
    rows = f"read_parquet({literal(file)}) r {_event(snapshot, table)}"
    if end is None:
        return f"SELECT {_month(_begin(table))} AS month, hash({', '.join(others + series)}) AS hash FROM {rows}"
    # A row that ended at a time not known tells, by its end, whether it holds at all.
    told = f"CASE WHEN r.{END_UNKNOWN} THEN r.{end} END" if END_UNKNOWN in table.names else "NULL"
    began = f"SELECT {_month(_begin(table))} AS month, hash({', '.join([*others, *series, told])}) AS hash FROM {rows}"
    ended = (
        f"SELECT {_month(f'r.{end}')} AS month, hash({', '.join([*others, *series, f'r.{end}'])}) AS hash FROM {rows}"
    )
    return f"{began} UNION ALL {ended} WHERE r.{end} IS NOT NULL"


def _end(table: Table) -> str | None:
    """The column that says when what the row is about ended, where an empty one means that it has not."""
    if END_UNKNOWN in table.names:
        return "to_date"
    return "death_date" if table.name == "persons" else None


def _days(table: Table, alias: str) -> list[str]:
    days = [f"{column.name.removesuffix('_at')}_day" if column.type == "instant" else column.name
            for column in table.columns if column.type in ("date", "instant")]  # fmt: skip
    return [f"{alias}.{name(day)}" for day in days]


def _begin(table: Table) -> str:
    """The earliest day in the row, or in the event that it belongs to."""
    if days := _days(table, "r"):
        return f"least({', '.join(days)})"
    return "e.day" if _events(table) else "NULL::DATE"


def _events(table: Table) -> list[tuple[str, Table]]:
    """The column and the dated tables in which what a row without days belongs to stands."""
    if _days(table, "r"):
        return []
    return [(column, TABLES[p]) for column, parents in table.parents for p in parents if p != "persons"]


def _event(snapshot: Snapshot, table: Table) -> str:
    if not _events(table):
        return ""
    column = _events(table)[0][0]
    asked = f"SELECT {name(column)} FROM read_parquet({literal(snapshot.path / f'{table.name}.parquet')})"
    events = [
        f"SELECT {name(parent.key[0])} AS id, delivery, {_begin(parent)} AS day FROM read_parquet({literal(file)}) r"
        f" WHERE id IN ({asked})"
        for _, parent in _events(table)
        if (file := snapshot.file(parent.name)) is not None
    ]
    none = "SELECT NULL::VARCHAR AS id, NULL::VARCHAR AS delivery, NULL::DATE AS day"
    dated = f"SELECT id, delivery, min(day) AS day FROM ({' UNION ALL '.join([none, *events])}) GROUP BY id, delivery"
    return f"LEFT JOIN ({dated}) e ON e.id = r.{name(column)} AND e.delivery = r.delivery"


def _month(day: str) -> str:
    return f"year({day}) * 12 + month({day}) - 1"
