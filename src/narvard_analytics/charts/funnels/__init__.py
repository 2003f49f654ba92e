"""Funnels: is any unit different from the rest by more than chance, given how many people are behind its figure?

Pure functions on NumPy arrays, one entry a unit. Limits are exact or by the public-health convention; overdispersion
is Spiegelhalter's (2005); the verdicts of many units are read under false-discovery control. Formulas:
``docs/reference/statistics.md``.
"""

from narvard_analytics.charts.funnels.drawing import Funnel, Verdict, funnel
from narvard_analytics.charts.funnels.limits import poisson_limits, proportion_limits
from narvard_analytics.charts.funnels.measures import FunnelNotDrawn, Measure
from narvard_analytics.charts.funnels.overdispersion import Overdispersion, Spread, spread_between
from narvard_analytics.charts.funnels.pooling import Pooled, pooled_proportions, pooled_rates

__all__ = [
    "Funnel",
    "FunnelNotDrawn",
    "Measure",
    "Overdispersion",
    "Pooled",
    "Spread",
    "Verdict",
    "funnel",
    "poisson_limits",
    "pooled_proportions",
    "pooled_rates",
    "proportion_limits",
    "spread_between",
]
