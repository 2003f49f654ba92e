"""The light itself: three marks, a colour, and everything needed to explain them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from narvard_analytics.charts import Chart
from narvard_analytics.lights.capability import Capability, Chance
from narvard_analytics.lights.colour import Basis, Colour
from narvard_analytics.lights.level import Level
from narvard_analytics.lights.movement import Movement
from narvard_analytics.lights.reasons import Reason

METHOD = "narvard-light@1"
"""Name and version of the way a light is made; changes when any rule in this folder changes its answer."""


@dataclass(frozen=True)
class Light:
    """One light. Values are in the indicator's unit; None is "not known" or "does not apply", never zero.

    ``level``, ``movement`` and ``capability`` are the three marks; ``basis`` says which of them the colour was taken
    from. ``value``, ``lower``, ``upper`` are the reading of the period (95 %), judged on its last day against
    ``required``; ``p_value`` is two-sided against what the level was compared with. ``required_next`` is required at
    the end of the next period; ``probability`` is the chance of meeting it there, ``chance`` its band, and
    ``probability_at_date`` the chance of meeting ``target`` if the process goes on as now until the target date
    (None once that is no later), ``probability_on_trend`` the same if it goes on along its present trend.
    ``n_points`` counts the points of the chart's last part. ``method`` is the light's and the rule profile's
    name@version. ``chart`` is None where there is no control chart or it is suppressed.
    """

    colour: Colour
    level: Level
    movement: Movement
    capability: Capability
    probability: float | None
    p_value: float | None
    value: float | None
    lower: float | None
    upper: float | None
    required: float | None
    target: float | None
    n_points: int
    reasons: tuple[Reason, ...]
    method: str
    chart: Chart | None = field(default=None, compare=False, repr=False)
    basis: Basis = Basis.NOTHING
    chance: Chance | None = None
    required_next: float | None = None
    probability_at_date: float | None = None
    probability_on_trend: float | None = None
    period_from: date | None = None
    period_to: date | None = None

    def reason_codes(self) -> Iterator[str]:
        """The codes of the reasons, in the order in which they are read."""
        return (str(reason.code) for reason in self.reasons)
