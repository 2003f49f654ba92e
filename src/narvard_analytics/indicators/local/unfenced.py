"""The events as a local definition gets them: without the columns and rows behind the social-service fence.

2008:355, 2 kap. 8 §: what tells that a person has a social-service intervention may be used only in a population of the
catalogue whose legal basis is stated. Which columns, codes and rows that is, the event schema says.
"""

from collections.abc import Iterator
from typing import ClassVar

import pyarrow as pa

from narvard_analytics.engines import Engine
from narvard_analytics.events.schema import table_named
from narvard_analytics.vocabulary import Table

OWN = "unfenced"
"""Before the names of steps: a step of the catalogue by the same name may hold what is fenced."""


class Unfenced(Engine):
    """An engine that answers from the same events, fenced columns and rows taken out before anything is asked.

    A table with something fenced is a copy of what is left. An expression on it has no way back to what was left out.
    """

    faults: ClassVar = ()

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine.snapshot)
        self._inner = engine

    def close(self) -> None:
        """Nothing: the engine belongs to whoever opened it."""

    def _open(self, name: str) -> Table:
        table = self._inner.table(name)
        left = without_fenced(name, table)
        return table if left is table else self._inner.step(f"{OWN}_{name}", lambda: left)

    def _keep(self, name: str, expression: Table) -> Table:
        return self._inner.step(f"{OWN}_{name}", lambda: expression)

    def _answer(self, expression: Table) -> pa.Table:
        return self._inner.to_arrow(expression)

    def _stream(self, expression: Table, rows: int) -> Iterator[pa.RecordBatch]:
        return self._inner.batches(expression, rows)


def without_fenced(name: str, table: Table) -> Table:
    """The table without its fenced columns, and without rows whose code is fenced or not known; itself if it has none.

    Raises UnknownTable.
    """
    left = table
    for column in table_named(name).columns:
        if column.fenced_codes:
            left = left.filter(left[column.name].notnull() & ~left[column.name].isin(column.fenced_codes))
    hidden = [column.name for column in table_named(name).columns if column.fenced]
    return left.drop(*hidden) if hidden else left
