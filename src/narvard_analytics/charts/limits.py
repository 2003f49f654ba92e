"""Centre lines and control limits of XmR, p and u charts, for many gapless rows at once.

Formulas: Shewhart XmR with moving ranges, Nelson (1982) screening, and Laney (2002) p′ and u′ charts, whose limits are
widened by the spread of the standardised points, since large denominators otherwise make ordinary variation look
special.
"""

from dataclasses import dataclass

import numpy as np

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.profiles import RANGE_TO_SIGMA, SCREENING_FACTOR, Profile

SIGMAS_TO_LIMIT = 3.0
"""Standard deviations from the centre to a limit of a p or u chart."""


@dataclass(frozen=True, eq=False)
class Limits:
    """Limits of rows × width points; ``centre`` and ``spread`` have one value a row.

    ``near_lower`` and ``near_upper`` bound the outer third. ``sigma`` is the standard deviation of each point about
    the centre (rows × width); ``spread`` is σ̂ of an XmR row or Laney's σ_z of a p or u row. ``baseline_total`` is the
    denominator behind the centre: points for an XmR row, Σn for a p or u row.
    """

    centre: Floats
    sigma: Floats
    spread: Floats
    baseline_total: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats


def mean_moving_range(values: Floats, filled: Bools, screened: bool) -> Floats:
    """Mean |xᵢ − xᵢ₋₁| of each row, once screened if asked; 0 where a row has fewer than two points."""
    ranges = np.abs(np.diff(values, axis=1))
    usable = filled[:, 1:] & filled[:, :-1]
    mean = _row_mean(ranges, usable)
    if not screened:
        return mean
    return _row_mean(ranges, usable & (ranges < SCREENING_FACTOR * mean[:, None]))


def xmr_limits(values: Floats, filled: Bools, profile: Profile, fix_after: int | None = None) -> Limits:
    """XmR limits: mean ± ``profile.limit_factor`` mean moving ranges of the baseline of each row."""
    baseline = _baseline(filled, fix_after)
    centre = _row_mean(values, baseline)
    mean_range = mean_moving_range(values, baseline, profile.screened)
    reach = (profile.limit_factor * mean_range)[:, None] * np.ones(filled.shape)
    spread = mean_range / RANGE_TO_SIGMA
    sigma = np.broadcast_to(spread[:, None], filled.shape)
    count = baseline.sum(axis=1).astype(float)
    return _limits(centre, sigma, spread, count, reach, -np.inf, np.inf)


def p_limits(
    numerators: Floats,
    denominators: Floats,
    filled: Bools,
    profile: Profile,
    fix_after: int | None = None,
    *,
    laney: bool,
) -> Limits:
    """Limits of shares: p̄ ± 3·√(p̄(1 − p̄)/nᵢ), times Laney's σ_z when ``laney``; clipped to [0, 1]."""
    pool = _pooled(numerators, denominators, filled, fix_after)
    return _attribute_limits(pool, pool.centre * (1 - pool.centre), 1.0, profile if laney else None)


def u_limits(
    numerators: Floats,
    denominators: Floats,
    filled: Bools,
    profile: Profile,
    fix_after: int | None = None,
    *,
    laney: bool,
) -> Limits:
    """Limits of events per unit of exposure: ū ± 3·√(ū/nᵢ), times Laney's σ_z when ``laney``; never below 0."""
    pool = _pooled(numerators, denominators, filled, fix_after)
    return _attribute_limits(pool, pool.centre, np.inf, profile if laney else None)


@dataclass(frozen=True, eq=False)
class _Pool:
    """Ratios of rows × width points with their sizes, and the ratio of the baseline's sums."""

    ratio: Floats
    size: Floats
    baseline: Bools
    centre: Floats
    total: Floats


def _pooled(numerators: Floats, denominators: Floats, filled: Bools, fix_after: int | None) -> _Pool:
    baseline = _baseline(filled, fix_after)
    size = np.where(filled, denominators, 1.0)
    total = np.where(baseline, size, 0.0).sum(axis=1)
    events = np.where(baseline, numerators, 0.0).sum(axis=1)
    return _Pool(numerators / size, size, baseline, events / total, total)


def _attribute_limits(pool: _Pool, variance: Floats, ceiling: float, laney: Profile | None) -> Limits:
    """Three σ of each point's size on either side; widened where ``laney`` says how ranges are screened."""
    sigma = np.sqrt(variance[:, None] / pool.size)
    spread = np.ones(pool.centre.shape) if laney is None else _laney_spread(pool, sigma, laney)
    widened = sigma * spread[:, None]
    return _limits(pool.centre, widened, spread, pool.total, SIGMAS_TO_LIMIT * widened, 0.0, ceiling)


def _laney_spread(pool: _Pool, sigma: Floats, profile: Profile) -> Floats:
    standardised = (pool.ratio - pool.centre[:, None]) / np.where(sigma > 0, sigma, 1.0)
    spread = mean_moving_range(standardised, pool.baseline, profile.screened) / RANGE_TO_SIGMA
    # One point has no moving range: the chart falls back on the binomial or Poisson limits.
    return np.where(pool.baseline.sum(axis=1) > 1, spread, 1.0)


def _limits(
    centre: Floats, sigma: Floats, spread: Floats, total: Floats, reach: Floats, floor: float, ceiling: float
) -> Limits:
    middle = centre[:, None]
    return Limits(
        centre=centre,
        sigma=sigma,
        spread=spread,
        baseline_total=total,
        lower=np.clip(middle - reach, floor, ceiling),
        upper=np.clip(middle + reach, floor, ceiling),
        near_lower=np.clip(middle - reach * 2 / 3, floor, ceiling),
        near_upper=np.clip(middle + reach * 2 / 3, floor, ceiling),
    )


def _baseline(filled: Bools, fix_after: int | None) -> Bools:
    return filled if fix_after is None else filled & (np.arange(filled.shape[1]) < fix_after)


def _row_mean(values: Floats, usable: Bools) -> Floats:
    count = usable.sum(axis=1)
    return np.asarray(np.where(usable, values, 0.0).sum(axis=1) / np.where(count > 0, count, 1))
