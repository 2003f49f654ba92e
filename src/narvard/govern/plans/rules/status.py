"""Which statuses an activity may take after which, and when its status wants a word.

Own rule of the product: the founding documents ask for activity plans that are followed up, but name no statuses.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Status(StrEnum):
    """Whether an activity is done. It says nothing about whether it helped."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    PAUSED = "paused"
    STOPPED = "stopped"


TRANSITIONS: Mapping[Status, tuple[Status, ...]] = MappingProxyType(
    {
        Status.PLANNED: (Status.UNDER_WAY, Status.PAUSED, Status.STOPPED),
        Status.UNDER_WAY: (Status.DONE, Status.PAUSED, Status.STOPPED),
        Status.PAUSED: (Status.UNDER_WAY, Status.STOPPED),
        Status.DONE: (Status.UNDER_WAY,),
        Status.STOPPED: (Status.PLANNED,),
    }
)


class Waiting(StrEnum):
    """Why an activity waits for a new status."""

    SHOULD_HAVE_STARTED = "should_have_started"
    SHOULD_HAVE_ENDED = "should_have_ended"


def may_follow(before: Status, after: Status) -> bool:
    """May `after` come directly after `before`?"""
    return after in TRANSITIONS[before]


def waiting_for_status(status: Status, starts_on: date, ends_on: date, today: date) -> Waiting | None:
    """Why someone should say how it goes, or None when the status agrees with the dates."""
    if status is Status.PLANNED and starts_on < today:
        return Waiting.SHOULD_HAVE_STARTED
    if status in (Status.UNDER_WAY, Status.PAUSED) and ends_on < today:
        return Waiting.SHOULD_HAVE_ENDED
    return None


def is_overdue(due_on: date, done_on: date | None, activity_status: Status, today: date) -> bool:
    """Is a milestone late? One in a stopped activity never is."""
    return done_on is None and due_on < today and activity_status is not Status.STOPPED
