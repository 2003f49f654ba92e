"""A map of municipalities: shapes from a small file, and classes of value with round bounds."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from narvard.measure.indicators.rules.scales import round_step, spread

SHAPES = Path(__file__).with_name("shapes.json")

ROUNDING = 1e-9
"""Share of a step within which a value counts as lying on a bound."""

CLASSES = 5
"""Most classes a reader tells apart by lightness alone."""


@dataclass(frozen=True)
class Shape:
    """A municipality's outline as an SVG path, and where its name stands."""

    code: str
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Atlas:
    """Outlines of the municipalities that are drawn, in a picture of width × height units."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    source: str
    licence: str


@dataclass(frozen=True)
class Class:
    """A class of values, [low, high) but for the last, which holds its upper bound; `number` counts from 1."""

    number: int
    low: float
    high: float


@cache
def atlas() -> Atlas:
    """The outlines in shapes.json, which names their source and licence."""
    document = json.loads(SHAPES.read_text(encoding="utf-8"))
    shapes = (Shape(code, item["path"], *item["label"]) for code, item in document["municipalities"].items())
    return Atlas(document["width"], document["height"], tuple(shapes), document["source"], document["licence"])


def classes(values: Mapping[str, float | None]) -> tuple[Class, ...]:
    """At most five classes of equal width with round bounds that together hold every value; none without values."""
    known = [value for value in values.values() if value is not None]
    if not known:
        return ()
    low, high = spread(known)
    if low == high:
        return (Class(1, low, high),)
    step = next(step for step in _steps(high - low) if _count(low, high, step) <= CLASSES)
    first = math.floor(low / step + ROUNDING)
    bounds = [round((first + number) * step, 10) for number in range(_count(low, high, step) + 1)]
    return tuple(Class(number, bounds[number - 1], bounds[number]) for number in range(1, len(bounds)))


def _steps(span: float) -> Iterator[float]:
    """Round steps from the finest that could do to one that holds all in two classes."""
    yield from (round_step(span, wanted) for wanted in range(CLASSES, 0, -1))
    yield round_step(span * 2, 1)


def _count(low: float, high: float, step: float) -> int:
    """Classes of `step` that it takes to hold `low`..`high` when they start at a multiple of it."""
    return math.ceil(high / step - ROUNDING) - math.floor(low / step + ROUNDING)


def class_of(value: float, among: tuple[Class, ...]) -> int:
    """The number of the class that holds `value`."""
    return next((c.number for c in among if value < c.high), among[-1].number)
