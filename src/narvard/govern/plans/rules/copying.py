"""What of a plan follows into the plan of the next year. Nothing is taken from the old one, which stays as it was.

What goes on follows; what is done or stopped stays. An end or a target that has come is set anew within the next year.
"""

from dataclasses import dataclass
from datetime import date

from narvard.govern.plans.rules.dates import plan_period
from narvard.govern.plans.rules.status import Status

FOLLOWS = (Status.PLANNED, Status.UNDER_WAY, Status.PAUSED)


@dataclass(frozen=True)
class Dates:
    """An activity's days in the next plan; `multi_year` when they reach beyond its year."""

    starts_on: date
    ends_on: date
    multi_year: bool


def follows(status: str) -> bool:
    """Does an activity with this status go on in the next plan?"""
    return status in FOLLOWS


def dates_in(year: int, status: str, starts_on: date, ends_on: date) -> Dates:
    """The days of an activity that follows into the plan of `year`.

    What has begun keeps its start. What has not begun cannot begin in a year that is over. An end that comes before
    the year is moved to its last day, to be set right by those who answer for the activity.
    """
    first, after = plan_period(year)
    last = date(year, 12, 31)
    start = max(starts_on, first) if status == Status.PLANNED else starts_on
    end = ends_on if ends_on >= first else last
    return Dates(start, max(start, end), multi_year=start < first or max(start, end) >= after)


def target_day(year: int, due_on: date) -> date:
    """When a target is due in the plan of `year`: as before if that is still to come, else the same day that year."""
    first, _after = plan_period(year)
    if due_on >= first:
        return due_on
    leap_day = (due_on.month, due_on.day) == (2, 29)
    return date(year, 2, 28) if leap_day else due_on.replace(year=year)
