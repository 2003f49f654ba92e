"""Window functions: what a row sees of the other rows of its key."""

from collections.abc import Callable, Sequence
from typing import Any

import ibis.expr.operations as ops

from narvard_analytics.engines.plain.reductions import reduced
from narvard_analytics.engines.plain.refusal import NotInVocabulary
from narvard_analytics.engines.plain.rows import Column, groups, in_order

Columns = Callable[[Any], Column]


def windowed(operation: Any, column: Columns, count: int) -> Column:
    """The values of a window function, one a row.

    Raises NotInVocabulary, for example for frames by range, in which ties count differently.
    """
    if operation.how != "rows":
        raise NotInVocabulary("A window by range")
    keys = [(column(key.arg), key.ascending, key.nulls_first) for key in operation.order_by]
    found: Column = [None] * count
    for numbers in groups([column(key) for key in operation.group_by], count).values():
        ordered = in_order(numbers, keys)
        for position, number in enumerate(ordered):
            found[number] = _seen(operation, column, ordered, position)
    return found


def _seen(operation: Any, column: Columns, ordered: Sequence[int], position: int) -> Any:
    function = operation.func
    if isinstance(function, ops.RowNumber):
        return position
    if isinstance(function, ops.Lag | ops.Lead):
        steps = 1 if function.offset is None else column(function.offset)[0]
        return _shifted(function, column, ordered, position + (steps if isinstance(function, ops.Lead) else -steps))
    start = _edge(operation.start, column, position, 0)
    end = _edge(operation.end, column, position, len(ordered) - 1)
    return reduced(function, column, ordered[max(start, 0) : max(end + 1, 0)])


def _shifted(function: Any, column: Columns, ordered: Sequence[int], position: int) -> Any:
    if 0 <= position < len(ordered):
        return column(function.arg)[ordered[position]]
    return None if function.default is None else column(function.default)[0]


def _edge(boundary: Any, column: Columns, position: int, open_end: int) -> int:
    if boundary is None:
        return open_end
    steps: int = column(boundary.value)[0]
    return position - steps if boundary.preceding else position + steps
