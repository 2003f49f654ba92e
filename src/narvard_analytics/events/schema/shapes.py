"""What a table and a column of the event store are."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

import pyarrow as pa

from narvard_analytics.errors import AnalyticsError

ColumnType = Literal["uuid", "instant", "date", "text", "integer", "number", "yes_no"]
COLUMN_TYPES: tuple[ColumnType, ...] = get_args(ColumnType)

ARROW_TYPES: dict[ColumnType, pa.DataType] = {
    "uuid": pa.uuid(),
    "instant": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "text": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "yes_no": pa.bool_(),
}

NOT_KNOWN = "not known"
NOT_ENDED = "not ended at the delivery's cut-off"


class UnknownColumn(AnalyticsError):
    """A column was asked for that the table does not have."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `missing` says what an empty value means. `codes` are the only values allowed, where there are any. `fenced` marks
    what tells, or lets one guess, that a person has a social-service intervention (2008:355, 2 kap. 8 §), and `law`
    the statute that a reader of the column has to know, with how certain the reference is: [A] read in the statute,
    [C] known but not read again.
    """

    name: str
    type: ColumnType
    doc: str
    missing: str = NOT_KNOWN
    required: bool = False
    codes: tuple[str, ...] = ()
    fenced_codes: tuple[str, ...] = ()
    unit: str = ""
    fenced: bool = False
    law: str = ""

    @property
    def arrow_type(self) -> pa.DataType:
        """The type the column has in Parquet and Arrow."""
        return ARROW_TYPES[self.type]


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns, the columns that tell rows apart, and the order of rows on disk.

    `reference` marks the tables for which one controller is named as the authority. `periods` are pairs of columns
    of which the first may not come after the second. `parents` maps a column to the tables in which its value must
    stand. `alone` marks tables of which a person has at most one row a day. `fenced_rows` says which rows are fenced
    as a whole.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    law: str = ""
    reference: bool = False
    periods: tuple[tuple[str, str], ...] = ()
    parents: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alone: bool = False
    fenced_rows: str = ""

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema of the table as it lies on disk; required columns are marked as never null."""
        return pa.schema([pa.field(c.name, c.arrow_type) for c in self.columns])

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises UnknownColumn.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownColumn(
            f"The table {self.name} has no column {name}. Its columns are {', '.join(self.names)}; use one of them."
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(c.name for c in self.columns)

    @property
    def instants(self) -> tuple[str, ...]:
        """The columns that hold an instant, which a snapshot gives a local calendar day."""
        return tuple(c.name for c in self.columns if c.type == "instant")

    @property
    def has_person(self) -> bool:
        """Whether rows are about single persons."""
        return "person" in self.names

    def empty(self) -> pa.Table:
        """The table without rows."""
        return self.arrow_schema().empty_table()


def person(**more: Any) -> Column:
    """The pseudonym of the person that a row is about."""
    settings: dict[str, Any] = {"required": True, **more}
    return Column("person", "uuid", "pseudonym of the person, the same in all tables of a delivery", **settings)


def text(name: str, doc: str, **more: Any) -> Column:
    """A column of text: an id or a free code."""
    return Column(name, "text", doc, **more)


def code(name: str, doc: str, codes: str, **more: Any) -> Column:
    """A column that takes one of the codes given, separated by spaces."""
    return Column(name, "text", doc, codes=tuple(codes.split()), **more)


def instant(name: str, doc: str, **more: Any) -> Column:
    """A column with an instant, in UTC on disk."""
    return Column(name, "instant", doc, unit="UTC", **more)


def day(name: str, doc: str, **more: Any) -> Column:
    """A column with a local calendar day."""
    return Column(name, "date", doc, unit="local calendar day", **more)


def number(name: str, doc: str, unit: str, **more: Any) -> Column:
    """A column with a decimal number."""
    return Column(name, "number", doc, unit=unit, **more)


def integer(name: str, doc: str, unit: str, **more: Any) -> Column:
    """A column with a whole number."""
    return Column(name, "integer", doc, unit=unit, **more)


def yes_no(name: str, doc: str, **more: Any) -> Column:
    """A column that is true, false or not known."""
    return Column(name, "yes_no", doc, **more)


def period(
    begin: str = "first day of the period", end: str = "day after the last day of the period"
) -> tuple[Column, ...]:
    """A half-open period of local days, and whether it ended at a time that nobody knows."""
    return (
        day("from_date", begin, required=True),
        day("to_date", end, missing=NOT_ENDED),
        yes_no("end_unknown", "true where the period has ended at a time not known", missing="the same as false"),
    )


CUSTODIAN = text(
    "custodian",
    "organization answerable for the row",
    missing="the delivery's controller",
    law="2008:355, 2 kap. 6 § [A]",
)
PERIOD = (("from_date", "to_date"),)
OF_PERSON = (("person", ("persons",)),)
