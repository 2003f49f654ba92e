"""An agreed time: its kinds, its states, and which move leads from one state to another."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where an agreed time stands. `NOT_BOOKED` is promised without a time: then it says whom to ask."""

    NOT_BOOKED = "not_booked"
    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What can be done with it. `POSTPONE` takes the time away without a new one."""

    BOOK = "book"
    REBOOK = "rebook"
    POSTPONE = "postpone"
    HOLD = "hold"
    CANCEL = "cancel"


KINDS = ("visit", "home_visit", "phone", "video", "sample", "meeting", "other")

MOVES: Mapping[tuple[State, Move], State] = MappingProxyType(
    {
        (State.NOT_BOOKED, Move.BOOK): State.BOOKED,
        (State.NOT_BOOKED, Move.CANCEL): State.CANCELLED,
        (State.BOOKED, Move.REBOOK): State.BOOKED,
        (State.BOOKED, Move.POSTPONE): State.NOT_BOOKED,
        (State.BOOKED, Move.HOLD): State.HELD,
        (State.BOOKED, Move.CANCEL): State.CANCELLED,
    }
)
"""(state, move) → state; what is not here may not be done. What is held or cancelled stays so."""


def moved(state: str, move: str) -> State | None:
    """Where the move leads from that state; None where it may not be made."""
    try:
        return MOVES.get((State(state), Move(move)))
    except ValueError:
        return None
