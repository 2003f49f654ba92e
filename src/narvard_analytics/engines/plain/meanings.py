"""What each operation on values means, and which operations there are."""

import math
import operator
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import ibis.expr.operations as ops

from narvard_analytics.engines.plain import arithmetic, casts, days, nulls, texts
from narvard_analytics.engines.plain.nulls import Function, unless_empty
from narvard_analytics.engines.plain.refusal import NotInVocabulary

COMPARISONS: Mapping[type, Function] = {
    ops.Equals: operator.eq,
    ops.NotEquals: operator.ne,
    ops.Less: operator.lt,
    ops.LessEqual: operator.le,
    ops.Greater: operator.gt,
    ops.GreaterEqual: operator.ge,
    ops.Between: lambda value, lower, upper: lower <= value <= upper,
}

OF_KNOWN_VALUES: Mapping[type, Function] = {
    ops.Add: arithmetic.added,
    ops.Subtract: arithmetic.subtracted,
    ops.Multiply: arithmetic.multiplied,
    ops.Divide: arithmetic.divided,
    ops.FloorDivide: arithmetic.divided_down,
    ops.Modulus: arithmetic.remainder,
    ops.Negate: operator.neg,
    ops.Abs: abs,
    ops.Floor: math.floor,
    ops.Ceil: math.ceil,
    ops.Round: arithmetic.rounded,
    ops.IsNan: arithmetic.is_nan,
    ops.Not: operator.not_,
    ops.Uppercase: str.upper,
    ops.Lowercase: str.lower,
    ops.Strip: texts.bare,
    ops.StringLength: len,
    ops.Substring: texts.part,
    ops.StartsWith: str.startswith,
    ops.EndsWith: str.endswith,
    ops.StringContains: operator.contains,
    ops.StringReplace: str.replace,
    ops.StringConcat: texts.joined,
    ops.LPad: texts.filled_left,
    ops.RPad: texts.filled_right,
    ops.RegexSearch: texts.fits,
    ops.ExtractYear: lambda day: day.year,
    ops.ExtractQuarter: lambda day: (day.month + 2) // 3,
    ops.ExtractMonth: lambda day: day.month,
    ops.ExtractDay: lambda day: day.day,
    ops.DayOfWeekIndex: lambda day: day.weekday(),
    ops.DateAdd: days.day_after,
    ops.DateSub: days.day_before,
    ops.DateDelta: days.days_from,
    ops.TimestampAdd: days.instant_after,
    ops.TimestampSub: days.instant_before,
    ops.ExtractEpochSeconds: days.seconds_since_1970,
}
"""Operations whose answer is not known where any of their arguments is not."""

OF_ALL_VALUES: Mapping[type, Function] = {
    ops.Alias: lambda value: value,
    ops.And: nulls.both,
    ops.Or: nulls.either,
    ops.IsNull: lambda value: value is None,
    ops.NotNull: lambda value: value is not None,
    ops.InValues: nulls.among,
    ops.Coalesce: nulls.first_known,
    ops.NullIf: nulls.unlike,
    ops.Greatest: nulls.greatest,
    ops.Least: nulls.least,
    ops.IfElse: nulls.chosen,
    ops.SearchedCase: nulls.first_true,
}
"""Operations that answer although an argument is not known."""

OF_DAYS_ONLY = (ops.ExtractYear, ops.ExtractQuarter, ops.ExtractMonth, ops.ExtractDay, ops.DayOfWeekIndex)


def meaning(operation: Any) -> Function:
    """The function of plain values that the operation stands for; its arguments are those of `arguments`.

    Raises NotInVocabulary.
    """
    kind = type(operation)
    if kind in OF_ALL_VALUES:
        return OF_ALL_VALUES[kind]
    if kind in PREPARED:
        return PREPARED[kind](operation)
    if kind in COMPARISONS:
        return unless_empty(_compared(operation))
    if kind not in OF_KNOWN_VALUES:
        raise NotInVocabulary(f"The operation {kind.__name__}")
    if kind in OF_DAYS_ONLY and not operation.arg.dtype.is_date():
        raise NotInVocabulary(f"{kind.__name__} of an instant, whose local day depends on the zone,")
    return unless_empty(OF_KNOWN_VALUES[kind])


def arguments(operation: Any) -> list[Any]:
    """The values that the operation takes, in order, lists of them laid out."""
    given = [part for found in operation.args for part in (found if isinstance(found, tuple) else (found,))]
    return [part for part in given if isinstance(part, ops.Value)]


def constant(literal: Any) -> Any:
    """The plain value that a literal stands for."""
    value = literal.value
    if value is not None and literal.dtype.is_interval():
        return days.Interval(int(value), literal.dtype.unit.short)
    return value.bytes if value is not None and literal.dtype.is_uuid() else value


def _compared(operation: Any) -> Function:
    types = [part.dtype for part in arguments(operation)]
    if any(t.is_date() for t in types) and any(t.is_timestamp() for t in types):
        raise NotInVocabulary("A comparison of a day with an instant")
    return COMPARISONS[type(operation)]


def _clipped(operation: Any) -> Function:
    names = [name for name in ("lower", "upper") if getattr(operation, name) is not None]
    return lambda value, *limits: nulls.clipped(value, **dict(zip(names, limits, strict=True)))


PREPARED: Mapping[type, Callable[[Any], Function]] = {
    ops.Cast: lambda operation: unless_empty(casts.cast(operation.arg.dtype, operation.to)),
    ops.DateTruncate: lambda operation: unless_empty(partial(days.beginning, unit=operation.unit.short)),
    ops.Clip: _clipped,
}
"""Operations that say something beside their arguments."""
