"""Scales of a drawing: round tick values, and where a value or a day stands in the picture."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Steps between ticks that a reader can add up in the head, for each power of ten."""

SMALLEST_SPAN = 1e-6
"""Values nearer each other than this are one value: no measure has a unit in which they would differ."""


@dataclass(frozen=True)
class Scale:
    """A straight scale from values `low`..`high` to picture units `start`..`end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where `value` stands, in picture units rounded to a tenth; values outside are held at the edge."""
        held = min(max(value, self.low), self.high)
        share = (held - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def day(self, day: date) -> float:
        """Where a day stands on a scale of ordinal days."""
        return self.at(day.toordinal())


def round_step(span: float, wanted: int) -> float:
    """The smallest round step that divides `span` into at most `wanted` parts; `span` is above zero."""
    power = 10.0 ** math.floor(math.log10(span / wanted))
    return next(step * power for step in STEPS if span / (step * power) <= wanted + 1e-9)


def ticks(low: float, high: float, wanted: int) -> tuple[float, ...]:
    """Round values that cover `low`..`high` in at most about `wanted` steps; never below zero unless `low` is."""
    if high - low <= SMALLEST_SPAN:
        margin = max(abs(high) * 0.1, SMALLEST_SPAN) if abs(high) > SMALLEST_SPAN else 1.0
        low, high = (max(low - margin, 0.0) if low >= 0 else low - margin), high + margin
    step = round_step(high - low, wanted)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def spread(values: Iterable[float | None]) -> tuple[float, float]:
    """The lowest and highest of the values that are there; 0 and 1 where there is none."""
    known = [value for value in values if value is not None]
    return (min(known), max(known)) if known else (0.0, 1.0)


def year_starts(first: date, last: date) -> tuple[date, ...]:
    """Each first of January within `first`..`last`."""
    days = (date(year, 1, 1) for year in range(first.year, last.year + 1))
    return tuple(day for day in days if first <= day <= last)
