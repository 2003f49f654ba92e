"""Centre lines and control limits of XmR, I′, c, p and u charts, for many gapless rows at once.

Formulas: Shewhart XmR with moving ranges, Nelson (1982) screening, Laney (2002) p′ and u′ charts, whose limits are
widened by the spread of the standardised points, since large denominators otherwise make ordinary variation look
special, and Taylor's I′ chart of values with denominators of their own.
"""

from dataclasses import dataclass

import numpy as np

from narvard_analytics.charts.alignment import Bools, Floats, Ints
from narvard_analytics.charts.profiles import RANGE_TO_SIGMA, SCREENING_FACTOR, Profile

SIGMAS_TO_LIMIT = 3.0
"""Standard deviations from the centre to a limit of any chart but XmR."""

FixAfter = int | Ints | None
"""Number of first points of each part that limits are taken from: one for all rows, one a row, or all points."""


@dataclass(frozen=True, eq=False)
class Limits:
    """Limits of rows × width points; ``centre`` has one value a row.

    ``near_lower`` and ``near_upper`` bound the outer third. ``sigma`` is the standard deviation of each point about
    the centre (rows × width). ``baseline_total`` is the denominator behind the centre: points, or Σn where points have
    denominators.
    """

    centre: Floats
    sigma: Floats
    baseline_total: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats


def mean_moving_range(values: Floats, filled: Bools, screened: bool) -> Floats:
    """Mean |xᵢ − xᵢ₋₁| of each row, once screened if asked; 0 where a row has fewer than two points."""
    return _screened_mean(np.abs(np.diff(values, axis=1)), filled[:, 1:] & filled[:, :-1], screened)


def xmr_limits(values: Floats, filled: Bools, profile: Profile, fix_after: FixAfter = None) -> Limits:
    """XmR limits: mean ± ``profile.limit_factor`` mean moving ranges of the baseline of each row."""
    baseline = baseline_of(filled, fix_after)
    mean_range = mean_moving_range(values, baseline, profile.screened)[:, None]
    sigma = np.broadcast_to(mean_range / RANGE_TO_SIGMA, filled.shape)
    reach = np.broadcast_to(profile.limit_factor * mean_range, filled.shape)
    return limits_around(row_mean(values, baseline), sigma, points_in(baseline), reach=reach)


def individuals_prime_limits(
    values: Floats, sizes: Floats, filled: Bools, profile: Profile, fix_after: FixAfter = None
) -> Limits:
    """I′ limits: Σny/Σn ± 3·s̄/√nᵢ, with s̄ the mean of √(π/2)·|yᵢ − yᵢ₋₁|/√(1/nᵢ + 1/nᵢ₋₁) of the baseline."""
    pool = _pooled(values * sizes, sizes, filled, fix_after)
    inverse = 1 / pool.size
    with np.errstate(invalid="ignore"):
        steps = np.sqrt(np.pi / 2) * np.abs(np.diff(values, axis=1)) / np.sqrt(inverse[:, 1:] + inverse[:, :-1])
    spread = _screened_mean(steps, pool.baseline[:, 1:] & pool.baseline[:, :-1], profile.screened)
    return limits_around(pool.centre, spread[:, None] * np.sqrt(inverse), pool.total)


def c_limits(counts: Floats, filled: Bools, fix_after: FixAfter = None) -> Limits:
    """Limits of counts of equal exposure: c̄ ± 3·√c̄; never below 0."""
    baseline = baseline_of(filled, fix_after)
    centre = row_mean(counts, baseline)
    sigma = np.broadcast_to(np.sqrt(centre)[:, None], filled.shape)
    return limits_around(centre, sigma, points_in(baseline), floor=0.0)


def p_limits(
    numerators: Floats,
    denominators: Floats,
    filled: Bools,
    profile: Profile,
    fix_after: FixAfter = None,
    *,
    laney: bool,
    units: bool = False,
) -> Limits:
    """Limits of shares: p̄ ± 3·√(p̄(1 − p̄)/nᵢ), times Laney's σ_z when ``laney``; clipped to [0, 1]."""
    pool = _pooled(numerators, denominators, filled, fix_after)
    sigma = np.sqrt((pool.centre * (1 - pool.centre))[:, None] / pool.size)
    spread = _laney_spread(pool, sigma, profile, units)[:, None] if laney else 1.0
    return limits_around(pool.centre, sigma * spread, pool.total, floor=0.0, ceiling=1.0)


def u_limits(
    numerators: Floats,
    denominators: Floats,
    filled: Bools,
    profile: Profile,
    fix_after: FixAfter = None,
    *,
    laney: bool,
    units: bool = False,
) -> Limits:
    """Limits of events per unit of exposure: ū ± 3·√(ū/nᵢ), times Laney's σ_z when ``laney``; never below 0."""
    pool = _pooled(numerators, denominators, filled, fix_after)
    sigma = np.sqrt(pool.centre[:, None] / pool.size)
    spread = _laney_spread(pool, sigma, profile, units)[:, None] if laney else 1.0
    return limits_around(pool.centre, sigma * spread, pool.total, floor=0.0)


def limits_around(
    centre: Floats,
    sigma: Floats,
    total: Floats,
    *,
    reach: Floats | None = None,
    middle: Floats | None = None,
    floor: float = -np.inf,
    ceiling: float = np.inf,
) -> Limits:
    """Limits ``reach`` (three σ if left out) on either side of ``middle`` (the centre if left out), clipped."""
    about = (centre if middle is None else middle)[:, None]
    reach = SIGMAS_TO_LIMIT * sigma if reach is None else reach
    return Limits(
        centre=centre,
        sigma=sigma,
        baseline_total=total,
        lower=np.clip(about - reach, floor, ceiling),
        upper=np.clip(about + reach, floor, ceiling),
        near_lower=np.clip(about - reach * 2 / 3, floor, ceiling),
        near_upper=np.clip(about + reach * 2 / 3, floor, ceiling),
    )


def baseline_of(filled: Bools, fix_after: FixAfter) -> Bools:
    """The points that limits are taken from: the first ``fix_after`` of each row, or all."""
    if fix_after is None:
        return filled
    return np.asarray(filled & (np.arange(filled.shape[1]) < np.reshape(fix_after, (-1, 1))))


def points_in(baseline: Bools) -> Floats:
    """Number of points of each row's baseline."""
    return np.asarray(baseline.sum(axis=1), dtype=np.float64)


def row_mean(values: Floats, usable: Bools) -> Floats:
    """Mean of the usable points of each row; 0 where there is none."""
    count = usable.sum(axis=1)
    return np.asarray(np.where(usable, values, 0.0).sum(axis=1) / np.where(count > 0, count, 1))


@dataclass(frozen=True, eq=False)
class _Pool:
    """Ratios of rows × width points with their sizes, and the ratio of the baseline's sums."""

    ratio: Floats
    size: Floats
    baseline: Bools
    centre: Floats
    total: Floats


def _pooled(numerators: Floats, denominators: Floats, filled: Bools, fix_after: FixAfter) -> _Pool:
    baseline = baseline_of(filled, fix_after)
    size = np.where(filled, denominators, 1.0)
    total = np.where(baseline, size, 0.0).sum(axis=1)
    events = np.where(baseline, numerators, 0.0).sum(axis=1)
    return _Pool(numerators / size, size, baseline, events / total, total)


def _laney_spread(pool: _Pool, sigma: Floats, profile: Profile, units: bool) -> Floats:
    """σ_z: from moving ranges where points follow each other in time, sd(z) where they are units side by side."""
    z = (pool.ratio - pool.centre[:, None]) / np.where(sigma > 0, sigma, 1.0)
    if units:
        spread = _row_sd(z, pool.baseline)
    else:
        spread = mean_moving_range(z, pool.baseline, profile.screened) / RANGE_TO_SIGMA
    # One point tells nothing of spread: the chart falls back on the binomial or Poisson limits.
    return np.where(pool.baseline.sum(axis=1) > 1, spread, 1.0)


def _row_sd(values: Floats, usable: Bools) -> Floats:
    """Sample standard deviation (n − 1) of the usable points of each row."""
    squares = np.where(usable, (values - row_mean(values, usable)[:, None]) ** 2, 0.0).sum(axis=1)
    return np.asarray(np.sqrt(squares / np.maximum(usable.sum(axis=1) - 1, 1)))


def _screened_mean(ranges: Floats, usable: Bools, screened: bool) -> Floats:
    """Mean of the usable ranges of each row; once screened if asked, extreme ones left out."""
    mean = row_mean(ranges, usable)
    if not screened:
        return mean
    return row_mean(ranges, usable & (ranges < SCREENING_FACTOR * mean[:, None]))
