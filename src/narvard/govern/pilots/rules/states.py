"""Which states a pilot passes through, and what must be written down before it may go on.

Own rule of the product. The founding document asks for pilots that are tried, followed up quarterly and evaluated when
they end (Nära vård Södra Dalarna, pages 9 and 12 [A]), and for resources "to test and fail" (page 3 [A]).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a pilot stands. The last three are its ends; each is a decision with what was learned."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    RUNNING = "running"
    PAUSED = "paused"
    SCALED = "scaled"
    ADJUSTED = "adjusted"
    STOPPED = "stopped"


ENDS = frozenset({State.SCALED, State.ADJUSTED, State.STOPPED})
TRANSITIONS: Mapping[State, tuple[State, ...]] = MappingProxyType(
    {
        State.PROPOSED: (State.DECIDED, State.STOPPED),
        State.DECIDED: (State.RUNNING, State.STOPPED),
        State.RUNNING: (State.PAUSED, State.SCALED, State.ADJUSTED, State.STOPPED),
        State.PAUSED: (State.RUNNING, State.STOPPED),
        State.SCALED: (),
        State.ADJUSTED: (),
        State.STOPPED: (),
    }
)


@dataclass(frozen=True)
class Prepared:
    """What is written down of a pilot before it starts."""

    aim: str = ""
    hypothesis: str = ""
    population: str = ""
    comparison: str = ""
    baseline: str = ""
    start_rules: int = 0
    stop_rules: int = 0


# What must be written down beforehand, so that nobody moves the goal when the answer is known. "How shall we make sure
# (and measure) that measures have effect?" (Samhandlingsreformen, page 13 [A]).
NEEDED = ("aim", "hypothesis", "population", "comparison", "baseline", "start_rules", "stop_rules")


def may_follow(before: State, after: State) -> bool:
    """May `after` come directly after `before`?"""
    return after in TRANSITIONS[before]


def missing(prepared: Prepared) -> tuple[str, ...]:
    """What is not written down yet, and must be before the pilot starts."""
    return tuple(name for name in NEEDED if not getattr(prepared, name))
