"""Is any municipality different by more than chance? A funnel of one period's figures, and its geometry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narvard.measure.indicators.rules.drawing import Label, Tick
from narvard.measure.indicators.rules.figures import Figure
from narvard.measure.indicators.rules.scales import Scale, spread, ticks
from narvard_analytics.charts import funnels
from narvard_analytics.charts.funnels import Funnel, FunnelNotDrawn, Measure, Overdispersion, Pooled, Verdict

MEASURES: Mapping[str, Measure] = {"proportion": Measure.PROPORTION, "rate": Measure.RATIO_OF_COUNTS}
"""Kinds of figure that a funnel is drawn of: those that are so many of so many."""

FEWEST = 4
"""Municipalities from which a spread between them can be told."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 520.0, 300.0, 52.0, 16.0, 14.0, 40.0


@dataclass(frozen=True)
class Unit:
    """One municipality in the funnel. `side` is +1 above the common level, -1 below; `borrowed` 0 to 1."""

    code: str
    size: float
    value: float
    verdict: Verdict
    stands_out: bool
    side: int
    pooled: float
    pooled_lower: float
    pooled_upper: float
    borrowed: float


@dataclass(frozen=True)
class Comparison:
    """All municipalities of one period, by size, with the common level and each one's limits at its own size."""

    units: tuple[Unit, ...]
    centre: float
    inner: tuple[tuple[float, float], ...]
    outer: tuple[tuple[float, float], ...]
    widened: bool


@dataclass(frozen=True)
class Dot:
    """A municipality's place in the picture."""

    code: str
    x: float
    y: float
    shape: str


@dataclass(frozen=True)
class FunnelDrawing:
    """The picture in picture units: lines of the limits as SVG path texts, dots, and labelled places on both axes."""

    centre: float
    inner: tuple[str, str]
    outer: tuple[str, str]
    dots: tuple[Dot, ...]
    value_ticks: tuple[Tick, ...]
    size_ticks: tuple[Tick, ...]
    view_box: str = f"0 0 {WIDTH:g} {HEIGHT:g}"
    left: float = LEFT
    edge: float = WIDTH - RIGHT
    foot: float = HEIGHT - BOTTOM
    top: float = TOP


def compare(figures: Mapping[str, Figure], kind: str, scale: float) -> Comparison | None:
    """The municipalities' figures of one period beside each other; None where a funnel tells nothing.

    figures: by municipality. kind, scale: of the measure. Limits are widened for what the municipalities differ beyond
    chance (additive, Spiegelhalter 2005), so that only what is unlike the rest stands out.
    """
    usable = {code: f for code, f in figures.items() if f.usable and f.denominator and f.numerator is not None}
    if kind not in MEASURES or len(usable) < FEWEST:
        return None
    codes = sorted(usable, key=lambda code: (usable[code].denominator or 0.0, code))
    numerator = np.array([usable[code].numerator or 0.0 for code in codes])
    denominator = np.array([usable[code].denominator or 0.0 for code in codes])
    try:
        found = funnels.funnel(MEASURES[kind], numerator, denominator, overdispersion=Overdispersion.ADDITIVE)
    except FunnelNotDrawn:
        return None
    pooling = funnels.pooled_proportions if kind == "proportion" else funnels.pooled_rates
    pooled = pooling(numerator, denominator)
    return Comparison(
        units=tuple(_unit(number, code, denominator, found, pooled, scale) for number, code in enumerate(codes)),
        centre=found.centre * scale,
        inner=_pairs(found.inner.lower, found.inner.upper, scale),
        outer=_pairs(found.outer.lower, found.outer.upper, scale),
        widened=bool(found.spread and found.spread.tau2 > 0),
    )


def draw_funnel(found: Comparison, value_label: Label, size_label: Label) -> FunnelDrawing:
    """Lay the comparison out: size to the right, value upwards."""
    shown = [edge for pair in (*found.inner, *found.outer) for edge in pair] + [unit.value for unit in found.units]
    values = ticks(*spread(shown), 5)
    sizes = ticks(0.0, max(unit.size for unit in found.units), 4)
    y = Scale(values[0], values[-1], HEIGHT - BOTTOM, TOP)
    x = Scale(sizes[0], sizes[-1], LEFT, WIDTH - RIGHT)
    at = [x.at(unit.size) for unit in found.units]
    return FunnelDrawing(
        centre=y.at(found.centre),
        inner=(_line(at, found.inner, 0, y), _line(at, found.inner, 1, y)),
        outer=(_line(at, found.outer, 0, y), _line(at, found.outer, 1, y)),
        dots=tuple(_dot(unit, place, y) for unit, place in zip(found.units, at, strict=True)),
        value_ticks=tuple(Tick(y.at(value), value_label(value, values[1] - values[0])) for value in values),
        size_ticks=tuple(Tick(x.at(size), size_label(size, sizes[1] - sizes[0])) for size in sizes),
    )


def _unit(number: int, code: str, sizes: NDArray[np.float64], found: Funnel, pooled: Pooled, scale: float) -> Unit:
    return Unit(
        code=code,
        size=float(sizes[number]),
        value=float(found.value[number]) * scale,
        verdict=found.verdict[number],
        stands_out=bool(found.stands_out[number]),
        side=int(found.side[number]),
        pooled=float(pooled.value[number]) * scale,
        pooled_lower=float(pooled.limits.lower[number]) * scale,
        pooled_upper=float(pooled.limits.upper[number]) * scale,
        borrowed=float(pooled.borrowed[number]),
    )


def _pairs(lower: NDArray[np.float64], upper: NDArray[np.float64], scale: float) -> tuple[tuple[float, float], ...]:
    return tuple((low * scale, high * scale) for low, high in zip(lower.tolist(), upper.tolist(), strict=True))


def _line(at: Sequence[float], limits: Sequence[tuple[float, float]], side: int, y: Scale) -> str:
    return "M" + "L".join(f"{x:g},{y.at(pair[side]):g}" for x, pair in zip(at, limits, strict=True))


def _dot(unit: Unit, x: float, y: Scale) -> Dot:
    return Dot(unit.code, x, y.at(unit.value), _shape(unit))


def _shape(unit: Unit) -> str:
    return "plain" if not unit.stands_out else ("above" if unit.side > 0 else "below")
