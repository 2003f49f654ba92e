"""Checks that need one row at a time: types, codes, required values, and the order of its own dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from narvard_analytics.events.checking.casts import not_a_number, present, typed, unsure
from narvard_analytics.events.findings import LONGEST_EXAMPLE
from narvard_analytics.events.schema import Column, Table
from narvard_analytics.events.sql import SQL_TYPES, literal, name

FORWARD_LOOKING = frozenset({"about_at", "due_at", "offered_at"})
"""Instants that may lie after the cut-off."""


@dataclass(frozen=True)
class RowCheck:
    """A condition on one row of a typed table that, where true, is a problem in a column."""

    column: str
    reason: str
    condition: str
    example: str = "''"


def typed_query(table: Table, staged: str, staged_types: dict[str, str], zone: str) -> str:
    """SQL for the staged rows with typed columns.

    Beside each column stands `_failed_x`: stated, but not of its type; beside instants `_unsure_x`: a local time that
    clocks strike twice or never.
    """
    columns = []
    for column in table.columns:
        if column.name not in staged_types:
            columns.append(f"CAST(NULL AS {SQL_TYPES[column.type]}) AS {name(column.name)}")
            continue
        source = f"s.{name(column.name)}"
        value = typed(column, source, staged_types[column.name])
        columns.append(f"{value} AS {name(column.name)}")
        if column.type != "text":
            failed = f"({present(column, source)} AND ({value}) IS NULL)"
            columns.append(f"{failed} AS {name('_failed_' + column.name)}")
        doubt = unsure(column, source, staged_types[column.name], zone)
        columns += [f"{doubt} AS {name('_unsure_' + column.name)}"] if doubt else []
    numbered = f"SELECT row_number() OVER () - 1 AS _row, * FROM ({staged})"
    return f"SELECT s._row, s._file, s._line, s._id, {', '.join(columns)} FROM ({numbered}) s"


def row_checks(table: Table, staged_types: dict[str, str], cut_off: datetime | None) -> Iterator[RowCheck]:
    """All checks of single rows in a table; `cut_off` None leaves out what needs it."""
    for column in table.columns:
        yield from _column_checks(column, staged_types)
    for begin, end in table.periods:
        order = "<" if table.column(end).type == "instant" or end == "death_date" else "<="
        yield RowCheck(end, "end_before_start", f"{name(end)} {order} {name(begin)}")
    if cut_off is not None:
        yield from _cut_off_checks(table, cut_off)


def problems_query(table: Table, relation: str, checks: list[RowCheck]) -> str:
    """SQL for one problem row for each check that fails on each row of the typed relation."""
    found = ", ".join(
        f"CASE WHEN {c.condition} THEN {{'column': '{c.column}', 'reason': '{c.reason}', 'example': {c.example}}} END"
        for c in checks
    )
    any_found = " OR ".join(f"({c.condition})" for c in checks)
    return (
        f"SELECT {literal(table.name)}, _file, _line, p['column'], p['reason'], _row, p['example'] FROM"
        f" (SELECT _file, _line, _row, unnest([{found}]) AS p FROM {relation} WHERE {any_found}) WHERE p IS NOT NULL"
    )


def _column_checks(column: Column, staged_types: dict[str, str]) -> Iterator[RowCheck]:
    quoted = name(column.name)
    stated = column.name in staged_types
    failed = name(f"_failed_{column.name}") if stated and column.type != "text" else "false"
    if failed != "false":
        yield RowCheck(column.name, "wrong_type", failed)
    if column.type == "instant" and staged_types.get(column.name) == "VARCHAR":
        yield RowCheck(column.name, "ambiguous_local_time", name(f"_unsure_{column.name}"))
    if column.required:
        yield RowCheck(column.name, "required_empty", f"({quoted} IS NULL AND NOT {failed})")
    if column.codes:
        known = ", ".join(literal(code) for code in column.codes)
        yield RowCheck(column.name, "unknown_code", f"{quoted} NOT IN ({known})", _example(quoted))
    if column.type == "number":
        yield RowCheck(column.name, "not_a_number", not_a_number(column))


def _cut_off_checks(table: Table, cut_off: datetime) -> Iterator[RowCheck]:
    planned = " AND status IS DISTINCT FROM 'planned'" if "status" in table.names else ""
    for column in table.instants:
        if column not in FORWARD_LOOKING:
            late = f"{name(column)} > TIMESTAMPTZ {literal(cut_off.isoformat())}{planned}"
            yield RowCheck(column, "after_cut_off", late)


def _example(quoted: str) -> str:
    """The code itself, unless it is long or could be a number that tells of a person."""
    harmless = f"length({quoted}) <= {LONGEST_EXAMPLE} AND NOT regexp_matches({quoted}, '[0-9]{{5}}')"
    return f"CASE WHEN {harmless} THEN {quoted} ELSE '' END"
