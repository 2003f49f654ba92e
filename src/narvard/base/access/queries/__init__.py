"""Who is acting, what their assignment lets them do, and which rows of personal data they may see."""

from narvard.base.access.queries.gate import answer, gated, running, seen, world_of
from narvard.base.access.queries.people import (
    SESSION_KEY,
    AddressRow,
    AssignmentRow,
    RoleTableRow,
    actor_for,
    addresses,
    demo_people,
    own_assignments,
    role_table,
)
from narvard.base.access.rules import GROUNDS, ROLE_TABLE, Answer, Gated, Ground, Why, World, ground_of, judge

__all__ = [
    "GROUNDS",
    "ROLE_TABLE",
    "SESSION_KEY",
    "AddressRow",
    "Answer",
    "AssignmentRow",
    "Gated",
    "Ground",
    "RoleTableRow",
    "Why",
    "World",
    "actor_for",
    "addresses",
    "answer",
    "demo_people",
    "gated",
    "ground_of",
    "judge",
    "own_assignments",
    "role_table",
    "running",
    "seen",
    "world_of",
]
