"""People who can log in, and what the gate goes by."""

from narvard.base.access.models.gate import SCOPES, WAYS, Block, BlockLift, CareRelation, Consent, Disclosure
from narvard.base.access.models.openings import CoherentParty, LiftRequest, Opening
from narvard.base.access.models.people import Assignment, User
from narvard.base.core.constraints import NoOverlap

__all__ = [
    "SCOPES",
    "WAYS",
    "Assignment",
    "Block",
    "BlockLift",
    "CareRelation",
    "CoherentParty",
    "Consent",
    "Disclosure",
    "LiftRequest",
    "NoOverlap",
    "Opening",
    "User",
]
