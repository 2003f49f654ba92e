"""Where expressions run: DuckDB in process, over the Parquet files of one snapshot."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import ibis
import pyarrow as pa

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import CARE_EVENTS, read_manifest
from narvard_analytics.events.schema import TABLES, Column, table_named
from narvard_analytics.events.snapshot import Snapshot
from narvard_analytics.periods import local_day
from narvard_analytics.vocabulary import Table

MEMORY_LIMIT = "2GB"
BATCH_ROWS = 250_000

IBIS_TYPES = {
    "uuid": "uuid",
    "instant": "timestamp('UTC', 6)",
    "date": "date",
    "text": "string",
    "integer": "int32",
    "number": "float64",
    "yes_no": "boolean",
}


class EngineCannotAnswer(AnalyticsError):
    """The engine could not run an expression; the cause is chained."""


class Engine:
    """The tables of a snapshot as Ibis expressions, and the way to their answers.

    Use as a context manager, or call `close`. `cut_off` is the instant up to which events are known, `zone` the zone in
    which days are counted, `inputs` the key that results carry.
    """

    def __init__(self, snapshot: Snapshot, memory_limit: str = MEMORY_LIMIT) -> None:
        self.snapshot = snapshot
        self._connection = ibis.duckdb.connect(memory_limit=memory_limit)
        # Rows are sorted where order matters.
        self._connection.raw_sql("SET preserve_insertion_order = false")
        self._connection.raw_sql("SET enable_progress_bar = false")
        self._tables: dict[str, Table] = {}
        self._steps: dict[str, Table] = {}

    @property
    def cut_off(self) -> datetime:
        """The instant up to which every controller's events are known."""
        return self.snapshot.cut_off

    @property
    def zone(self) -> str:
        """The zone in which days are counted, as an IANA name."""
        return self.snapshot.zone

    @property
    def inputs(self) -> str:
        """The key of the snapshot, which identifies what a result was computed from."""
        return self.snapshot.key

    @cached_property
    def cut_off_day(self) -> date:
        """The first local day that is not known to its end: that of the cut-off, if it is not the day's last second."""
        return local_day(self.cut_off + timedelta(seconds=1), self.zone)

    @cached_property
    def observed_from(self) -> date:
        """The first day of the earliest delivery of care events in force: figures from elsewhere may be older."""
        root = self.snapshot.path.parent.parent
        manifests = [read_manifest(Path(root, name)) for name in self.snapshot.deliveries]
        events = [manifest for manifest in manifests if manifest.dataset == CARE_EVENTS] or manifests
        return min(manifest.period_from for manifest in events)

    def delivered(self, name: str) -> bool:
        """Whether any delivery has the table; an empty table may be delivered, and then it is known to be empty."""
        return self.snapshot.file(table_named(name).name) is not None

    def table(self, name: str) -> Table:
        """The table as an expression, with a local day `x_day` beside each `x_at`; empty where it is not delivered.

        Raises UnknownTable.
        """
        if name not in self._tables:
            file = self.snapshot.file(table_named(name).name)
            self._tables[name] = self._connection.read_parquet(file, table_name=name) if file else self._empty(name)
        return self._tables[name]

    def step(self, name: str, build: Callable[[], Table]) -> Table:
        """A step that several indicators share, computed once an engine: the table of that name, built if not there.

        `build` must give the same expression whenever it is called with the engine. Beside the time saved, a step keeps
        expressions small: the time to turn one into SQL grows with the square of its size.
        Raises EngineCannotAnswer.
        """
        if name not in self._steps:
            table = f"step_{name}"
            try:
                self._connection.raw_sql(f"CREATE TEMP TABLE {table} AS {self._connection.compile(build())}")
                self._steps[name] = self._connection.table(table)
            except (ibis.common.exceptions.IbisError, duckdb.Error) as error:
                raise _no_answer(error) from error
        return self._steps[name]

    def to_arrow(self, expression: Table) -> pa.Table:
        """The rows of the expression, in the order it asks for.

        Raises EngineCannotAnswer.
        """
        try:
            return self._connection.to_pyarrow(expression)
        except (ibis.common.exceptions.IbisError, duckdb.Error) as error:
            raise _no_answer(error) from error

    def batches(self, expression: Table, rows: int = BATCH_ROWS) -> Iterator[pa.RecordBatch]:
        """The rows of the expression in batches, in the order it asks for, without holding them all.

        A UUID comes as its sixteen bytes, and so does a sum of whole numbers: sum what is in the batches instead.
        Raises EngineCannotAnswer.
        """
        self._connection.raw_sql("SET arrow_lossless_conversion = true")
        try:
            yield from self._connection.to_pyarrow_batches(expression, chunk_size=rows)
        except (ibis.common.exceptions.IbisError, duckdb.Error) as error:
            raise _no_answer(error) from error
        finally:
            self._connection.raw_sql("SET arrow_lossless_conversion = false")

    def close(self) -> None:
        """Give back memory and files; the engine cannot be asked again."""
        with suppress(AttributeError):
            self._connection.disconnect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _empty(self, name: str) -> Table:
        columns = [pair for column in TABLES[name].columns for pair in _with_day(column)]
        schema = ibis.schema(dict([*columns, ("delivery", "string")]))
        return self._connection.create_table(name, schema=schema, temp=True)


def open_engine(snapshot: Snapshot, memory_limit: str = MEMORY_LIMIT) -> Engine:
    """An engine over the snapshot that uses at most that much memory for its own work."""
    return Engine(snapshot, memory_limit)


def _with_day(column: Column) -> list[tuple[str, str]]:
    own = (column.name, IBIS_TYPES[column.type])
    return [own, (f"{column.name.removesuffix('_at')}_day", "date")] if column.type == "instant" else [own]


def _no_answer(error: Exception) -> EngineCannotAnswer:
    return EngineCannotAnswer(
        f"The engine could not run the expression: {error}. Check that the deliveries are whole, then run it again."
    )
