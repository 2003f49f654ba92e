"""The life of a follow-up period. What is closed is never opened again."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Prepared: deadlines may move. Open: people say how it goes. Closed: what was reported stands."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


TRANSITIONS: Mapping[State, tuple[State, ...]] = MappingProxyType(
    {State.PREPARED: (State.OPEN,), State.OPEN: (State.CLOSED,), State.CLOSED: ()}
)


def may_follow(before: State, after: State) -> bool:
    """May a period in `before` be taken to `after`?"""
    return after in TRANSITIONS[before]
