"""Where the views' rows land: a DuckDB file in the scratch folder, with a table for each view.

It holds no identity number and no name: references and identifiers are keys by then. Rows of a view of whole resources
lie in the order of their file, so that a row's place tells its line.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.pseudonyms.keys import ControllerKey
from narvard_analytics.events.readers.fhir.elements import columns_literal, json_structure, sql_columns
from narvard_analytics.events.readers.fhir.keys import prepare_keys
from narvard_analytics.events.readers.fhir.views import used_of, views, views_of
from narvard_analytics.events.sql import literal, name
from narvard_analytics.events.store import connection

LARGEST_RESOURCE = 64 * 2**20
"""Bytes of a line that DuckDB reads; longer ones are read by Python."""
READ_FAULTS = (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.IOException)
"""What DuckDB raises on lines that are no JSON, not of the shape told, or too long."""
NOBODYS_KEY = ControllerKey("", "", b"", 1)
BATCH = pa.schema([("part", pa.int32()), ("line", pa.int64()), ("url", pa.string()), ("text", pa.string())])


class Landing:
    """The views' tables on a connection, in its schema `landing`, and the files that they came from, in `parts`."""

    def __init__(self, connected: duckdb.DuckDBPyConnection) -> None:
        self.connected = connected
        self.parts: list[str] = []
        connected.execute("CREATE TABLE landing.parts (part INTEGER, file VARCHAR, kind VARCHAR, first BIGINT)")
        connected.execute("USE landing")
        for definition in _definitions():
            connected.execute(definition)
        connected.execute("USE memory")

    def land_file(self, file: Path, kind: str) -> bool:
        """Land an NDJSON file whose lines are all resources of that type with an id; else land nothing of it.

        Raises nothing for a file that is not so: False tells that it has to be read line by line.
        """
        columns = columns_literal(sql_columns(kind, used_of(kind)))
        part = len(self.parts)
        source = (
            f"(SELECT {part}::INTEGER AS _part, NULL::BIGINT AS _line, NULL::VARCHAR AS _url, * FROM"
            f" read_json({literal(file)}, format = 'newline_delimited', columns = {columns},"
            f" maximum_object_size = {LARGEST_RESOURCE}))"
        )
        try:
            with self._transaction():
                self._insert(kind, source, part, file.name)
                self._refuse_others(kind, part)
        except (*READ_FAULTS, _OtherLines):
            return False
        self.parts.append(file.name)
        return True

    def count_file(self, file: Path, kind: str) -> int | None:
        """How many resources an NDJSON file holds, or None where they are not all of that type with an id."""
        columns = columns_literal({"resourceType": "VARCHAR", "id": "VARCHAR"})
        same = f"count(*) FILTER (resourceType = {literal(kind)} AND id <> '')"
        source = f"read_json({literal(file)}, format = 'newline_delimited', columns = {columns})"
        try:
            row = self.connected.execute(f"SELECT count(*), {same} FROM {source}").fetchone()
        except READ_FAULTS:
            return None
        return int(row[0]) if row and row[0] == row[1] else None

    def land_lines(self, kind: str, lines: pa.Table) -> None:
        """Land resources of one type as JSON texts with their places, in the schema BATCH."""
        structure = literal(json.dumps(json_structure(kind, used_of(kind))))
        self.connected.register("batch", lines)
        source = (
            "(SELECT part AS _part, line AS _line, url AS _url, unnest(resource) FROM"
            f" (SELECT part, line, url, json_transform(text::JSON, {structure}) AS resource FROM batch))"
        )
        with self._transaction():
            self._insert(kind, source, None, "")
        self.connected.unregister("batch")

    def part_of(self, file: Path) -> int:
        """The number of a file that is read line by line."""
        self.connected.execute("INSERT INTO landing.parts VALUES (?, ?, NULL, NULL)", [len(self.parts), file.name])
        self.parts.append(file.name)
        return len(self.parts) - 1

    def counted(self, kind: str) -> int:
        """Resources landed of a type."""
        return self._number(f"SELECT count(*) FROM landing.{views_of(kind)[0].name}")

    def has_rows(self, view: str) -> bool:
        """Whether any row of a view has landed."""
        return bool(self._number(f"SELECT count(*) FROM (SELECT 1 FROM landing.{view} LIMIT 1)"))

    def _insert(self, kind: str, source: str, part: int | None, file: str) -> None:
        """Insert a view of whole resources, then those of parts that have a row."""
        whole, *of_parts = views_of(kind)
        first = self.counted(kind)
        self.connected.execute(f"INSERT INTO landing.{whole.name} BY NAME {whole.sql(source, of_parts)}")
        if part is not None:
            self.connected.execute("INSERT INTO landing.parts VALUES (?, ?, ?, ?)", [part, file, kind, first])
        for view in of_parts:
            new = f"SELECT coalesce(bool_or(has_{view.name}), false) FROM landing.{whole.name} WHERE rowid >= {first}"
            if self._number(new):
                self.connected.execute(f"INSERT INTO landing.{view.name} BY NAME {view.sql(source)}")

    def _refuse_others(self, kind: str, part: int) -> None:
        whole = views_of(kind)[0].name
        others = f"SELECT count(*) FROM landing.{whole} WHERE _part = {part} AND (_kind <> {literal(kind)} OR _id = ''"
        if self._number(others + " OR _id IS NULL OR _kind IS NULL)"):
            raise _OtherLines

    def _number(self, query: str) -> int:
        (found,) = self.connected.execute(query).fetchone() or (0,)
        return int(found)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connected.begin()
        try:
            yield
        except BaseException:
            self.connected.rollback()
            raise
        self.connected.commit()


@cache
def _definitions() -> tuple[str, ...]:
    """The statements that make the views' tables, found once by asking DuckDB what each view gives."""
    with duckdb.connect() as connected:
        prepare_keys(connected, Pseudonymiser(NOBODYS_KEY))
        for view in views().values():
            columns = sql_columns(view.resource, used_of(view.resource)).items()
            typed = ", ".join(f"NULL::{kind} AS {name(member)}" for member, kind in columns)
            source = f"(SELECT 0::INTEGER AS _part, 0::BIGINT AS _line, '' AS _url, {typed} LIMIT 0)"
            parts = () if view.of_parts else views_of(view.resource)[1:]
            connected.execute(f"CREATE TABLE {view.name} AS {view.sql(source, parts)}")
        return tuple(sql for (sql,) in connected.execute("SELECT sql FROM duckdb_tables()").fetchall())


class _OtherLines(Exception):
    """Not all lines are resources of the file's type."""


@contextmanager
def landing(folder: Path, zone: str, pseudonymiser: Pseudonymiser) -> Iterator[Landing]:
    """A landing in a file in the folder, removed in the end."""
    file = folder / "_landing.duckdb"
    with connection(folder, zone) as connected:
        connected.execute(f"ATTACH {literal(file)} AS landing")
        prepare_keys(connected, pseudonymiser)
        yield Landing(connected)
    for left in folder.glob(f"{file.name}*"):
        left.unlink()


def batch_of(rows: Sequence[tuple[int, int, str, str]]) -> pa.Table:
    """Part, line, full URL and text of resources as a table."""
    columns = list(zip(*rows, strict=True))
    return pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(columns, BATCH, strict=True)], schema=BATCH)
