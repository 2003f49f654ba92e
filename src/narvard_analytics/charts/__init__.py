"""Control charts: XmR, p and u, with the special causes of NHS "Making data count" under named rule profiles.

Pure functions on NumPy arrays. Sources: NHS "Making data count"; Nelson (1982) for screening of moving ranges; Laney
(2002) for p′ and u′ charts.
"""

from narvard_analytics.charts.drawing import (
    Chart,
    ChartKind,
    ChartNotDrawn,
    Process,
    p_charts,
    u_charts,
    xmr_chart,
    xmr_charts,
)
from narvard_analytics.charts.profiles import (
    NHS_EXCEL,
    NHSPY,
    NHSR,
    POINTS_FOR_FIRM_LIMITS,
    PROFILES,
    WESTERN_AUSTRALIA,
    Profile,
)
from narvard_analytics.charts.special_causes import SpecialCause
from narvard_analytics.charts.verdicts import Assurance, Direction, Variation

__all__ = [
    "NHSPY",
    "NHSR",
    "NHS_EXCEL",
    "POINTS_FOR_FIRM_LIMITS",
    "PROFILES",
    "WESTERN_AUSTRALIA",
    "Assurance",
    "Chart",
    "ChartKind",
    "ChartNotDrawn",
    "Direction",
    "Process",
    "Profile",
    "SpecialCause",
    "Variation",
    "p_charts",
    "u_charts",
    "xmr_chart",
    "xmr_charts",
]
