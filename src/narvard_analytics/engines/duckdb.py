"""DuckDB in process, over the Parquet files of one snapshot."""

from collections.abc import Iterator
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import ClassVar

import duckdb
import ibis
import pyarrow as pa

from narvard_analytics.engines.base import MEMORY_LIMIT, Engine, EngineKind, columns_of
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.events.sql import literal, without_progress_bar
from narvard_analytics.vocabulary import Table

DELIVERY_NAME = "delivery_name"
"""The engine's type of a delivery's name: a small whole number, of which a join compares and copies less than half."""


class DuckDBEngine(Engine):
    """Expressions run in this process, by DuckDB; `memory_limit` is what it may use for its own work."""

    kind: ClassVar = EngineKind.DUCKDB
    faults: ClassVar = (ibis.common.exceptions.IbisError, duckdb.Error, pa.ArrowException)

    def __init__(self, snapshot: Snapshot, memory_limit: str = MEMORY_LIMIT) -> None:
        super().__init__(snapshot)
        # A folder of its own: engines that spill into one and the same overwrite each other.
        self._scratch = TemporaryDirectory(prefix="narvard-engine-")
        self._connection = ibis.duckdb.connect(memory_limit=memory_limit, temp_directory=self._scratch.name)
        # Rows are sorted where order matters.
        self._connection.raw_sql("SET preserve_insertion_order = false")
        without_progress_bar(self._connection.raw_sql)
        names = ", ".join(literal(name) for name in snapshot.deliveries)
        self._connection.raw_sql(f"CREATE TYPE {DELIVERY_NAME} AS ENUM ({names})")

    def close(self) -> None:
        """Give back memory and files; the engine cannot be asked again."""
        with suppress(AttributeError):
            self._connection.disconnect()
        self._scratch.cleanup()

    def _open(self, name: str) -> Table:
        file = self.snapshot.file(name)
        if file is None:
            return self._connection.create_table(name, schema=ibis.schema(columns_of(name)), temp=True)
        rows = f"SELECT * REPLACE (delivery::{DELIVERY_NAME} AS delivery) FROM read_parquet({literal(file)})"
        self._connection.raw_sql(f"CREATE TEMP VIEW {name} AS {rows}")
        return self._connection.table(name)

    def _keep(self, name: str, expression: Table) -> Table:
        self._connection.raw_sql(f"CREATE TEMP TABLE {name} AS {self._connection.compile(expression)}")
        return self._connection.table(name)

    def _answer(self, expression: Table) -> pa.Table:
        return self._connection.to_pyarrow(expression)

    def _stream(self, expression: Table, rows: int) -> Iterator[pa.RecordBatch]:
        self._connection.raw_sql("SET arrow_lossless_conversion = true")
        try:
            for batch in self._connection.to_pyarrow_batches(expression, chunk_size=rows):
                yield _in_full(batch)
        finally:
            self._connection.raw_sql("SET arrow_lossless_conversion = false")


def _in_full(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with names of deliveries as text."""
    numbered = [number for number, kind in enumerate(batch.schema.types) if pa.types.is_dictionary(kind)]
    for number in numbered:
        batch = batch.set_column(number, batch.schema.names[number], batch.column(number).dictionary_decode())
    return batch
