"""Numbers: whole ones within 64 bits, and no division by zero."""

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

LARGEST, SMALLEST = 2**63 - 1, -(2**63)


def within(number: Any) -> Any:
    """The number; OverflowError where a whole one needs more than 64 bits."""
    if isinstance(number, int) and not SMALLEST <= number <= LARGEST:
        raise OverflowError(f"{number} needs more than 64 bits")
    return number


def added(left: Any, right: Any) -> Any:
    """The sum."""
    return within(left + right)


def subtracted(left: Any, right: Any) -> Any:
    """The difference."""
    return within(left - right)


def multiplied(left: Any, right: Any) -> Any:
    """The product."""
    return within(left * right)


def divided(left: Any, right: Any) -> float:
    """The quotient as a decimal number; ZeroDivisionError where engines give infinity, nothing or an error."""
    return float(left / right)


def divided_down(left: Any, right: Any) -> int:
    """The largest whole number not above the quotient."""
    return int(left // right)


def remainder(left: int, right: int) -> int:
    """What is left of a whole division, with the sign of what was divided, as engines have it."""
    return int(math.copysign(1, left)) * (abs(left) % abs(right))


def rounded(number: Any) -> int:
    """The nearest whole number, halves away from zero."""
    return int(Decimal(number).to_integral_value(ROUND_HALF_UP))


def is_nan(number: Any) -> bool:
    """Whether the number is NaN."""
    return isinstance(number, float) and math.isnan(number)
