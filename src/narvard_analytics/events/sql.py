"""How texts and names are written in SQL."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb

from narvard_analytics.events.schema.shapes import ColumnType

SQL_TYPES: dict[ColumnType, str] = {
    "uuid": "UUID",
    "instant": "TIMESTAMPTZ",
    "date": "DATE",
    "text": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "yes_no": "BOOLEAN",
}
"""DuckDB's type of each column type of the schema."""


def literal(value: str | Path) -> str:
    """A text as an SQL literal."""
    return "'" + str(value).replace("'", "''") + "'"


def name(column: str) -> str:
    """A column's or table's name, quoted."""
    return '"' + column.replace('"', '""') + '"'


def without_progress_bar(execute: Callable[[str], object]) -> None:
    """Turn DuckDB's own progress bar off through a connection's `execute`.

    In a notebook without ipywidgets there is no bar, and DuckDB refuses to hear of one.
    """
    with suppress(duckdb.InvalidInputException):
        execute("SET enable_progress_bar = false")
