"""Is a population figure that of the day it is said to be of? Unit: persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CERTAINTIES = ("A", "B", "C", "D", "X")


class PopulationDay(StrEnum):
    """What "the population of the year before" means in a key: the words alone are ambiguous (domain-rules D.4)."""

    DECEMBER_BEFORE = "december_before"
    DECEMBER_TWO_BEFORE = "december_two_before"
    NOVEMBER_BEFORE = "november_before"


@dataclass(frozen=True)
class Figure:
    """How many lived in a place on a day, and who says so. `place` is a municipality, or "" for all together.

    `imported`: it stands in the register of populations, and is what others are held against.
    """

    place: str
    day: date
    inhabitants: int
    source: str
    certainty: str
    imported: bool = False


@dataclass(frozen=True)
class Doubt:
    """A figure that is not the day's: `right` is the day's own, `belongs_to` the day it is really of, if known."""

    figure: Figure
    right: int
    right_source: str
    belongs_to: date | None


def ordinary_day(rule: PopulationDay, year: int) -> date:
    """The reference date that a key asks for in a year."""
    days = {
        PopulationDay.DECEMBER_BEFORE: date(year - 1, 12, 31),
        PopulationDay.DECEMBER_TWO_BEFORE: date(year - 2, 12, 31),
        PopulationDay.NOVEMBER_BEFORE: date(year - 1, 11, 1),
    }
    return days[rule]


def doubts(figures: Iterable[Figure]) -> tuple[Doubt, ...]:
    """The figures that differ from a better one for the same place and day, with the day they really belong to."""
    known = list(figures)
    best = chosen(known)
    found = []
    for figure in known:
        right = best[figure.place, figure.day]
        if right.inhabitants != figure.inhabitants:
            found.append(Doubt(figure, right.inhabitants, right.source, _real_day(figure, best.values())))
    return tuple(found)


def _real_day(figure: Figure, best: Iterable[Figure]) -> date | None:
    same = (other.day for other in best if other.place == figure.place and other.inhabitants == figure.inhabitants)
    return next(same, None)


def chosen(figures: Iterable[Figure]) -> dict[tuple[str, date], Figure]:
    """The figure to reckon with for each place and day: an imported one first.

    Among others, one that is known for another day as well is likely misdated and comes last; then the surest.
    """
    known = list(figures)
    days: dict[tuple[str, int], set[date]] = {}
    for figure in known:
        days.setdefault((figure.place, figure.inhabitants), set()).add(figure.day)
    best: dict[tuple[str, date], Figure] = {}

    def rank(figure: Figure) -> tuple[bool, bool, int, str]:
        misdated = len(days[figure.place, figure.inhabitants]) > 1
        return not figure.imported, misdated, CERTAINTIES.index(figure.certainty), figure.source

    for figure in sorted(known, key=rank):
        best.setdefault((figure.place, figure.day), figure)
    return best
