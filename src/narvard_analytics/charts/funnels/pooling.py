"""Pooled figures of small units: each borrows from all in the measure that its own figure is uncertain.

Empirical Bayes by the method of moments: beta-binomial for shares (Kleinman 1973), gamma–Poisson for rates (Clayton
and Kaldor 1987). The pooled figure stands beside the raw one and never in its place: it is nearer the truth on the
whole, and a poorer witness of the one unit that really differs.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from narvard_analytics.charts.alignment import Floats
from narvard_analytics.intervals import CONFIDENCE_95, Limits, exact_poisson, wilson

TAILS = (CONFIDENCE_95.outside / 2, 1 - CONFIDENCE_95.outside / 2)

LARGEST_CORRELATION = 1 - 1e-9
"""Short of 1, where every unit would be wholly of one kind and nothing borrowed."""


@dataclass(frozen=True, eq=False)
class Pooled:
    """One entry a unit: the pooled ``value`` with its 95 % ``limits``, and how much of it is borrowed.

    ``borrowed`` is the weight of the common level ``overall``: 0 keeps the raw figure, 1 leaves nothing of it. A unit
    with nothing of its own has the common level and borrows all.
    """

    value: Floats
    limits: Limits
    borrowed: Floats
    overall: float


def pooled_proportions(events: Floats, trials: Floats) -> Pooled:
    """Shares ``events``/``trials`` of units drawn towards the common share; trials may be 0 in some but not all units.

    The intra-unit correlation ρ is estimated from Σn(p − p̄)² and its expectation; ρ = 0 means that the units do not
    differ beyond chance, so all have the common share.
    """
    share = float(events.sum() / trials.sum())
    correlation = _correlation(events, trials, share)
    if correlation == 0:
        return _all_alike(trials, share, wilson(events.sum(keepdims=True), trials.sum(keepdims=True), CONFIDENCE_95))
    prior = 1 / correlation - 1
    mean, rest = prior * share + events, prior * (1 - share) + trials - events
    limits = Limits(*(np.asarray(stats.beta.ppf(tail, mean, rest)) for tail in TAILS))
    return Pooled(mean / (prior + trials), limits, prior / (prior + trials), share)


def pooled_rates(events: Floats, exposure: Floats) -> Pooled:
    """Rates ``events``/``exposure`` of units drawn towards the common rate; exposure may be 0 in some but not all.

    The variance between the units' true rates is estimated from ΣE(r − r̄)² and its expectation.
    """
    rate = float(events.sum() / exposure.sum())
    room = _room(exposure)
    variance = max((_squares(events, exposure, rate) - rate * _others(exposure)) / room, 0.0) if room > 0 else 0.0
    if variance == 0:
        whole = exact_poisson(events.sum(keepdims=True), CONFIDENCE_95)
        return _all_alike(exposure, rate, Limits(*(limit / exposure.sum() for limit in whole)))
    shape, prior = rate**2 / variance, rate / variance
    limits = Limits(*(np.asarray(stats.gamma.ppf(t, shape + events, scale=1 / (prior + exposure))) for t in TAILS))
    return Pooled((shape + events) / (prior + exposure), limits, prior / (prior + exposure), rate)


def _correlation(events: Floats, trials: Floats, share: float) -> float:
    """ρ from E Σn(p − p̄)² = p̄(1 − p̄)·((k − 1) + ρ·(N − Σn²/N − (k − 1))); never below 0."""
    chance, room = share * (1 - share), _room(trials) - _others(trials)
    if chance == 0 or room <= 0:
        return 0.0
    return min(max((_squares(events, trials, share) / chance - _others(trials)) / room, 0.0), LARGEST_CORRELATION)


def _squares(events: Floats, sizes: Floats, level: float) -> float:
    """Σn(p − p̄)² over the units that have a figure."""
    known = sizes > 0
    return float((sizes[known] * (events[known] / sizes[known] - level) ** 2).sum())


def _room(sizes: Floats) -> float:
    return float(sizes.sum() - (sizes**2).sum() / sizes.sum())


def _others(sizes: Floats) -> float:
    """k − 1: units with a figure, less the one that the common level costs."""
    return float((sizes > 0).sum() - 1)


def _all_alike(sizes: Floats, level: float, limits: Limits) -> Pooled:
    same = np.ones(sizes.shape)
    return Pooled(level * same, Limits(limits.lower * same, limits.upper * same), same, level)
