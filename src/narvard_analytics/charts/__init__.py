"""Control charts and run charts, with the special causes of NHS "Making data count" or Anhøj under named rule profiles.

Pure functions on NumPy arrays, thousands of series at once. Formulas and sources: ``docs/reference/statistics.md``.
"""

from narvard_analytics.charts.chart import Chart, ChartKind, Process
from narvard_analytics.charts.drawing import (
    ChartNotDrawn,
    c_charts,
    individuals_prime_charts,
    mr_charts,
    p_charts,
    run_charts,
    u_charts,
    xmr_chart,
    xmr_charts,
)
from narvard_analytics.charts.false_discovery import control_false_discovery
from narvard_analytics.charts.other_charts import g_charts, s_charts, t_charts, xbar_charts
from narvard_analytics.charts.profiles import (
    NHS_EXCEL,
    NHSPY,
    NHSR,
    POINTS_FOR_FIRM_LIMITS,
    PROFILES,
    QICHARTS2,
    WESTERN_AUSTRALIA,
    Profile,
    RunRules,
)
from narvard_analytics.charts.rebasing import PartWithoutReason
from narvard_analytics.charts.runs import Runs, fewest_crossings_allowed, longest_run_allowed, runs_about
from narvard_analytics.charts.special_causes import SpecialCause
from narvard_analytics.charts.subgroups import a3, b3, b4, c4
from narvard_analytics.charts.verdicts import Assurance, Direction, Variation

__all__ = [
    "NHSPY",
    "NHSR",
    "NHS_EXCEL",
    "POINTS_FOR_FIRM_LIMITS",
    "PROFILES",
    "QICHARTS2",
    "WESTERN_AUSTRALIA",
    "Assurance",
    "Chart",
    "ChartKind",
    "ChartNotDrawn",
    "Direction",
    "PartWithoutReason",
    "Process",
    "Profile",
    "RunRules",
    "Runs",
    "SpecialCause",
    "Variation",
    "a3",
    "b3",
    "b4",
    "c4",
    "c_charts",
    "control_false_discovery",
    "fewest_crossings_allowed",
    "g_charts",
    "individuals_prime_charts",
    "longest_run_allowed",
    "mr_charts",
    "p_charts",
    "run_charts",
    "runs_about",
    "s_charts",
    "t_charts",
    "u_charts",
    "xbar_charts",
    "xmr_chart",
    "xmr_charts",
]
