"""Many values to one."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ibis.expr.operations as ops

from narvard_analytics.engines.plain.arithmetic import within
from narvard_analytics.engines.plain.refusal import NotInVocabulary
from narvard_analytics.engines.plain.rows import Column

Values = list[tuple[Any, ...]]


def reduced(operation: Any, column: Callable[[Any], Column], numbers: Sequence[int]) -> Any:
    """The one value of the rows of those numbers, of which only those count where the reduction's condition holds.

    Raises NotInVocabulary.
    """
    if type(operation) not in REDUCTIONS:
        raise NotInVocabulary(f"The reduction {type(operation).__name__}")
    condition = None if operation.where is None else column(operation.where)
    counted = [number for number in numbers if condition is None or condition[number] is True]
    named = zip(operation.argnames, operation.args, strict=True)
    taken = [column(value) for name, value in named if name != "where" and isinstance(value, ops.Value)]
    return REDUCTIONS[type(operation)]([tuple(one[number] for one in taken) for number in counted])


def _known(values: Values) -> list[Any]:
    return [value for (value,) in values if value is not None]


def _sum(values: Values) -> Any:
    known = _known(values)
    if not known:
        return None
    # The exact sum, rounded once: no order of rows can change it.
    return math.fsum(known) if isinstance(known[0], float) else within(sum(known))


def _mean(values: Values) -> float | None:
    known = _known(values)
    return math.fsum(known) / len(known) if known else None


def _at_extreme(values: Values, extreme: Callable[..., Any]) -> Any:
    """The value beside the greatest or least key; rows in which either is not known do not count."""
    known = [(value, key) for value, key in values if value is not None and key is not None]
    return extreme(known, key=lambda pair: pair[1])[0] if known else None


REDUCTIONS: Mapping[type, Callable[[Values], Any]] = {
    ops.CountStar: len,
    ops.Count: lambda values: len(_known(values)),
    ops.CountDistinct: lambda values: len(set(_known(values))),
    ops.Sum: _sum,
    ops.Mean: _mean,
    ops.Min: lambda values: min(_known(values), default=None),
    ops.Max: lambda values: max(_known(values), default=None),
    ops.Any: lambda values: any(_known(values)) if _known(values) else None,
    ops.All: lambda values: all(_known(values)) if _known(values) else None,
    ops.Arbitrary: lambda values: next(iter(_known(values)), None),
    ops.ArgMax: lambda values: _at_extreme(values, max),
    ops.ArgMin: lambda values: _at_extreme(values, min),
}
