"""Whose turn it is with a plan, and by when: the next step, as one rule for the list, the page and the start page."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from narvard.care.care_plans.rules.kinds import Kind
from narvard.care.care_plans.rules.states import ENDS, State


@dataclass(frozen=True)
class Standing:
    """What the next step follows from. `keeper` is the unit that keeps the plan; organizations are ids."""

    state: State
    keeper: int
    units: Collection[int]
    consent: bool
    complete: bool
    approved: Collection[int] = ()
    meeting_on: date | None = None
    follow_up_on: date | None = None


@dataclass(frozen=True)
class Turn:
    """The next step: its code, whose it is (ids), and the day it is due; None where no day is set."""

    step: str
    whose: frozenset[int]
    due_on: date | None = None


def next_turn(kind: Kind, now: Standing, today: date) -> Turn | None:
    """What happens next, None when the plan has ended."""
    if now.state in ENDS:
        return None
    keeper = frozenset({now.keeper})
    if now.state is State.PAUSED:
        return Turn("ask_again", keeper)
    if now.state is State.OFFERED:
        return Turn("note_answer", keeper)
    if now.meeting_on is not None:
        everyone = frozenset(now.units) | keeper
        step, whose = ("note_meeting", keeper) if now.meeting_on <= today else ("meet", everyone)
        return Turn(step, whose, now.meeting_on)
    if kind.consent and not now.consent:
        return Turn("ask_consent", keeper)
    if now.state is State.APPROVAL:
        waiting = frozenset(now.units) - frozenset(now.approved)
        return Turn("approve", waiting) if waiting else Turn("establish", keeper)
    if now.state is State.ACTIVE:
        return Turn("follow_up", keeper, now.follow_up_on) if now.follow_up_on else Turn("set_follow_up", keeper)
    return Turn(_before_force(kind, now), keeper)


def _before_force(kind: Kind, now: Standing) -> str:
    """The step of one that is being drawn up, when no meeting stands."""
    if kind.code in {"sip", "individual"} and now.state is State.PREPARING:
        return "call"
    if not now.complete:
        return "write"
    return "ask_approval" if kind.code == "lpt" else "activate"


def review_by(last: date, months: int) -> date:
    """The last day for the next review, `months` after the last one (1993:387 10: at least once a year)."""
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))
