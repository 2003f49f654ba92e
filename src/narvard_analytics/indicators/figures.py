"""From counts to a measure's figures with intervals, and from figures to result rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import Definition, Measure
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.intervals import (
    CONFIDENCE_95,
    CONFIDENCE_998,
    Confidence,
    Limits,
    dobson_byar,
    exact_poisson,
    mean_t,
    wilson,
)
from narvard_analytics.periods import Period, is_complete
from narvard_analytics.results import SCHEMA, Basis, Status

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64] | Floats

PARTS = 1_000_000_000
"""Fractions of a person are summed as whole billionths, so that the order of rows cannot change a sum."""


@dataclass(frozen=True)
class Figures:
    """One measure laid out by place, group and period; NaN where there is no figure.

    complete: one truth a period. limits: at 95 and at 99.8 per cent. applicable: false where the events delivered
    cannot tell, for example since their codes are of another system.
    """

    measure: Measure
    periods: tuple[Period, ...]
    complete: NDArray[np.bool_]
    numerator: Floats
    denominator: Floats
    value: Floats
    limits: tuple[Limits, Limits]
    persons: NDArray[np.int64]
    events: NDArray[np.int64]
    code_list: str = ""
    applicable: bool = True


def completeness(plan: Plan, periods: Sequence[Period], follow_up_days: int = 0) -> NDArray[np.bool_]:
    """Whether each period, with its follow-up, lies within what is observed."""
    within = (p.start >= plan.observed_from and is_complete(p, plan.cut_off_day, follow_up_days) for p in periods)
    return np.fromiter(within, dtype=bool, count=len(periods))


def proportion(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    part: Numbers,
    whole: Numbers,
    persons: NDArray[np.int64],
) -> Figures:
    """A share of a whole, with Wilson's interval."""
    over, under = part.astype(np.float64), whole.astype(np.float64)
    limits = _at_both_levels(lambda level: wilson(over, under, level))
    value = _quotient(over, under)
    return Figures(measure, tuple(periods), complete, over, under, value, limits, persons, part.astype(np.int64))


def rate(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    events: NDArray[np.int64],
    exposure: Floats,
    persons: NDArray[np.int64],
    code_list: str = "",
) -> Figures:
    """Events by exposure in the measure's unit, with exact Poisson limits."""
    over = events.astype(np.float64)

    def limits(level: Confidence) -> Limits:
        counts = exact_poisson(over, level)
        return Limits(
            measure.scale * _quotient(counts.lower, exposure), measure.scale * _quotient(counts.upper, exposure)
        )

    value = measure.scale * _quotient(over, exposure)
    both = _at_both_levels(limits)
    return Figures(measure, tuple(periods), complete, over, exposure, value, both, persons, events, code_list)


def standardised_rate(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    events: NDArray[np.int64],
    exposure: Floats,
    weights: Floats,
    persons: NDArray[np.int64],
    code_list: str,
) -> Figures:
    """Directly standardised rate with the limits of Dobson (1991) and Byar.

    events, exposure: by place, group, period and age band. weights: share of each band in the standard population.
    A band in which nobody lives says nothing: the weights of the others are then raised to sum to one.
    """
    present = exposure > 0
    weight = np.where(present, weights, 0.0)
    weight = _quotient(weight, weight.sum(axis=-1, keepdims=True))
    by_exposure = np.where(present, _quotient(weight, exposure), 0.0)
    adjusted = (by_exposure * events).sum(axis=-1)
    variance = (by_exposure**2 * events).sum(axis=-1)
    observed, lived = events.sum(axis=-1), exposure.sum(axis=-1)
    value = np.where(lived > 0, adjusted, np.nan)

    def limits(level: Confidence) -> Limits:
        found = dobson_byar(value, variance, observed.astype(np.float64), lived, level)
        return Limits(measure.scale * found.lower, measure.scale * found.upper)

    both = _at_both_levels(limits)
    return Figures(
        measure,
        tuple(periods),
        complete,
        observed.astype(np.float64),
        lived,
        measure.scale * value,
        both,
        persons,
        observed,
        code_list,
    )


def mean(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    total: Floats,
    squares: Floats,
    persons: NDArray[np.int64],
    domain: tuple[float, float],
) -> Figures:
    """A mean over persons with Student's t interval, kept within the domain of the values."""
    count = persons.astype(np.float64)

    def limits(level: Confidence) -> Limits:
        found = mean_t(total, squares, count, level)
        return Limits(np.clip(found.lower, *domain), np.clip(found.upper, *domain))

    both = _at_both_levels(limits)
    value = _quotient(total, count)
    return Figures(measure, tuple(periods), complete, total, count, value, both, persons, persons)


def amount(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    total: NDArray[np.int64],
    persons: NDArray[np.int64],
) -> Figures:
    """A sum, which has no denominator and no interval, and for which zero is a figure."""
    value = total.astype(np.float64)
    none = np.full(value.shape, np.nan)
    limits = Limits(none, none)
    return Figures(measure, tuple(periods), complete, value, none, value, (limits, limits), persons, persons)


def to_results(figures: Sequence[Figures], definition: Definition, plan: Plan, engine: Engine) -> pa.Table:
    """Result rows of all combinations; those of residents without a known municipality only where there are any."""
    unknown = len(plan.places) - 2
    seen = any(f.persons[unknown].any() or f.events[unknown].any() for f in figures)
    places = [number for number in range(len(plan.places)) if seen or number != unknown]
    return pa.concat_tables([_rows(f, places, definition, plan, engine) for f in figures])


def _rows(figures: Figures, places: list[int], definition: Definition, plan: Plan, engine: Engine) -> pa.Table:
    shape = (len(places), len(plan.groups), len(figures.periods))
    place, group, period = (index.ravel() for index in np.indices(shape))
    known = all(engine.delivered(name) for name in definition.tables)
    status = _status(figures, known)[places].ravel()
    shown = known and figures.applicable
    columns = {
        **_labels(figures, definition, plan),
        "period_from": pa.array([figures.periods[p].start for p in period], pa.date32()),
        "period_to": pa.array([figures.periods[p].end for p in period], pa.date32()),
        "municipality": pa.array(np.array(plan.places, dtype=object)[places][place], pa.string()),
        "target_group": pa.array(np.array(plan.groups, dtype=object)[group], pa.string()),
        "status": pa.array(status, pa.string()),
        "inputs": engine.inputs,
        "cut_off": pa.scalar(engine.cut_off, SCHEMA.field("cut_off").type),
        **{name: _column(array[places].ravel(), shown) for name, array in _figure_arrays(figures).items()},
    }
    count = len(place)
    filled = {n: c if isinstance(c, pa.Array) else pa.repeat(c, count) for n, c in columns.items()}
    return pa.table({name: filled[name] for name in SCHEMA.names}).cast(SCHEMA)


def _labels(figures: Figures, definition: Definition, plan: Plan) -> dict[str, str]:
    changed = plan.visits.label if definition.uses_visits else ""
    return {
        "indicator": definition.id,
        "measure": figures.measure.id,
        "version": f"{definition.version}+{changed}" if changed else definition.version,
        "period_kind": str(figures.periods[0].kind),
        "interval_method": str(figures.measure.interval),
        "code_list": figures.code_list,
        "basis": str(Basis.REGISTER),
    }


def _figure_arrays(figures: Figures) -> dict[str, Numbers]:
    return {
        "numerator": figures.numerator,
        "denominator": figures.denominator,
        "value": figures.value,
        "lower_95": figures.limits[0].lower,
        "upper_95": figures.limits[0].upper,
        "lower_998": figures.limits[1].lower,
        "upper_998": figures.limits[1].upper,
        "persons": figures.persons,
        "events": figures.events,
    }


def _status(figures: Figures, known: bool) -> NDArray[np.object_]:
    empty = np.isnan(figures.value)
    status = np.where(empty, str(Status.NO_DATA), str(Status.OK)).astype(object)
    status[..., ~figures.complete] = str(Status.INCOMPLETE)
    if known and figures.applicable:
        return status
    return np.full(status.shape, str(Status.NOT_APPLICABLE if known else Status.NO_DATA), dtype=object)


def _column(values: Numbers, shown: bool) -> pa.Array:
    if not shown:
        return pa.nulls(len(values), pa.float64())
    return pa.array(values, mask=np.isnan(values))


def _at_both_levels(limits: Callable[[Confidence], Limits]) -> tuple[Limits, Limits]:
    return limits(CONFIDENCE_95), limits(CONFIDENCE_998)


def _quotient(over: Numbers, under: Numbers) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(under > 0, over / under, np.nan)
