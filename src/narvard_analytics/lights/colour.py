"""Colour: what movement, capability and level come to, and how colours are counted together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from narvard_analytics.lights.capability import Capability
from narvard_analytics.lights.level import Level
from narvard_analytics.lights.movement import Movement


class Colour(StrEnum):
    """Colour of a light; never shown without its shape and word."""

    GREEN = "green"
    AMBER = "amber"
    AMBER_RISING = "amber_rising"
    AMBER_FALLING = "amber_falling"
    RED = "red"
    GREY = "grey"


class Basis(StrEnum):
    """What a colour was taken from."""

    CHART = "chart"
    LEVEL = "level"
    NOTHING = "nothing"


WORST_FIRST = (Colour.RED, Colour.AMBER_FALLING, Colour.AMBER, Colour.AMBER_RISING, Colour.GREEN)
"""Known colours in order of concern; grey is not among them, since nobody knows."""

CHART_COLOURS: Mapping[tuple[Movement, Capability], Colour] = {
    (Movement.IMPROVING, Capability.PASSES): Colour.GREEN,
    (Movement.IMPROVING, Capability.HITS_OR_MISSES): Colour.AMBER_RISING,
    (Movement.IMPROVING, Capability.FAILS): Colour.AMBER_RISING,
    (Movement.STEADY, Capability.PASSES): Colour.GREEN,
    (Movement.STEADY, Capability.HITS_OR_MISSES): Colour.AMBER,
    (Movement.STEADY, Capability.FAILS): Colour.RED,
    (Movement.WORSENING, Capability.PASSES): Colour.AMBER_FALLING,
    (Movement.WORSENING, Capability.HITS_OR_MISSES): Colour.RED,
    (Movement.WORSENING, Capability.FAILS): Colour.RED,
}
"""The table of the operational light; docs/explanation/lights.md says each cell in words."""

LEVEL_COLOURS: Mapping[Level, Colour] = {
    Level.MET: Colour.GREEN,
    Level.ON_COURSE: Colour.GREEN,
    Level.OFF_COURSE: Colour.RED,
    Level.MISSED: Colour.RED,
}
"""Colour of a clear level where no control chart can speak."""

ALWAYS_GREY = frozenset({Level.SUPPRESSED, Level.NOT_ASSESSABLE, Level.NOT_DUE_YET})


def colour_of(
    level: Level, movement: Movement, capability: Capability, *, held_back: bool = False
) -> tuple[Colour, Basis]:
    """The colour of a light and what it was taken from.

    ``held_back`` is true where the figures cannot carry a colour at all: missing denominator, limits just rebased, or
    coverage below the declared share.
    """
    if held_back or level in ALWAYS_GREY:
        return Colour.GREY, Basis.NOTHING
    from_chart = CHART_COLOURS.get((movement, capability))
    if from_chart is not None:
        return from_chart, Basis.CHART
    if level in LEVEL_COLOURS:
        return LEVEL_COLOURS[level], Basis.LEVEL
    return Colour.GREY, Basis.NOTHING


@dataclass(frozen=True)
class RollUp:
    """Several lights together: how many of each colour, the worst known, and the share that nobody knows.

    ``worst`` is None where no light has a known colour; ``share_unknown`` is None where there are no lights.
    """

    counts: Mapping[Colour, int]
    worst: Colour | None
    share_unknown: float | None


def roll_up(colours: Iterable[Colour | str]) -> RollUp:
    """Counts, worst and share unknown; never an average, which would hide a red among greens."""
    found = Counter(Colour(each) for each in colours)
    counts = {each: found[each] for each in Colour}
    total = sum(counts.values())
    worst = next((each for each in WORST_FIRST if counts[each]), None)
    return RollUp(counts, worst, counts[Colour.GREY] / total if total else None)
