"""Care events of several principals become indicators, charts and lights. Imports without Django, reads no clock.

What an analyst needs stands here; `docs/reference/library.md` lists every public name.
"""

from narvard_analytics.analysis import (
    Events,
    PolarsNotInstalled,
    Results,
    catalogue,
    definition,
    open_events,
    worked_examples,
)
from narvard_analytics.errors import AnalyticsError

__all__ = [
    "AnalyticsError",
    "Events",
    "PolarsNotInstalled",
    "Results",
    "catalogue",
    "definition",
    "open_events",
    "worked_examples",
]
