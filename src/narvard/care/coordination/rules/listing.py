"""Being listed at a primary-care unit: how often a person may change, and how full a unit's list is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

CHANGES_A_YEAR = 2
"""Changes of unit within 12 months, unless there are special reasons. Source: 2017:30 7:3 a–c, certainty C."""
CHANGES_LAW, CHANGES_CERTAINTY = "2017:30 7:3", "C"


@dataclass(frozen=True)
class Guideline:
    """How many residents one full-time physician should have listed. It is neither a floor nor a ceiling."""

    specialist: int
    trainee: int
    source: str
    certainty: str
    in_force: date


GUIDELINES = (Guideline(1100, 550, "Socialstyrelsen 2022", "B", date(2022, 5, 1)),)


def guideline_on(day: date) -> Guideline | None:
    """The guideline in force on `day`, None before there was one."""
    return max((g for g in GUIDELINES if g.in_force <= day), key=lambda found: found.in_force, default=None)


def year_before(day: date) -> date:
    """The same day a year before; from 29 February, the 28th."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def may_change(changes: Iterable[date], day: date, *, special_reason: str = "") -> bool:
    """May the person be listed elsewhere from `day`, having changed on the days `changes`?"""
    recent = sum(1 for change in changes if year_before(day) < change <= day)
    return recent < CHANGES_A_YEAR or bool(special_reason.strip())


def room(guideline: Guideline, specialists: int, trainees: int) -> int:
    """How many the guideline would have listed with that staffing, given in hundredths of a full-time post."""
    return (guideline.specialist * specialists + guideline.trainee * trainees) // 100


def load_index(listed: int, guideline: Guideline, specialists: int, trainees: int) -> float | None:
    """Listed residents over what the guideline would have; None where there is no physician to list with.

    `specialists` and `trainees` are hundredths of a full-time post. 1 is exactly the guideline.
    """
    whole = guideline.specialist * specialists + guideline.trainee * trainees
    return 100 * listed / whole if whole else None
