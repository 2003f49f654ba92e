"""The bodies of the collaboration, who sits in them, when they meet and what they decide."""

from narvard.govern.bodies.models.body import AdoptedDocument, Body, CompositionRule, MandatePeriod
from narvard.govern.bodies.models.calendar import CalendarLink
from narvard.govern.bodies.models.decisions import Decision, DecisionSubject
from narvard.govern.bodies.models.meetings import AgendaItem, Attendance, Meeting, Paper
from narvard.govern.bodies.models.seats import ChairPeriod, Seat, SeatHolding

__all__ = [
    "AdoptedDocument",
    "AgendaItem",
    "Attendance",
    "Body",
    "CalendarLink",
    "ChairPeriod",
    "CompositionRule",
    "Decision",
    "DecisionSubject",
    "MandatePeriod",
    "Meeting",
    "Paper",
    "Seat",
    "SeatHolding",
]
