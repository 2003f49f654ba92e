"""Funnel limits without overdispersion: what chance alone lets a unit of a given size show."""

import numpy as np
from scipy import stats

from narvard_analytics.charts.alignment import Floats
from narvard_analytics.intervals import Confidence, Limits


def proportion_limits(share: Floats, trials: Floats, level: Confidence) -> Limits:
    """p₀ ± z·√(p₀(1 − p₀)/n), clipped to [0, 1] (public-health convention); NaN without trials."""
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = level.z * np.sqrt(share * (1 - share) / np.where(trials > 0, trials, np.nan))
    return Limits(np.clip(share - reach, 0.0, 1.0), np.clip(share + reach, 0.0, 1.0))


def poisson_limits(expected: Floats, level: Confidence, target: float = 1.0) -> Limits:
    """Exact limits of observed over expected: χ²(α/2; 2E)/(2E) and χ²(1 − α/2; 2(E + 1))/(2E), times ``target``."""
    known = np.where(expected > 0, expected, np.nan)
    lower = stats.chi2.ppf(level.outside / 2, 2 * known) / (2 * known)
    upper = stats.chi2.ppf(1 - level.outside / 2, 2 * (known + 1)) / (2 * known)
    return Limits(np.asarray(target * lower), np.asarray(target * upper))


def proportion_p_values(share: Floats, centre: Floats, trials: Floats) -> Floats:
    """Two-sided p-value of each share against the centre: 0.05 exactly where the 95 % limit runs."""
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (share - centre) / np.sqrt(centre * (1 - centre) / trials)
    # Where everybody or nobody is in the numerator there is no spread and no unit differs.
    return np.where((centre <= 0) | (centre >= 1), np.where(trials > 0, 1.0, np.nan), 2 * stats.norm.sf(np.abs(z)))


def poisson_p_values(observed: Floats, expected: Floats) -> Floats:
    """Two-sided p-value of each count against its expectation: 0.05 exactly where the 95 % limit runs."""
    known = np.where(expected > 0, expected, np.nan)
    low = stats.chi2.cdf(2 * observed, 2 * known)
    high = stats.chi2.sf(2 * observed, 2 * (known + 1))
    return np.asarray(np.minimum(2 * np.minimum(low, high), 1.0))
