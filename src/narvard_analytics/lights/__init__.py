"""Lights that can say "cannot tell": level, movement and capability, and the colour that follows from them.

Pure functions of figures, a target and the day passed in. Rules: ``docs/explanation/lights.md``.
"""

from narvard_analytics.charts import Direction
from narvard_analytics.lights.assessing import assess, assess_many
from narvard_analytics.lights.capability import Capability, Chance, chance, probability_of_hitting
from narvard_analytics.lights.colour import Basis, Colour, RollUp, colour_of, roll_up
from narvard_analytics.lights.false_discovery import control_false_discovery, for_overview
from narvard_analytics.lights.level import Level, p_value
from narvard_analytics.lights.light import METHOD, Light
from narvard_analytics.lights.movement import Movement
from narvard_analytics.lights.power import Design, DesignNotUsable, least_detectable_change
from narvard_analytics.lights.reasons import Reason, ReasonCode
from narvard_analytics.lights.series import Kind, Reading, Series, SeriesNotUsable
from narvard_analytics.lights.target import Target, TargetNotUsable
from narvard_analytics.lights.trajectory import probability_on_trend
from narvard_analytics.lights.waiting_list import WaitingList, WaitingListNotUsable
from narvard_analytics.results import Status

__all__ = [
    "METHOD",
    "Basis",
    "Capability",
    "Chance",
    "Colour",
    "Design",
    "DesignNotUsable",
    "Direction",
    "Kind",
    "Level",
    "Light",
    "Movement",
    "Reading",
    "Reason",
    "ReasonCode",
    "RollUp",
    "Series",
    "SeriesNotUsable",
    "Status",
    "Target",
    "TargetNotUsable",
    "WaitingList",
    "WaitingListNotUsable",
    "assess",
    "assess_many",
    "chance",
    "colour_of",
    "control_false_discovery",
    "for_overview",
    "least_detectable_change",
    "p_value",
    "probability_of_hitting",
    "probability_on_trend",
    "roll_up",
]
