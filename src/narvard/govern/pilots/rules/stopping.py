"""Whether a rule that was set beforehand is met by a figure: yes, no, or cannot tell. It decides nothing by itself."""

from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """Which side of the limit a figure must be on for the rule to be met."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Met(StrEnum):
    """The answer. Cannot tell is never collapsed into no."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 % interval, in the measure's unit; None where none may be shown or none is known."""

    value: float | None
    lower: float | None = None
    upper: float | None = None


def met(comparator: Comparator, limit: float, figure: Measured | None) -> Met:
    """Is the limit reached? An interval tells only when it lies wholly on one side of it.

    A figure without an interval tells as it is; no figure tells nothing.
    """
    if figure is None or figure.value is None:
        return Met.CANNOT_TELL
    lower = figure.value if figure.lower is None else figure.lower
    upper = figure.value if figure.upper is None else figure.upper
    if comparator is Comparator.AT_LEAST:
        return _side(lower >= limit, upper < limit)
    return _side(upper <= limit, lower > limit)


def _side(surely: bool, surely_not: bool) -> Met:
    if surely:
        return Met.MET
    return Met.NOT_MET if surely_not else Met.CANNOT_TELL
