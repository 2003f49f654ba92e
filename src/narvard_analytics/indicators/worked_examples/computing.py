"""A worked example run: its texts become deliveries, and its figures are compared with what an engine finds."""

import math
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from narvard_analytics.events.manifest import CARE_EVENTS, Manifest
from narvard_analytics.events.schema import REFERENCE_TABLES, TABLES, Column, Table
from narvard_analytics.events.snapshot import Snapshot, open_snapshot
from narvard_analytics.events.store import write_delivery
from narvard_analytics.indicators.worked_examples.reading import Case, Cells, Examples
from narvard_analytics.results import ALL_GROUPS, ALL_UNITS

NUMBERS = ("numerator", "denominator", "value", "lower_95", "upper_95", "persons", "events")
WORDS = {"measure": "", "period_from": "", "municipality": "", "unit": ALL_UNITS, "target_group": ALL_GROUPS}
"""What names a row of figures, with what is meant where it is left out."""


def person(number: str | int) -> uuid.UUID:
    """The pseudonym of the person with that number."""
    return uuid.UUID(int=int(number) * 0x1_0000_0000_0001, version=4)


@contextmanager
def snapshot_of(folder: Path, examples: Examples, case: Case, tables: Sequence[str]) -> Iterator[Snapshot]:
    """The snapshot of the case's deliveries, written under the folder. tables: those that the definition reads."""
    for deliverer, given in case.events.items():
        names = {*given, *(tables if deliverer == "region" else ())} - set(case.not_delivered)
        if names:
            _deliver(folder, deliverer, examples, {name: given.get(name, ()) for name in sorted(names)})
    yield open_snapshot(folder)


def _deliver(folder: Path, deliverer: str, examples: Examples, tables: Mapping[str, Sequence[Cells]]) -> None:
    last = examples.cut_off.date()
    manifest = Manifest(
        controller=deliverer,
        period_from=examples.first,
        period_to=last,
        cut_off=examples.cut_off,
        made_at=examples.cut_off,
        purpose="worked example",
        legal_basis="made up",
        authority=tuple(name for name in REFERENCE_TABLES if name in tables),
        dataset=CARE_EVENTS,
        zone=examples.zone,
    )
    write_delivery(folder, manifest, {name: arrow(TABLES[name], rows, examples.zone) for name, rows in tables.items()})


def arrow(table: Table, rows: Sequence[Cells], zone: str) -> pa.Table:
    """The rows as Arrow; an id that is left out is the row's number, and what took place has the status finished."""
    strangers = {name for row in rows for name in row} - set(table.names)
    if strangers:
        raise ValueError(f"{table.name} has no column {', '.join(sorted(strangers))}")
    columns = [_column(table, column, rows, zone) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=table.arrow_schema())


def _column(table: Table, column: Column, rows: Sequence[Cells], zone: str) -> pa.Array:
    values = [_value(table, column, row, number, zone) for number, row in enumerate(rows, start=1)]
    if column.type != "uuid":
        return pa.array(values, column.arrow_type)
    storage = pa.array([value.bytes if value else None for value in values], pa.binary(16))
    return pa.ExtensionArray.from_storage(pa.uuid(), storage)


def _value(table: Table, column: Column, row: Cells, number: int, zone: str) -> Any:
    if column.name not in row:
        return _default(table, column, number)
    text = row[column.name]
    return _parsed(column, text, zone) if text else None


def _default(table: Table, column: Column, number: int) -> Any:
    if column.name == "status" and "finished" in column.codes:
        return "finished"
    own_id = column.required and column.type == "text" and not column.codes
    return f"{table.name}-{number}" if own_id else None


def _parsed(column: Column, text: str, zone: str) -> Any:
    match column.type:
        case "uuid":
            return person(text)
        case "instant":
            return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
        case "date":
            return date.fromisoformat(text)
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "yes_no":
            return {"yes": True, "no": False}[text]
        case _:
            return text


def differences(case: Case, results: pa.Table) -> list[str]:
    """What the results do not have as the case's figures say, in words; empty where all agree."""
    found = {_name(row): row for row in map(_as_words, results.to_pylist())}
    return [said for figures in case.figures for said in _compare(figures, found.get(_name(figures)))]


def _as_words(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**row, "period_from": str(row["period_from"])}


def _name(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row.get(word, default) for word, default in WORDS.items())


def _compare(figures: Cells, row: Mapping[str, Any] | None) -> list[str]:
    where = " ".join(part for part in _name(figures) if part)
    if row is None:
        return [f"{where}: there is no such row."]
    pairs = [(name, figures[name], row[name]) for name in (*NUMBERS, "status") if name in figures]
    return [f"{where}: {name} is {got}, not {told or 'empty'}." for name, told, got in pairs if not _same(told, got)]


def _same(told: str, got: Any) -> bool:
    if told == "" or got is None:
        return told == "" and got is None
    return told == got if isinstance(got, str) else math.isclose(_number(told), got, rel_tol=1e-9, abs_tol=1e-9)


def _number(told: str) -> float:
    """A number, or a quotient of two: 1/3."""
    over, _, under = told.partition("/")
    return float(over) / float(under) if under else float(over)
