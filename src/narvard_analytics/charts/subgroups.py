"""Limits of Xbar and S charts: means and standard deviations of several measurements a period.

Source: Montgomery, Introduction to Statistical Quality Control, A3, B3 and B4 from c4(n).
"""

import numpy as np
from scipy.special import gammaln

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.limits import FixAfter, Limits, baseline_of, limits_around, row_mean


def c4(sizes: Floats) -> Floats:
    """Expected standard deviation of n normal values with σ = 1: √(2/(n−1))·Γ(n/2)/Γ((n−1)/2); n is 2 or more."""
    return np.asarray(np.sqrt(2 / (sizes - 1)) * np.exp(gammaln(sizes / 2) - gammaln((sizes - 1) / 2)))


def a3(sizes: Floats) -> Floats:
    """Mean standard deviations from the centre to a limit of an Xbar chart: 3/(c4·√n)."""
    return np.asarray(3 / (c4(sizes) * np.sqrt(sizes)))


def b3(sizes: Floats) -> Floats:
    """Lower limit of an S chart in mean standard deviations: 1 − 3·√(1 − c4²)/c4, never below 0."""
    return np.maximum(1 - _half_width(sizes), 0.0)


def b4(sizes: Floats) -> Floats:
    """Upper limit of an S chart in mean standard deviations: 1 + 3·√(1 − c4²)/c4."""
    return 1 + _half_width(sizes)


def xbar_limits(means: Floats, sds: Floats, sizes: Floats, filled: Bools, fix_after: FixAfter = None) -> Limits:
    """Limits of means: Σnx̄/Σn ± A3(nᵢ)·s̄."""
    baseline, size = baseline_of(filled, fix_after), np.where(filled, sizes, 2.0)
    weight = np.where(baseline, size, 0.0)
    centre = (weight * means).sum(axis=1) / weight.sum(axis=1)
    reach = a3(size) * _mean_sd(sds, size, baseline)[:, None]
    return limits_around(centre, reach / 3, weight.sum(axis=1), reach=reach)


def s_limits(sds: Floats, sizes: Floats, filled: Bools, fix_after: FixAfter = None) -> Limits:
    """Limits of standard deviations: s̄ between B3(nᵢ)·s̄ and B4(nᵢ)·s̄."""
    baseline, size = baseline_of(filled, fix_after), np.where(filled, sizes, 2.0)
    centre = _mean_sd(sds, size, baseline)
    reach = _half_width(size) * centre[:, None]
    return limits_around(centre, reach / 3, np.where(baseline, size, 0.0).sum(axis=1), reach=reach, floor=0.0)


def _half_width(sizes: Floats) -> Floats:
    share = c4(sizes)
    return np.asarray(3 * np.sqrt(np.maximum(1 - share**2, 0.0)) / share)


def _mean_sd(sds: Floats, sizes: Floats, baseline: Bools) -> Floats:
    """s̄: the plain mean where all subgroups are as large, √(Σ(n−1)s²/Σ(n−1)) where they are not (Montgomery)."""
    freedom = np.where(baseline, sizes - 1, 0.0)
    pooled = np.sqrt((freedom * sds**2).sum(axis=1) / freedom.sum(axis=1))
    largest = np.where(baseline, sizes, -np.inf).max(axis=1, initial=-np.inf)
    smallest = np.where(baseline, sizes, np.inf).min(axis=1, initial=np.inf)
    return np.where(largest == smallest, row_mean(sds, baseline), pooled)
