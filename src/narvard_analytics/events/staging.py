"""Where readers put what they read: one Parquet file a table, as text, with the place each row came from."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.schema import TABLES

BATCH_ROWS = 50_000
PLACE = (pa.field("_file", pa.string()), pa.field("_line", pa.int64()), pa.field("_id", pa.string()))
"""File and line that a row came from, and the source's own id of the row where it has one."""
PROBLEMS = pa.schema(
    [
        ("table", pa.string()),
        ("file", pa.string()),
        ("line", pa.int64()),
        ("column", pa.string()),
        ("reason", pa.string()),
        ("row", pa.int64()),
        ("example", pa.string()),
        ("count", pa.int64()),
    ]
)

Value = str | bytes | None
"""Text as it stood in the source, or the sixteen bytes of a pseudonym."""


class Staging:
    """Takes rows from a reader and writes them in batches, so that memory does not grow with the source.

    `row` numbers count within a table from 0 in the order rows were added. `resources` counts what a source of another
    shape than tables held, by its own types. Use it as a context manager.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, int] = {}
        self.queries: dict[str, str] = {}
        self.resources: dict[str, int] = {}
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[tuple[Value | int, ...]]] = {}
        self._problems: list[Problem] = []
        self._problem_writer = pq.ParquetWriter(folder / "_problems.parquet", PROBLEMS)

    def __enter__(self) -> "Staging":
        """Ready to take rows."""
        return self

    def __exit__(self, *failure: object) -> None:
        """Write what is waiting and close all files."""
        for table in self._waiting:
            self._flush(table)
        for writer in self._writers.values():
            writer.close()
        self._flush_problems()
        self._problem_writer.close()

    def add(self, table: str, file: str, line: int, values: Mapping[str, Value], source_id: str | None = None) -> int:
        """Add a row from a place in the source and return its number; columns that are not named are empty."""
        row = self.rows.get(table, 0)
        self.rows[table] = row + 1
        waiting = self._waiting.setdefault(table, [])
        waiting.append((file, line, source_id, *map(values.get, TABLES[table].names)))
        if len(waiting) >= BATCH_ROWS:
            self._flush(table)
        return row

    def add_many(self, table: str, file: str, lines: Sequence[int], columns: Mapping[str, Sequence[Value]]) -> None:
        """Add rows given by column, all from one file."""
        self._flush(table)
        self.rows[table] = self.rows.get(table, 0) + len(lines)
        absent: list[Value] = [None] * len(lines)
        self._write(table, [[file] * len(lines), lines, absent, *(columns.get(n, absent) for n in TABLES[table].names)])

    def add_query(self, table: str, query: str, rows: int) -> None:
        """Let a query stand for a table's rows, for sources that DuckDB reads itself."""
        self.queries[table] = query
        self.rows[table] = rows

    def problem(self, problem: Problem) -> None:
        """Remember that something is wrong."""
        self._problems.append(problem)
        if len(self._problems) >= BATCH_ROWS:
            self._flush_problems()

    def _flush(self, table: str) -> None:
        waiting = self._waiting.get(table)
        if waiting:
            self._write(table, list(zip(*waiting, strict=True)))
            waiting.clear()

    def _write(self, table: str, columns: Sequence[Sequence[Value | int]]) -> None:
        schema = staged_schema(table)
        if table not in self._writers:
            self._writers[table] = pq.ParquetWriter(self.folder / f"{table}.parquet", schema)
        arrays = [_array(values, field.type) for values, field in zip(columns, schema, strict=True)]
        self._writers[table].write_table(pa.Table.from_arrays(arrays, schema=schema))

    def _flush_problems(self) -> None:
        if self._problems:
            rows = [{name: getattr(p, name) for name in PROBLEMS.names} for p in self._problems]
            self._problem_writer.write_table(pa.Table.from_pylist(rows, schema=PROBLEMS))
            self._problems.clear()


def staged_schema(table: str) -> pa.Schema:
    """The schema of a staged table: the place, then every column as text, pseudonyms apart."""
    columns = [pa.field(c.name, pa.uuid() if c.type == "uuid" else pa.string()) for c in TABLES[table].columns]
    return pa.schema([*PLACE, *columns])


def _array(values: Sequence[Value | int], kind: pa.DataType) -> pa.Array:
    if kind == pa.uuid():
        return pa.ExtensionArray.from_storage(kind, pa.array(values, pa.binary(16)))
    return pa.array(values, kind)
