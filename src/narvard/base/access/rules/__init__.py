"""Who may do what, on which ground another organization may see a row, and the gate that answers for each row."""

from narvard.base.access.rules.gate import Answer, Block, Disclosed, Gated, Relation, Why, World, judge, own_ground
from narvard.base.access.rules.grounds import GROUNDS, Ground, ground_of
from narvard.base.access.rules.roles import ROLE_TABLE, ROLES, Role, grants_of

__all__ = [
    "GROUNDS",
    "ROLES",
    "ROLE_TABLE",
    "Answer",
    "Block",
    "Disclosed",
    "Gated",
    "Ground",
    "Relation",
    "Role",
    "Why",
    "World",
    "grants_of",
    "ground_of",
    "judge",
    "own_ground",
]
