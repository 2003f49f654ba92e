"""What a mapping says: files, the tables that each fills, and where every column's value comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fnmatch import fnmatch

from narvard_analytics.events.manifest import CARE_EVENTS

KEEP = "keep"
EMPTY = "empty"
NOT_FOUND = "?"
"""Stands in a proposal where a person has to decide; a mapping that still has one is refused."""


@dataclass(frozen=True)
class ColumnSource:
    """Where the value of one column of a table comes from.

    `columns` of the file, joined by `join` where there are several (empty parts are left out); or `constant`; or with
    `row_id` an id of the file's content and the line, for exports that have none. `values` turns texts into codes, and
    `otherwise` says what becomes of other texts: None is an error, "keep" the text, "empty" nothing, else that code.
    `formats` are tried in order (strptime), `multiply` changes the unit, and `plus_days` turns a last day into the day
    after.
    """

    columns: tuple[str, ...] = ()
    constant: str | None = None
    row_id: bool = False
    join: str = "-"
    values: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    formats: tuple[str, ...] = ()
    multiply: Decimal | None = None
    plus_days: int = 0


@dataclass(frozen=True)
class TableSource:
    """A table that a file fills with a row for each of its lines.

    `where` keeps the lines in which a column has one of the texts, `filled` those in which the columns are not empty,
    and `once` only the first line with each key.
    """

    table: str
    columns: Mapping[str, ColumnSource]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True)
class FileSource:
    """Files of one layout, by name (with * and ?, in capitals or not), and how they are written.

    `delimiter` is told from the header where it is not stated. `zone` is that of times without an offset, where it is
    not the delivery's. `empty` are texts that mean not known. `dates` and `instants` are formats tried where a column
    names none of its own; without any, ISO 8601.
    """

    pattern: str
    tables: tuple[TableSource, ...]
    encoding: str = "utf-8"
    delimiter: str = ""
    decimal: str = ","
    zone: str = ""
    empty: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    instants: tuple[str, ...] = ()

    def reads(self, name: str) -> bool:
        """Whether a file of that name has this layout."""
        return fnmatch(name.casefold(), self.pattern.casefold())


@dataclass(frozen=True)
class MappingDocument:
    """A mapping file as read. `sha256` is that of its text: a corrected mapping makes another delivery."""

    files: tuple[FileSource, ...]
    sha256: str
    dataset: str = CARE_EVENTS
    zone: str = ""
