"""A funnel: every unit's figure, its limits, and a verdict that reckons with how many units were looked at."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.false_discovery import FALSE_DISCOVERY_RATE, control_false_discovery
from narvard_analytics.charts.funnels.limits import (
    poisson_limits,
    poisson_p_values,
    proportion_limits,
    proportion_p_values,
)
from narvard_analytics.charts.funnels.measures import FunnelNotDrawn, Measure, back, transformed
from narvard_analytics.charts.funnels.overdispersion import Overdispersion, Spread, spread_between
from narvard_analytics.intervals import CONFIDENCE_95, CONFIDENCE_998, Limits


class Verdict(StrEnum):
    """Where a unit lies: within the 95 % limits, beyond them, beyond the 99.8 % limits, or nowhere."""

    INSIDE = "inside"
    BEYOND_95 = "beyond_95"
    BEYOND_998 = "beyond_998"
    NO_DATA = "no_data"


@dataclass(frozen=True, eq=False)
class Funnel:
    """One funnel; every array has one entry a unit, NaN where the unit has no denominator.

    ``value`` is the figure, ``centre`` the common level, ``inner`` and ``outer`` the 95 % and 99.8 % limits at the
    unit's own size. ``side`` is +1 above the centre and −1 below. ``stands_out`` marks the units that survive
    false-discovery control across all units: of those, at most one in twenty is expected to be there by chance.
    ``spread`` is None where no overdispersion was asked for.
    """

    measure: Measure
    overdispersion: Overdispersion
    value: Floats
    centre: float
    inner: Limits
    outer: Limits
    p_value: Floats
    side: Floats
    verdict: tuple[Verdict, ...]
    stands_out: Bools
    spread: Spread | None


def funnel(
    measure: Measure,
    numerator: Floats,
    denominator: Floats,
    *,
    overdispersion: Overdispersion = Overdispersion.NONE,
    q: float = FALSE_DISCOVERY_RATE,
) -> Funnel:
    """The funnel of ``numerator`` over ``denominator``, one entry a unit.

    A standardised ratio is centred at 1, all else at the units' common level. Without overdispersion the limits are
    those of the public-health convention for proportions and exact Poisson limits otherwise. A unit without a
    denominator has no verdict and is not counted among the tests. Raises FunnelNotDrawn.
    """
    known = denominator > 0
    _check(measure, numerator, denominator, known)
    made = _plain if overdispersion is Overdispersion.NONE else _widened
    inner, outer, p, centre, spread = made(measure, numerator[known], denominator[known], overdispersion)
    value = _spread_out(numerator[known] / denominator[known], known)
    p_value = _spread_out(p, known)
    return Funnel(
        measure=measure,
        overdispersion=overdispersion,
        value=value,
        centre=centre,
        inner=Limits(*(_spread_out(each, known) for each in inner)),
        outer=Limits(*(_spread_out(each, known) for each in outer)),
        p_value=p_value,
        side=np.sign(value - centre),
        verdict=tuple(_verdict(each) for each in p_value.tolist()),
        stands_out=control_false_discovery(p_value, q),
        spread=spread,
    )


_Made = tuple[Limits, Limits, Floats, float, Spread | None]


def _plain(measure: Measure, numerator: Floats, denominator: Floats, _how: Overdispersion) -> _Made:
    centre = 1.0 if measure in (Measure.RATIO_LOG, Measure.RATIO_SQRT) else float(numerator.sum() / denominator.sum())
    if measure is Measure.PROPORTION:
        level = np.full(numerator.shape, centre)
        inner, outer = (proportion_limits(level, denominator, each) for each in (CONFIDENCE_95, CONFIDENCE_998))
        return inner, outer, proportion_p_values(numerator / denominator, level, denominator), centre, None
    expected = centre * denominator
    inner, outer = (poisson_limits(expected, each, centre) for each in (CONFIDENCE_95, CONFIDENCE_998))
    return inner, outer, poisson_p_values(numerator, expected), centre, None


def _widened(measure: Measure, numerator: Floats, denominator: Floats, how: Overdispersion) -> _Made:
    figures = transformed(measure, numerator, denominator)
    spread = spread_between(figures, measure)
    error = spread.widened(figures.s, how)
    inner, outer = (
        Limits(back(measure, figures.centre - z * error), back(measure, figures.centre + z * error))
        for z in (CONFIDENCE_95.z, CONFIDENCE_998.z)
    )
    p = 2 * stats.norm.sf(np.abs(figures.y - figures.centre) / error)
    return inner, outer, np.asarray(p), float(back(measure, np.array(figures.centre))), spread


def _verdict(p: float) -> Verdict:
    """A p-value reaches 0.05 and 0.002 exactly where the limits run; a unit on a limit is inside it."""
    if np.isnan(p):
        return Verdict.NO_DATA
    if p < CONFIDENCE_998.outside:
        return Verdict.BEYOND_998
    return Verdict.BEYOND_95 if p < CONFIDENCE_95.outside else Verdict.INSIDE


def _spread_out(values: Floats, known: Bools) -> Floats:
    """One entry a unit again, NaN where nothing is known."""
    out = np.full(known.shape, np.nan)
    out[known] = values
    return out


def _check(measure: Measure, numerator: Floats, denominator: Floats, known: Bools) -> None:
    if not known.any() or not numerator[known].any():
        raise FunnelNotDrawn(
            "The funnel was not drawn, because no unit has both a denominator and something counted. "
            "Choose a longer period or another measure."
        )
    wrong = known & ((numerator < 0) | ((numerator > denominator) & (measure is Measure.PROPORTION)))
    if wrong.any():
        raise FunnelNotDrawn(
            f"The funnel was not drawn, because a unit counts {numerator[wrong][0]:g} of {denominator[wrong][0]:g}. "
            "Correct the counts, or choose a measure that is no proportion."
        )
