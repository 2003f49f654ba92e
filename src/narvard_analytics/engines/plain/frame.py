"""Expressions worked out over rows, column by column, each once."""

from collections.abc import Mapping
from typing import Any

import ibis.expr.operations as ops

from narvard_analytics.engines.plain.meanings import arguments, constant, meaning
from narvard_analytics.engines.plain.refusal import NotInVocabulary
from narvard_analytics.engines.plain.rows import Column, Rows
from narvard_analytics.engines.plain.windows import windowed


class Frame:
    """Rows of one or several relations side by side, and what is known of expressions over them."""

    def __init__(self, sides: Mapping[Any, Rows], count: int, known: Mapping[Any, Column] | None = None) -> None:
        self.count = count
        self._sides = sides
        self._known = dict(known or {})

    def column(self, operation: Any) -> Column:
        """The values of the expression, one a row.

        Raises NotInVocabulary.
        """
        if operation not in self._known:
            self._known[operation] = self._worked_out(operation)
        found: Column = self._known[operation]
        return found

    def true(self, conditions: tuple[Any, ...]) -> list[int]:
        """The numbers of the rows in which all conditions are known to hold."""
        columns = [self.column(condition) for condition in conditions]
        return [number for number in range(self.count) if all(column[number] is True for column in columns)]

    def _worked_out(self, operation: Any) -> Column:
        if isinstance(operation, ops.Field):
            return self._field(operation)
        if isinstance(operation, ops.Literal):
            return [constant(operation)] * self.count
        if isinstance(operation, ops.WindowFunction):
            return windowed(operation, self.column, self.count)
        function = meaning(operation)
        columns = [self.column(argument) for argument in arguments(operation)]
        return [function(*values) for values in zip(*columns, strict=True)]

    def _field(self, operation: Any) -> Column:
        if operation.rel not in self._sides:
            raise NotInVocabulary("A value of another table without a join")
        return list(self._sides[operation.rel].columns[operation.name])
