"""In which order the documents stand over each other: vision and goals, what governs, what is done.

Source: who answers for which document in Södra Älvsborg (presentation, page 12 [A]): the political council for the
direction document, vision and overall goals, the steering group for governing document and operational plan, the
area's management group for action plan and activity plans.
"""

from collections.abc import Mapping
from types import MappingProxyType

# Kinds with the same number stand beside each other or below one another; a lower number never stands below a higher.
RANKS: Mapping[str, int] = MappingProxyType(
    {"vision": 1, "overall_goals": 1, "direction": 1, "strategy": 1, "governing": 2, "operational": 2}
)
KINDS = tuple(RANKS)
# What the bodies call an area's plan, in Swedish and in Norwegian.
ACTION_PLAN = "Handlingsplan"


def may_stand_under(kind: str, above: str) -> bool:
    """May a document of one kind hang below one of another kind?"""
    return RANKS[above] <= RANKS[kind]


def in_a_circle(above: Mapping[str, str]) -> str:
    """The code of a document that stands under itself by way of others, or "". `above` is "" for those at the top."""
    for code in above:
        seen, here = {code}, above[code]
        while here:
            if here in seen:
                return code
            seen.add(here)
            here = above.get(here, "")
    return ""
