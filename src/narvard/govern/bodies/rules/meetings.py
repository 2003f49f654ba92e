"""The states of a meeting, and what may be done in each."""

from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    CALLED = "called"
    HELD = "held"
    APPROVED = "approved"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What an item of the agenda is there for."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class State(StrEnum):
    """Whether a seat was taken at a meeting."""

    PRESENT = "present"
    ALTERNATE = "alternate"
    ABSENT = "absent"


TRANSITIONS: dict[Status, tuple[Status, ...]] = {
    Status.PLANNED: (Status.CALLED, Status.CANCELLED),
    Status.CALLED: (Status.HELD, Status.CANCELLED),
    Status.HELD: (Status.APPROVED,),
    Status.APPROVED: (),
    Status.CANCELLED: (),
}
TO_COME = (Status.PLANNED, Status.CALLED)
TOOK_PLACE = (Status.HELD, Status.APPROVED)


def may_follow(present: Status, wanted: Status) -> bool:
    """May a meeting go from `present` to `wanted`?"""
    return wanted in TRANSITIONS[present]


def agenda_is_open(status: Status) -> bool:
    """May the agenda still be changed? Not once the meeting has been held."""
    return status in TO_COME


def attendance_is_open(status: Status, day: date, today: date) -> bool:
    """May it still be written down who was there? From the day of the meeting until its minutes are approved."""
    return today >= day and status in (Status.CALLED, Status.HELD)


def takes_decisions(status: Status) -> bool:
    """May decisions be written down? At a held meeting, until its minutes are approved."""
    return status is Status.HELD
