"""Relations worked out in plain Python, each once."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import ibis.expr.operations as ops

from narvard_analytics.engines.plain.frame import Frame
from narvard_analytics.engines.plain.joins import chained
from narvard_analytics.engines.plain.meanings import arguments
from narvard_analytics.engines.plain.reductions import reduced
from narvard_analytics.engines.plain.refusal import NotInVocabulary
from narvard_analytics.engines.plain.rows import Rows, groups, in_order


class Interpreter:
    """Answers one expression from tables held in memory by name."""

    def __init__(self, stored: Mapping[str, Rows]) -> None:
        self._stored = stored
        self._known: dict[Any, Rows] = {}

    def rows(self, relation: Any) -> Rows:
        """The rows of a relation.

        Raises NotInVocabulary.
        """
        if relation not in self._known:
            if type(relation) not in RELATIONS:
                raise NotInVocabulary(f"The relation {type(relation).__name__}")
            self._known[relation] = RELATIONS[type(relation)](self, relation)
        return self._known[relation]

    def _table(self, relation: Any) -> Rows:
        return self._stored[relation.name]

    def _same(self, relation: Any) -> Rows:
        return self.rows(relation.parent)

    def _frame(self, relation: Any) -> Frame:
        parent = self.rows(relation.parent)
        return Frame({relation.parent: parent}, parent.count)

    def _project(self, relation: Any) -> Rows:
        return _selected(self._frame(relation), relation.values)

    def _filter(self, relation: Any) -> Rows:
        return self.rows(relation.parent).take(self._frame(relation).true(relation.predicates))

    def _join(self, relation: Any) -> Rows:
        return _selected(chained(relation, self.rows), relation.values)

    def _drop(self, relation: Any) -> Rows:
        parent = self.rows(relation.parent)
        kept = {name: values for name, values in parent.columns.items() if name not in relation.columns_to_drop}
        return Rows(kept, parent.count)

    def _aggregate(self, relation: Any) -> Rows:
        frame = self._frame(relation)
        keys = list(relation.groups.values())
        found = groups([frame.column(key) for key in keys], frame.count)
        known = {key: [values[number] for values in found] for number, key in enumerate(keys)}
        for metric in relation.metrics.values():
            for reduction in _reductions(metric):
                known[reduction] = [reduced(reduction, frame.column, numbers) for numbers in found.values()]
        return _selected(Frame({}, len(found), known), {**relation.groups, **relation.metrics})

    def _union(self, relation: Any) -> Rows:
        left, right = self.rows(relation.left), self.rows(relation.right)
        both = {name: [*values, *right.columns[name]] for name, values in left.columns.items()}
        united = Rows(both, left.count + right.count)
        return _once(united) if relation.distinct else united

    def _distinct(self, relation: Any) -> Rows:
        return _once(self.rows(relation.parent))

    def _sort(self, relation: Any) -> Rows:
        frame = self._frame(relation)
        keys = [(frame.column(key.arg), key.ascending, key.nulls_first) for key in relation.keys]
        return self.rows(relation.parent).take(in_order(range(frame.count), keys))

    def _limit(self, relation: Any) -> Rows:
        parent = self.rows(relation.parent)
        if not all(isinstance(bound, int | None) for bound in (relation.n, relation.offset)):
            raise NotInVocabulary("A limit that is computed")
        end = None if relation.n is None else relation.offset + relation.n
        return parent.take(range(parent.count)[relation.offset : end])


def _selected(frame: Frame, values: Mapping[str, Any]) -> Rows:
    return Rows({name: frame.column(value) for name, value in values.items()}, frame.count)


def _once(rows: Rows) -> Rows:
    first = {row: number for number, row in reversed(list(enumerate(rows.tuples())))}
    return rows.take(sorted(first.values()))


def _reductions(operation: Any) -> Iterator[Any]:
    if isinstance(operation, ops.Reduction):
        yield operation
    else:
        for argument in arguments(operation):
            yield from _reductions(argument)


RELATIONS: Mapping[type, Callable[[Interpreter, Any], Rows]] = {
    ops.UnboundTable: Interpreter._table,
    ops.JoinReference: Interpreter._same,
    ops.SelfReference: Interpreter._same,
    ops.Project: Interpreter._project,
    ops.Filter: Interpreter._filter,
    ops.JoinChain: Interpreter._join,
    ops.DropColumns: Interpreter._drop,
    ops.Aggregate: Interpreter._aggregate,
    ops.Union: Interpreter._union,
    ops.Distinct: Interpreter._distinct,
    ops.Sort: Interpreter._sort,
    ops.Limit: Interpreter._limit,
}
