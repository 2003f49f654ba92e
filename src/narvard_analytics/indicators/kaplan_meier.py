"""The share of clocks met within their limit, where some are censored: Kaplan and Meier's estimate.

A clock that was open at the cut-off, or ended for another reason before its limit, says only that it was not met while
it was followed. It stays among those at risk until then and is left out after.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import in_place_and_group
from narvard_analytics.indicators.definition import Measure
from narvard_analytics.indicators.figures import Figures
from narvard_analytics.indicators.plan import Cube, Plan, with_total
from narvard_analytics.intervals import CONFIDENCE_95, CONFIDENCE_998, wilson
from narvard_analytics.periods import Period
from narvard_analytics.vocabulary import Table

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


def durations(engine: Engine, plan: Plan, clocks: Table) -> tuple[Counts, Counts, Cube]:
    """How many clocks were met, and left, by place, group, period and days followed; and how many passed the limit.

    clocks: person, day, days (followed), decided (1 where it is), in_time (1 where met within the limit).
    """
    placed = in_place_and_group(engine, plan, clocks.select("person", "day", "days", "in_time", "decided"))
    cell = ["municipality", "target_group", "period", "days", "in_time", "decided"]
    rows = engine.to_arrow(placed.group_by(cell).aggregate(n=placed.count()))
    place, group = plan.row_of(rows)
    period = rows["period"].to_numpy() - plan.first_month // plan.months
    days, met, decided, n = (rows[name].to_numpy().astype(np.int64) for name in ("days", "in_time", "decided", "n"))
    # Met in time is state 1, left undecided 0, passed 2: those have no day within the limit.
    state = np.where(decided > met, 2, met)
    cube = np.zeros((3, *plan.shape, int(days.max(initial=0)) + 1), dtype=np.int64)
    np.add.at(cube, (state, place, group, period, np.where(state == 2, 0, days)), n)
    left, in_time, passed = (with_total(part) for part in cube)
    return in_time, left, passed.sum(axis=-1)


def estimate(met: Counts, left: Counts, passed: Counts) -> tuple[Floats, Floats]:
    """The estimated share met, and its variance after Greenwood (1926); NaN where nobody was followed to the end.

    met, left: clocks by days followed (last axis). passed: clocks followed past the limit without being met.
    """
    at_risk = passed[..., None] + np.cumsum((met + left)[..., ::-1], axis=-1)[..., ::-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        hazard = np.where(met > 0, met / at_risk, 0.0)
        terms = np.where((met > 0) & (at_risk > met), met / (at_risk * (at_risk - met)), 0.0)
    remaining = np.prod(1.0 - hazard, axis=-1)
    followed = (passed > 0) | ((remaining == 0.0) & (met.sum(axis=-1) > 0))
    share: Floats = np.where(followed, 1.0 - remaining, np.nan)
    variance: Floats = np.where(followed, remaining**2 * terms.sum(axis=-1), np.nan)
    return share, variance


def kaplan_meier(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    durations_of: tuple[Counts, Counts, Cube],
    persons: Cube,
) -> Figures:
    """The estimate as figures; the interval is Wilson's at the number of clocks that the variance speaks of.

    Rothman (1978): so many clocks without censoring would have given Greenwood's variance. Where all that was decided
    went one way the variance is zero, and the number is that of decided clocks.
    """
    met, left, passed = durations_of
    share, variance = estimate(met, left, passed)
    in_time = met.sum(axis=-1)
    decided = (in_time + passed).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(variance > 0, share * (1.0 - share) / variance, decided)
    limits = tuple(wilson(share * size, size, level) for level in (CONFIDENCE_95, CONFIDENCE_998))
    clocks = (in_time + left.sum(axis=-1) + passed).astype(np.float64)
    none = np.full(share.shape, np.nan)
    return Figures(measure, tuple(periods), complete, none, clocks, share, (limits[0], limits[1]), persons, in_time)
