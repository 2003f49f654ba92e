"""What a cell of the plan says, from its activities and the lights of its indicators. Colours are never averaged.

Source: design of the lights: activity status and effect status are separate; roll-up is counts, worst, share unknown.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

GREY = "grey"
# From worst to best; grey is no colour between them but "cannot tell".
WORST_FIRST = ("red", "amber_falling", "amber", "amber_rising", "green")
NEEDS_ATTENTION = ("red", "amber_falling")
# One side of a 95 % interval: how often a level mark turns red where nothing is wrong.
FALSE_ALARM_RATE = 0.025
LEVELS_WITH_A_TEST = ("met", "on_course", "cannot_tell", "off_course", "missed")


class Answer(StrEnum):
    """What a cell answers to "does it help?"."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    NEEDS_ATTENTION = "needs_attention"
    KNOWN = "known"


@dataclass(frozen=True)
class Summary:
    """Counts of lights by colour, the worst known colour (grey when none is known), and how many are unknown."""

    lights: int
    unknown: int
    worst: str
    colours: tuple[tuple[str, int], ...]


def summarize(colours: Iterable[str]) -> Summary:
    """Sum up the colours of one cell, or of many."""
    counts = Counter(colours)
    unknown = counts.get(GREY, 0)
    known = [colour for colour in WORST_FIRST if counts.get(colour)]
    ordered = tuple((colour, counts[colour]) for colour in (*WORST_FIRST, GREY) if counts.get(colour))
    return Summary(sum(counts.values()), unknown, known[0] if known else GREY, ordered)


def answer_of(activities: int, summary: Summary) -> Answer:
    """What the cell says: empty without activities, unknown without a known light."""
    if not activities:
        return Answer.EMPTY
    if summary.worst == GREY:
        return Answer.UNKNOWN
    return Answer.NEEDS_ATTENTION if summary.worst in NEEDS_ATTENTION else Answer.KNOWN


def tested(levels: Sequence[str]) -> int:
    """How many level marks rest on a comparison of an interval with what is required."""
    return sum(level in LEVELS_WITH_A_TEST for level in levels)


def expected_false_alarms(levels: Sequence[str]) -> float:
    """How many level marks would turn red by chance alone among those that were tested."""
    return FALSE_ALARM_RATE * tested(levels)


def worst_first(colour: str) -> int:
    """The place of a colour when the worst comes first and what cannot be told comes last."""
    return WORST_FIRST.index(colour) if colour in WORST_FIRST else len(WORST_FIRST)
