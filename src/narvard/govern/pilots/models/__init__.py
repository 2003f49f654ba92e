"""Programmes and the pilots tried within them, what was said of them, and how each ended."""

from narvard.govern.pilots.models.following import Cycle, Evaluation, QuarterReport, StateChange
from narvard.govern.pilots.models.pilots import Pilot, PilotParty, PilotRule, Programme

__all__ = [
    "Cycle",
    "Evaluation",
    "Pilot",
    "PilotParty",
    "PilotRule",
    "Programme",
    "QuarterReport",
    "StateChange",
]
