"""Which days an activity may have in a plan, and which of its days were moved.

A plan is for a calendar year. What goes on longer says so (`multi_year`), but takes place in the plan's year as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

Days = Mapping[tuple[str, str], date]
"""The days of an activity: ("start", ""), ("end", "") and ("milestone", its title)."""


@dataclass(frozen=True)
class Move:
    """A day that was moved: `what` is start, end or milestone."""

    what: str
    milestone: str
    from_day: date
    to_day: date

    @property
    def days(self) -> int:
        """How many days later; negative when it became earlier."""
        return (self.to_day - self.from_day).days


def plan_period(year: int) -> tuple[date, date]:
    """The first day of the plan's year and the first day after it."""
    return date(year, 1, 1), date(year + 1, 1, 1)


def why_not(starts_on: date, ends_on: date, year: int, *, multi_year: bool) -> str:
    """The code of what is wrong with an activity's days in the plan of a year, or an empty text."""
    first, after = plan_period(year)
    if ends_on < starts_on:
        return "dates_out_of_order"
    if starts_on >= after or ends_on < first:
        return "outside_the_plan"
    within = starts_on >= first and ends_on < after
    return "" if within or multi_year else "beyond_the_plans_year"


def moved(before: Days, after: Days) -> tuple[Move, ...]:
    """The days that are there both before and after, and are not the same."""
    both = ((key, day, after[key]) for key, day in before.items() if key in after)
    return tuple(Move(*key, day, later) for key, day, later in both if day != later)


def deadlines(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves of what shall be done by a day; a moved start is no moved deadline."""
    return tuple(move for move in moves if move.what != "start")
