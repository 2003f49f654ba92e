"""The pages of bodies, meetings and decisions."""

from narvard.govern.bodies.views.bodies import body, plan_meeting, seats, structure
from narvard.govern.bodies.views.calendar import calendar_feed, calendar_link
from narvard.govern.bodies.views.decisions import carried_out, decision, register, register_file
from narvard.govern.bodies.views.meetings import (
    agenda,
    attendance,
    meeting,
    meetings,
    minutes,
    new_decision,
    paper,
    papers,
    step,
)

__all__ = [
    "agenda",
    "attendance",
    "body",
    "calendar_feed",
    "calendar_link",
    "carried_out",
    "decision",
    "meeting",
    "meetings",
    "minutes",
    "new_decision",
    "paper",
    "papers",
    "plan_meeting",
    "register",
    "register_file",
    "seats",
    "step",
    "structure",
]
