"""Geometry of ranked intervals: one row a municipality, value and interval on one common scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from narvard.measure.indicators.rules.drawing import Label
from narvard.measure.indicators.rules.scales import Scale, spread, ticks

ROW_WIDTH = 240.0
"""Width of a row's picture in picture units."""

MARGIN = 8.0
"""Room at both ends, so that a dot at the edge is whole."""


@dataclass(frozen=True)
class Place:
    """A municipality's figure; `value` None where it is withheld or missing, which `status` tells apart."""

    code: str
    value: float | None
    lower: float | None
    upper: float | None
    status: str


@dataclass(frozen=True)
class Bar:
    """One row's picture: the interval from `start` to `end` and the dot at `dot`; None where there is no figure."""

    code: str
    start: float | None
    end: float | None
    dot: float | None

    @property
    def length(self) -> float:
        """Length of the interval in picture units."""
        return 0.0 if self.start is None or self.end is None else round(self.end - self.start, 1)


@dataclass(frozen=True)
class Ranking:
    """Rows in their order, the line of the whole collaboration, and the labelled ends of the scale."""

    width: float
    bars: tuple[Bar, ...]
    whole: float | None
    ticks: tuple[tuple[float, str], ...]


def rank(places: Sequence[Place], *, descending: bool = True) -> tuple[Place, ...]:
    """Places by value; those without a value last, by code, since they have no rank."""
    known = sorted((p for p in places if p.value is not None), key=lambda p: (p.value, p.code), reverse=descending)
    return (*known, *sorted((p for p in places if p.value is None), key=lambda p: p.code))


def draw_ranking(places: Sequence[Place], whole: float | None, label: Label) -> Ranking:
    """Lay out places on one scale that holds every interval and the value of the whole collaboration."""
    figures = [figure for p in places for figure in (p.value, p.lower, p.upper)] + [whole]
    values = ticks(*spread(figures), 4)
    scale = Scale(values[0], values[-1], MARGIN, ROW_WIDTH - MARGIN)
    return Ranking(
        width=ROW_WIDTH,
        bars=tuple(_bar(place, scale) for place in places),
        whole=None if whole is None else scale.at(whole),
        ticks=tuple((scale.at(value), label(value, values[1] - values[0])) for value in (values[0], values[-1])),
    )


def _bar(place: Place, scale: Scale) -> Bar:
    start, end, dot = (None if v is None else scale.at(v) for v in (place.lower, place.upper, place.value))
    return Bar(place.code, start, end, dot)
