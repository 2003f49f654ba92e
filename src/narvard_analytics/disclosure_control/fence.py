"""The social-service fence: what tells of a social-service intervention is no search key for people (2008:355, 2:8).

Which tables, columns and codes are fenced is marked in the schema of the event store. A fenced column may be used in a
catalogue population whose legal basis is stated, and nowhere else: not in a filter, a drill-down, a local definition,
an export of rows or a list of people. Where only single codes of a column are fenced, the whole column is kept out of
filters, since asking for everything else tells the same. Whoever builds one of these asks here first.
"""

from collections.abc import Iterable
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.schema import TABLES, fenced_columns, table_named


class Use(StrEnum):
    """What somebody wants a column of the event store for."""

    CATALOGUE_POPULATION = "catalogue_population"
    FILTER = "filter"
    DRILL_DOWN = "drill_down"
    LOCAL_DEFINITION = "local_definition"
    ROW_EXPORT = "row_export"
    LIST_OF_PEOPLE = "list_of_people"


class BehindTheFence(AnalyticsError):
    """Raised when something fenced is asked for where it may not be used."""


def is_fenced(table: str, column: str, code: str | None = None) -> bool:
    """Whether a column is fenced, or one code of it; without ``code`` a column with fenced codes is.

    Raises UnknownTable and UnknownColumn.
    """
    found = table_named(table).column(column)
    if code is not None and not found.fenced:
        return code in found.fenced_codes
    return column in fenced_columns(table)


def refuse_fenced(columns: Iterable[tuple[str, str]], use: Use, legal_basis: str | None = None) -> None:
    """Refuse the (table, column) pairs that are fenced, unless ``use`` is a catalogue population with a legal basis.

    Raises BehindTheFence, and UnknownTable or UnknownColumn for what the event store does not have.
    """
    found = sorted({f"{table}.{column}" for table, column in columns if is_fenced(table, column)})
    allowed = use is Use.CATALOGUE_POPULATION and bool((legal_basis or "").strip())
    if found and not allowed:
        raise BehindTheFence(
            f"The {use.replace('_', ' ')} was refused, because {', '.join(found)} would tell who has a social-service "
            "intervention (2008:355, 2 kap. 8 §). Leave it out, or use a population of the catalogue whose legal basis "
            "is stated."
        )


def open_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that may be filtered by, drilled down into, or exported."""
    return tuple(name for name in table_named(table).names if not is_fenced(table, name))


def open_rows(table: str, rows: pa.Table) -> pa.Table:
    """The rows and columns of a table that may be exported: no fenced column, and no row with a fenced code.

    A row whose code is not known may be a fenced one and is left out as well.
    """
    for column in table_named(table).columns:
        if column.fenced_codes and column.name in rows.column_names:
            codes = rows[column.name]
            rows = rows.filter(pc.and_(codes.is_valid(), pc.invert(pc.is_in(codes, pa.array(column.fenced_codes)))))
    kept = set(open_columns(table)) | {c.name for c in table_named(table).columns if c.fenced_codes and not c.fenced}
    return rows.select([name for name in rows.column_names if name in kept])


def fence() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Everything behind the fence: (table, column, codes), without codes where the whole column is."""
    return tuple(
        (table.name, column.name, () if column.fenced else column.fenced_codes)
        for table in TABLES.values()
        for column in table.columns
        if column.fenced or column.fenced_codes
    )
