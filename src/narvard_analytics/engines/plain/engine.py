"""The engine that interprets expressions in plain Python: for small stores, and as what the others agree with."""

from collections.abc import Iterator
from typing import Any, ClassVar

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.engines.base import Engine, EngineKind, columns_of, unbound
from narvard_analytics.engines.plain.interpreter import Interpreter
from narvard_analytics.engines.plain.rows import Column, Rows
from narvard_analytics.engines.uuids import as_text, as_uuid
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.vocabulary import Table


class PlainEngine(Engine):
    """Expressions worked out row by row, with everything in memory."""

    kind: ClassVar = EngineKind.PLAIN
    faults: ClassVar = (ArithmeticError, ValueError)

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._stored: dict[str, Rows] = {}

    def close(self) -> None:
        """Give back memory; the engine cannot be asked again."""
        self._stored.clear()

    def _open(self, name: str) -> Table:
        columns = columns_of(name)
        file = self.snapshot.file(name)
        found = pq.read_table(file) if file is not None else None
        count = 0 if found is None else found.num_rows
        self._stored[name] = Rows({one: _values(found, one, count) for one in columns}, count)
        return unbound(name, columns)

    def _keep(self, name: str, expression: Table) -> Table:
        self._stored[name] = self._rows(expression)
        return unbound(name, dict(expression.schema().items()))

    def _answer(self, expression: Table) -> pa.Table:
        rows, types = self._rows(expression), expression.schema()
        return pa.table({name: _texts(rows.columns[name], types[name]) for name in types})

    def _stream(self, expression: Table, rows: int) -> Iterator[pa.RecordBatch]:
        found, types = self._rows(expression), expression.schema()
        table = pa.table({name: _bytes(found.columns[name], types[name]) for name in types})
        yield from table.to_batches(max_chunksize=rows)

    def _rows(self, expression: Table) -> Rows:
        return Interpreter(self._stored).rows(expression.op())


def _values(table: pa.Table | None, name: str, count: int) -> Column:
    """A column's plain values; empty where the file does not have it."""
    if table is None or name not in table.column_names:
        return [None] * count
    column = table[name].combine_chunks()
    values: Column = (column.storage if isinstance(column, pa.ExtensionArray) else column).to_pylist()
    return values


def _texts(values: Column, dtype: Any) -> pa.Array | pa.ChunkedArray:
    if dtype.is_uuid():
        return as_text(pa.chunked_array([pa.array(values, pa.binary())]))
    return pa.array(values, dtype.to_pyarrow())


def _bytes(values: Column, dtype: Any) -> pa.Array:
    return as_uuid(pa.array(values, pa.binary())) if dtype.is_uuid() else pa.array(values, dtype.to_pyarrow())
