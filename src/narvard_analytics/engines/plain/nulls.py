"""What is not known: values that may be None, and SQL's logic of three values."""

from collections.abc import Callable
from functools import wraps
from typing import Any

Function = Callable[..., Any]


def unless_empty(function: Function) -> Function:
    """The function with None as its answer where any argument is None."""

    @wraps(function)
    def careful(*values: Any) -> Any:
        return None if any(value is None for value in values) else function(*values)

    return careful


def both(left: bool | None, right: bool | None) -> bool | None:
    """And: false where one is false, not known where the other would decide."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either(left: bool | None, right: bool | None) -> bool | None:
    """Or: true where one is true, not known where the other would decide."""
    if left is True or right is True:
        return True
    return None if left is None or right is None else False


def among(value: Any, *options: Any) -> bool | None:
    """Whether the value is one of the options."""
    if value is None:
        return None
    known = [option for option in options if option is not None]
    return True if value in known else (None if len(known) < len(options) else False)


def first_known(*values: Any) -> Any:
    """The first value that is known."""
    return next((value for value in values if value is not None), None)


def greatest(*values: Any) -> Any:
    """The greatest of the values that are known."""
    return max((value for value in values if value is not None), default=None)


def least(*values: Any) -> Any:
    """The least of the values that are known."""
    return min((value for value in values if value is not None), default=None)


def clipped(value: Any, lower: Any = None, upper: Any = None) -> Any:
    """The value kept within a lower and an upper limit."""
    if value is None:
        return None
    below = value if upper is None else min(value, upper)
    return below if lower is None else max(below, lower)


def chosen(condition: bool | None, then: Any, otherwise: Any) -> Any:
    """One value where the condition holds, the other where it does not or is not known."""
    return then if condition is True else otherwise


def first_true(*values: Any) -> Any:
    """Conditions, as many results, and what holds where no condition does."""
    half = (len(values) - 1) // 2
    pairs = zip(values[:half], values[half : 2 * half], strict=True)
    return next((result for condition, result in pairs if condition is True), values[-1])


def unlike(value: Any, other: Any) -> Any:
    """The value, or None where it equals the other."""
    return None if value is not None and value == other else value
