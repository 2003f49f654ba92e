"""From one type to another, where engines agree."""

from collections.abc import Callable
from datetime import date
from typing import Any

from narvard_analytics.engines.plain.refusal import NotInVocabulary

BITS = {"int8": 8, "int16": 16, "int32": 32, "int64": 64}


def cast(source: Any, target: Any) -> Callable[[Any], Any]:
    """The function from values of one Ibis type to values of the other.

    Raises NotInVocabulary, for example from decimal to whole numbers: one engine rounds and another cuts.
    """
    if source.is_null() or _kind(source) == _kind(target) != "integer":
        return lambda value: value
    found = CASTS.get((_kind(source), _kind(target)))
    if found is None:
        raise NotInVocabulary(f"A cast from {source} to {target}")
    return _within(found, BITS[type(target).__name__.lower()]) if target.is_integer() else found


def _kind(dtype: Any) -> str:
    return "integer" if dtype.is_integer() else type(dtype).__name__.lower()


def _within(function: Callable[[Any], int], bits: int) -> Callable[[Any], int]:
    largest = 2 ** (bits - 1) - 1

    def fitting(value: Any) -> int:
        number = function(value)
        if not -largest - 1 <= number <= largest:
            raise OverflowError(f"{number} needs more than {bits} bits")
        return number

    return fitting


CASTS: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("integer", "integer"): int,
    ("boolean", "integer"): int,
    ("string", "integer"): int,
    ("integer", "float64"): float,
    ("string", "float64"): float,
    ("integer", "string"): str,
    ("boolean", "string"): lambda value: str(value).lower(),
    ("date", "string"): date.isoformat,
    ("string", "date"): date.fromisoformat,
}
