"""From counts to a measure's figures with intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.indicators.definition import Measure
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.ranks import Ranked, ranks
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

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64] | Floats

PARTS = 1_000_000_000
"""Fractions of a person are summed as whole billionths, so that the order of rows cannot change a sum."""


@dataclass(frozen=True)
class Figures:
    """One measure laid out by place, group and period; NaN where there is no figure.

    complete: one truth a period. limits: at 95 and at 99.8 per cent. applicable: false where the events delivered
    cannot tell, for example since their codes are of another system. withheld: cells that whoever reported them has
    withheld.
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
    withheld: NDArray[np.bool_] | None = None


def completeness(
    plan: Plan, periods: Sequence[Period], follow_up_days: int = 0, look_back_days: int = 0
) -> NDArray[np.bool_]:
    """Whether each period, with its follow-up and what it looks back on, lies within what is observed."""
    first = plan.observed_from + timedelta(days=look_back_days)
    within = (p.start >= first and is_complete(p, plan.cut_off_day, follow_up_days) for p in periods)
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
    values: NDArray[np.int64] | None = None,
) -> Figures:
    """A mean with Student's t interval, kept within the domain of the values.

    values: how many values there are, where they are not one a person.
    """
    number = persons if values is None else values
    count = number.astype(np.float64)

    def limits(level: Confidence) -> Limits:
        found = mean_t(total, squares, count, level)
        return Limits(np.clip(found.lower, *domain), np.clip(found.upper, *domain))

    both = _at_both_levels(limits)
    value = _quotient(total, count)
    return Figures(measure, tuple(periods), complete, total, count, value, both, persons, number)


def median(
    measure: Measure,
    periods: Sequence[Period],
    complete: NDArray[np.bool_],
    histogram: pa.Table,
    persons: NDArray[np.int64],
) -> Figures:
    """The middle value, with the distribution-free interval of order statistics.

    histogram: cell (number in the shape of `persons`), value, n (how many have it).
    """
    order = np.lexsort((histogram["value"].to_numpy(), histogram["cell"].to_numpy()))
    cell, value = histogram["cell"].to_numpy()[order], histogram["value"].to_numpy()[order]
    n = histogram["n"].to_numpy()[order]
    count = np.bincount(cell, weights=n, minlength=persons.size).astype(np.float64)
    ranked = Ranked(value, np.cumsum(n), count)
    middle = (ranked.at((count + 1) // 2) + ranked.at(count // 2 + 1)) / 2

    def limits(level: Confidence) -> Limits:
        return Limits(*(ranked.at(rank).reshape(persons.shape) for rank in ranks(count, level)))

    both = _at_both_levels(limits)
    total = count.reshape(persons.shape)
    none = np.full(persons.shape, np.nan)
    shaped = middle.reshape(persons.shape)
    events = total.astype(np.int64)
    return Figures(measure, tuple(periods), complete, none, total, shaped, both, persons, events)


def without_limits(figures: Figures) -> Figures:
    """The figures without intervals: days in hospital come many a person, which no count's interval allows for."""
    none = np.full(figures.value.shape, np.nan)
    limits = Limits(none, none)
    return replace(figures, limits=(limits, limits))


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


def _at_both_levels(limits: Callable[[Confidence], Limits]) -> tuple[Limits, Limits]:
    return limits(CONFIDENCE_95), limits(CONFIDENCE_998)


def _quotient(over: Numbers, under: Numbers) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(under > 0, over / under, np.nan)
