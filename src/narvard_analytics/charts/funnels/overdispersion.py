"""How much units differ beyond chance. Source: Spiegelhalter (2005), Statistics in Medicine 24.

Where differences in need and in registration make nearly every large unit fall outside exact limits, the limits say
nothing. Additive random effects give each unit a true level of its own with variance τ².
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from narvard_analytics.charts.alignment import Floats
from narvard_analytics.charts.funnels.measures import Measure, Transformed

TRIM = 0.10
"""Share of z-scores at each end that is drawn in (or left out) before the spread is judged."""


class Overdispersion(StrEnum):
    """What is done about it: nothing (exact limits), τ² added to each variance, or all variances times φ."""

    NONE = "none"
    ADDITIVE = "additive"
    MULTIPLICATIVE = "multiplicative"


@dataclass(frozen=True)
class Spread:
    """``phi`` is the mean squared z-score of ``units`` units, about 1 where there is only chance; ``tau2`` is τ²."""

    phi: float
    tau2: float
    units: int

    def widened(self, s: Floats, how: Overdispersion) -> Floats:
        """Standard errors with the spread between units in them."""
        if how is Overdispersion.ADDITIVE:
            return np.sqrt(s**2 + self.tau2)
        return np.asarray(s * np.sqrt(max(self.phi, 1.0)))


def spread_between(figures: Transformed, measure: Measure, trim: float = TRIM) -> Spread:
    """φ and τ² of units on the scale of ``measure``, once the ends of the z-scores have been winsorised.

    Quantiles interpolate linearly, as R's default does. For the logarithm of a standardised ratio the first and the
    last group of ranks are left out instead, as England's mortality indicator and FunnelPlotR do.
    """
    z = (figures.y - figures.centre) / figures.s
    if measure is Measure.RATIO_LOG:
        groups = 1 / trim
        group = np.floor(stats.rankdata(z) * groups / (z.size + 1))
        kept = (group > 0) & (group < groups - 1)
        return _spread(z[kept], figures.s[kept])
    return _spread(np.clip(z, *np.quantile(z, [trim, 1 - trim])), figures.s)


def _spread(z: Floats, s: Floats) -> Spread:
    units = z.size
    phi = float((z**2).mean()) if units else 1.0
    if units < 2 or units * phi < units - 1:
        return Spread(phi, 0.0, units)
    w = 1 / s**2
    tau2 = (units * phi - (units - 1)) / (w.sum() - (w**2).sum() / w.sum())
    return Spread(phi, max(0.0, float(tau2)), units)
