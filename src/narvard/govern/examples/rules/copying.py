"""From an example's activities to activities of the adopter's own plan, with references that are free there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_REFERENCE = 40


@dataclass(frozen=True)
class Step:
    """One activity of an example: when it begins and ends, in days from the adopter's start."""

    title: str
    description: str
    begins_after: int
    lasts: int


@dataclass(frozen=True)
class Planned:
    """The same as an activity of a plan. `multi_year` when it reaches beyond the plan's year."""

    reference: str
    title: str
    description: str
    starts_on: date
    ends_on: date
    multi_year: bool


def planned(code: str, steps: Iterable[Step], starts_on: date, taken: Iterable[str]) -> tuple[Planned, ...]:
    """The steps as activities from a day on, each with a reference of the example's code that is not `taken`."""
    used = {reference.casefold() for reference in taken}
    found = []
    for number, step in enumerate(steps, start=1):
        reference = _free(code, number, used)
        used.add(reference.casefold())
        begins = starts_on + timedelta(days=step.begins_after)
        ends = begins + timedelta(days=max(step.lasts, 1) - 1)
        found.append(Planned(reference, step.title, step.description, begins, ends, ends.year > starts_on.year))
    return tuple(found)


def _free(code: str, number: int, used: set[str]) -> str:
    base = f"{code[: LONGEST_REFERENCE - 8]}-{number}"
    return next(name for name in (base, *(f"{base}-{turn}" for turn in range(2, 9_999))) if name.casefold() not in used)
