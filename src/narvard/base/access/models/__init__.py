"""People who can log in, and what the gate goes by."""

from narvard.base.access.models.gate import Block, BlockLift, CareRelation, Consent, Disclosure
from narvard.base.access.models.people import Assignment, User
from narvard.base.core.constraints import NoOverlap

__all__ = ["Assignment", "Block", "BlockLift", "CareRelation", "Consent", "Disclosure", "NoOverlap", "User"]
