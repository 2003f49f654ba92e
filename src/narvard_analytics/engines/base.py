"""What every engine does: the tables of a snapshot as expressions, shared steps, and the way to their answers."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

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


class EngineKind(StrEnum):
    """Where expressions run: in this process, on a cluster, or in the plain interpreter that the others agree with."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    PLAIN = "plain"


class EngineCannotAnswer(AnalyticsError):
    """The engine could not run an expression; the cause is chained."""


class Engine(ABC):
    """The tables of a snapshot as Ibis expressions, and the way to their answers.

    Use as a context manager, or call `close`. `cut_off` is the instant up to which events are known, `zone` the zone in
    which days are counted, `inputs` the key that results carry.
    """

    kind: ClassVar[EngineKind]
    faults: ClassVar[tuple[type[Exception], ...]]
    """What the engine raises when it cannot answer."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._tables: dict[str, Table] = {}
        self._steps: dict[str, Table] = {}
        self._read_by_steps: dict[str, set[str]] = {}
        self._readers: list[set[str]] = []

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
        self._note({table_named(name).name})
        return self.snapshot.file(name) is not None

    def table(self, name: str) -> Table:
        """The table as an expression, with a local day `x_day` beside each `x_at`; empty where it is not delivered.

        Raises UnknownTable.
        """
        if name not in self._tables:
            self._tables[name] = self._open(table_named(name).name)
        self._note({name})
        return self._tables[name]

    def step(self, name: str, build: Callable[[], Table]) -> Table:
        """A step that several indicators share, computed once an engine: the table of that name, built if not there.

        `build` must give the same expression whenever it is called with the engine. Beside the time saved, a step keeps
        expressions small: the time to turn one into SQL grows with the square of its size.
        Raises EngineCannotAnswer.
        """
        if name not in self._steps:
            with self.reading() as read:
                expression = build()
            with self._answering():
                self._steps[name] = self._keep(f"step_{name}", expression)
            self._read_by_steps[name] = read
        self._note(self._read_by_steps[name])
        return self._steps[name]

    @contextmanager
    def reading(self) -> Iterator[set[str]]:
        """The names of the tables that are asked for meanwhile, also of those that the steps asked for are made of."""
        self._readers.append(set())
        try:
            yield self._readers[-1]
        finally:
            self._readers.pop()

    def to_arrow(self, expression: Table) -> pa.Table:
        """The rows of the expression, in the order it asks for, in the types it declares; a UUID comes as text.

        Raises EngineCannotAnswer.
        """
        with self._answering():
            return self._answer(expression)

    def batches(self, expression: Table, rows: int = BATCH_ROWS) -> Iterator[pa.RecordBatch]:
        """The rows of the expression in batches, in the order it asks for, without holding them all.

        A UUID comes as its sixteen bytes. On DuckDB a sum of whole numbers does so too: sum what is in the batches
        instead. Raises EngineCannotAnswer.
        """
        with self._answering():
            yield from self._stream(expression, rows)

    def _note(self, tables: set[str]) -> None:
        for reader in self._readers:
            reader.update(tables)

    @abstractmethod
    def close(self) -> None:
        """Give back memory and files; the engine cannot be asked again."""

    @abstractmethod
    def _open(self, name: str) -> Table:
        """The table of that name as an expression."""

    @abstractmethod
    def _keep(self, name: str, expression: Table) -> Table:
        """The expression's rows as a table of that name, computed once."""

    @abstractmethod
    def _answer(self, expression: Table) -> pa.Table:
        """All rows of the expression."""

    @abstractmethod
    def _stream(self, expression: Table, rows: int) -> Iterator[pa.RecordBatch]:
        """The rows of the expression, at most so many at a time."""

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except self.faults as error:
            raise EngineCannotAnswer(
                f"The engine could not run the expression: {error}. Check that the deliveries are whole, then run it"
                " again."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def columns_of(table: str) -> dict[str, str]:
    """The Ibis types of a snapshot's table by column, in the order of its file."""
    days = [f"{name.removesuffix('_at')}_day" for name in TABLES[table].instants]
    own = {column.name: _ibis_type(column) for column in TABLES[table].columns}
    return {**own, **dict.fromkeys(days, "date"), "delivery": "string"}


def unbound(name: str, columns: dict[str, str]) -> Table:
    """A table as an expression that belongs to no connection."""
    return ibis.table(ibis.schema(columns), name=name)


def _ibis_type(column: Column) -> str:
    return IBIS_TYPES[column.type]
