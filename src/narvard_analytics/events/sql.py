"""How texts and names are written in SQL."""

from pathlib import Path


def literal(value: str | Path) -> str:
    """A text as an SQL literal."""
    return "'" + str(value).replace("'", "''") + "'"


def name(column: str) -> str:
    """A column's or table's name, quoted."""
    return '"' + column.replace('"', '""') + '"'
