"""Who has to say a word about what, and when enough has been said."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from narvard.govern.followup.rules.quarters import Quarter

LONGEST_WORD = 600
"""Characters in each of the three texts: a short list, read by many."""


class Subject(StrEnum):
    """What a word is about."""

    ACTIVITY = "activity"
    CELL = "cell"


class Side(StrEnum):
    """For whom a word speaks: one party, or both together."""

    BOTH = "both"
    REGION = "region"
    MUNICIPALITY = "municipality"


# Private health centres work within the region's primary care; the office is joint and may write for anyone.
SIDES_OF_PRINCIPAL: Mapping[str, tuple[Side, ...]] = MappingProxyType(
    {
        "region": (Side.REGION, Side.BOTH),
        "private": (Side.REGION, Side.BOTH),
        "municipality": (Side.MUNICIPALITY, Side.BOTH),
        "joint": (Side.BOTH, Side.REGION, Side.MUNICIPALITY),
    }
)
# A light of these colours wants a word from the area manager about the cell (design of the lights: needs attention).
COLOURS_THAT_WANT_A_WORD = frozenset({"red", "amber_falling"})


def activity_wants_word(status: str, starts_on: date, ends_on: date, quarter: Quarter, *, reported_done: bool) -> bool:
    """Has someone to say how an activity goes this quarter?

    Not before it was to begin, not when it is stopped, and not again when an earlier report said that it was done.
    """
    if status == "stopped" or starts_on >= quarter.after:
        return False
    return status != "done" or (not reported_done and ends_on >= quarter.first)


def cell_wants_word(colours: Iterable[str]) -> bool:
    """Does a light in the cell need attention, so that the area manager says what is done about it?"""
    return not COLOURS_THAT_WANT_A_WORD.isdisjoint(colours)


def sides_missing(answering: Collection[Side], said: Collection[Side]) -> tuple[Side, ...]:
    """The sides that have not said their word: one shared word is enough, else one from each that answers."""
    if Side.BOTH in said:
        return ()
    if not answering:
        return () if said else (Side.BOTH,)
    return tuple(side for side in (Side.REGION, Side.MUNICIPALITY) if side in answering and side not in said)


def sides_to_speak_for(principal: str, answering: Collection[Side]) -> tuple[Side, ...]:
    """The sides that someone of this principal may speak for, the one that is theirs first.

    Where one side answers alone, or none, a word for both would claim too much or too little: there is one choice.
    """
    if not answering:
        return (Side.BOTH,)
    own = SIDES_OF_PRINCIPAL.get(principal, ())
    if len(answering) == 1:
        return tuple(side for side in own if side in answering)
    return own


def cell_key(target_group: str, goal_area: str) -> str:
    """How a word names the cell that it is about."""
    return f"{target_group}/{goal_area}"
