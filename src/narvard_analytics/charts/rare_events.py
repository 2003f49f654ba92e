"""Limits of charts for rare things: g charts of events between, t charts of time between.

Where there are one or two events a month, a chart of counts is all zeros and ones. What lies between the events then
tells more. Sources: Benneyan (2001) for g; Nelson (1994) for the power that makes waiting times near normal.
"""

from dataclasses import replace

import numpy as np

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.limits import (
    SIGMAS_TO_LIMIT,
    FixAfter,
    Limits,
    baseline_of,
    limits_around,
    points_in,
    row_mean,
    xmr_limits,
)
from narvard_analytics.charts.profiles import Profile

WEIBULL_POWER = 3.6
"""An exponential waiting time to the power 1/3.6 is near normal (Nelson 1994) [C]."""


def g_limits(values: Floats, filled: Bools, fix_after: FixAfter = None) -> Limits:
    """Limits of cases between events: mean ± 3·√(x̄(x̄ + 1)), never below 0; the centre is drawn at the median.

    The geometric distribution is skewed: nearly two thirds of its points lie below the mean, so runs are counted about
    the median.
    """
    baseline = baseline_of(filled, fix_after)
    mean = row_mean(values, baseline)
    sigma = np.broadcast_to(np.sqrt(mean * (mean + 1))[:, None], filled.shape)
    return limits_around(row_median(values, baseline), sigma, points_in(baseline), middle=mean, floor=0.0)


def t_limits(values: Floats, filled: Bools, profile: Profile, fix_after: FixAfter = None) -> Limits:
    """Limits of time between events: XmR of x^(1/3.6), raised to 3.6 again, never below 0.

    The limits are not the same distance from the centre; ``sigma`` is a third of the way up to the upper one.
    """
    made = xmr_limits(values ** (1 / WEIBULL_POWER), filled, profile, fix_after)
    centre, upper = _back(made.centre), _back(made.upper)
    return replace(
        made,
        centre=centre,
        sigma=(upper - centre[:, None]) / SIGMAS_TO_LIMIT,
        lower=_back(made.lower),
        upper=upper,
        near_lower=_back(made.near_lower),
        near_upper=_back(made.near_upper),
    )


def row_median(values: Floats, usable: Bools) -> Floats:
    """Median of the usable points of each row; 0 where there is none."""
    count = usable.sum(axis=1)
    ordered = np.sort(np.where(usable, values, np.inf), axis=1)
    if not ordered.shape[1]:
        return np.zeros(len(values))
    rows = np.arange(len(values))
    low, high = (
        ordered[rows, np.maximum(count - 1, 0) // 2],
        ordered[rows, np.minimum(count // 2, ordered.shape[1] - 1)],
    )
    return np.asarray(np.where(count > 0, (low + high) / 2, 0.0))


def _back(values: Floats) -> Floats:
    return np.asarray(np.maximum(values, 0.0) ** WEIBULL_POWER)
