"""The tables of the event store, from which the reference page, the checks and the CSV templates are made."""

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.schema import care, coordination, figures, people
from narvard_analytics.events.schema.shapes import ARROW_TYPES, Column, ColumnType, Table, UnknownColumn

SCHEMA_VERSION = "2"
"""Raised when a column is added, removed or given another meaning."""

TABLES: dict[str, Table] = {
    table.name: table for group in (people, care, coordination, figures) for table in group.TABLES
}
REFERENCE_TABLES: tuple[str, ...] = tuple(name for name, table in TABLES.items() if table.reference)
FIGURE_TABLES: tuple[str, ...] = ("aggregates", "surveys")
"""The tables that public figures and surveys without persons enter by."""


class UnknownTable(AnalyticsError):
    """A table was asked for that the event store does not have."""


def table_named(name: str) -> Table:
    """The table of that name.

    Raises UnknownTable.
    """
    if name not in TABLES:
        raise UnknownTable(
            f"The event store has no table {name}. Its tables are {', '.join(TABLES)}; name the file after one of them."
        )
    return TABLES[name]


def fenced_columns(table: str) -> tuple[str, ...]:
    """Columns of the table that tell, or let one guess, of a social-service intervention (2008:355, 2 kap. 8 §).

    They may be used only inside a catalogue population whose legal basis is stated. Columns of which single codes are
    fenced are counted in, so the answer errs on the side of the fence.
    """
    return tuple(c.name for c in table_named(table).columns if c.fenced or c.fenced_codes)


def csv_template(table: str, delimiter: str = ";") -> str:
    """The header line of a CSV file for the table, with a line break at the end."""
    return delimiter.join(table_named(table).names) + "\n"


__all__ = [
    "ARROW_TYPES",
    "FIGURE_TABLES",
    "REFERENCE_TABLES",
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "ColumnType",
    "Table",
    "UnknownColumn",
    "UnknownTable",
    "csv_template",
    "fenced_columns",
    "table_named",
]
