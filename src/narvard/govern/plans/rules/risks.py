"""The risk matrix: four steps of likelihood, four of consequence, and what each of the sixteen fields asks for.

The bounds are the product's own choice, not a published norm, and therefore dated data: a collaboration that decides
on others adds a row. A score is likelihood times consequence, 1 to 16.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STEPS = (1, 2, 3, 4)


class Zone(StrEnum):
    """What a risk asks for, from least to most."""

    ACCEPT = "accept"
    WATCH = "watch"
    TREAT = "treat"
    AT_ONCE = "at_once"


ZONES = tuple(Zone)


@dataclass(frozen=True)
class Bounds:
    """The lowest score of each zone above the first, in force from a day, with source and certainty."""

    valid_from: date
    lowest: tuple[int, int, int]
    source: str
    certainty: str


BOUNDS = (Bounds(date(2000, 1, 1), (3, 8, 12), "own rule of the product", "X"),)


@dataclass(frozen=True)
class Field:
    """One of the sixteen fields: how many risks stand in it."""

    likelihood: int
    consequence: int
    zone: Zone
    number: int


def in_force(day: date) -> Bounds:
    """The bounds that hold on a day."""
    return max((row for row in BOUNDS if row.valid_from <= day), key=lambda row: row.valid_from, default=BOUNDS[0])


def zone_of(likelihood: int, consequence: int, bounds: Bounds) -> Zone:
    """What a risk asks for; greater likelihood or consequence never asks for less."""
    score = likelihood * consequence
    return ZONES[sum(score >= lowest for lowest in bounds.lowest)]


def matrix(places: Iterable[tuple[int, int]], bounds: Bounds) -> tuple[tuple[Field, ...], ...]:
    """The matrix as rows from the highest likelihood down, columns from the lowest consequence up."""
    counts: dict[tuple[int, int], int] = {}
    for place in places:
        counts[place] = counts.get(place, 0) + 1
    return tuple(
        tuple(Field(row, column, zone_of(row, column, bounds), counts.get((row, column), 0)) for column in STEPS)
        for row in reversed(STEPS)
    )


def why_not(values: Mapping[str, int | None]) -> str:
    """The code of what is wrong with a risk's figures, or an empty text. The residual is given in both or in neither.

    `values` holds likelihood, consequence, residual_likelihood and residual_consequence.
    """
    likelihood, consequence = values["likelihood"], values["consequence"]
    if likelihood not in STEPS or consequence not in STEPS:
        return "risk_off_its_scales"
    rest = (values.get("residual_likelihood"), values.get("residual_consequence"))
    if rest == (None, None):
        return ""
    if rest[0] not in STEPS or rest[1] not in STEPS:
        return "residual_off_its_scales"
    assert likelihood and consequence and rest[0] and rest[1]
    return "residual_is_greater" if rest[0] > likelihood or rest[1] > consequence else ""
