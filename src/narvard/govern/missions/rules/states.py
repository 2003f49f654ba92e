"""Which state may come after which, and what is late.

Own rules of the product: the founding documents ask for proposals, investments and an action plan for staff, and name
no states.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

Transitions = Mapping[str, tuple[str, ...]]

CHANGES: Transitions = MappingProxyType(
    {
        "draft": ("proposed", "withdrawn"),
        "proposed": ("draft", "accepted", "rejected", "withdrawn"),
        "accepted": (),
        "rejected": ("draft",),
        "withdrawn": ("draft",),
    }
)
INVESTMENTS: Transitions = MappingProxyType(
    {
        "proposed": ("decided", "stopped"),
        "decided": ("under_way", "stopped"),
        "under_way": ("in_use", "stopped"),
        "in_use": ("stopped",),
        "stopped": ("proposed",),
    }
)
STAFFING: Transitions = MappingProxyType(
    {
        "planned": ("under_way", "done", "stopped"),
        "under_way": ("done", "stopped"),
        "done": ("under_way",),
        "stopped": ("planned",),
    }
)
TRANSITIONS: Mapping[str, Transitions] = MappingProxyType(
    {"changes": CHANGES, "investments": INVESTMENTS, "staffing": STAFFING}
)
"""By table of the document; a table that is not here has no states."""
SETTLED = ("accepted", "rejected")


def may_follow(table: str, before: str, after: str) -> bool:
    """May a row of the table go from one state to the other? Staying as it is always may be."""
    return before == after or table not in TRANSITIONS or after in TRANSITIONS[table][before]


def is_late(due_on: date | None, done: bool, today: date) -> bool:
    """Is something late? What has no day never is, and what is to be done today is not yet."""
    return not done and due_on is not None and due_on < today
