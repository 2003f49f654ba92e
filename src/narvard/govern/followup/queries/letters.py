"""What was sent to whom about what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.followup.models import Reminder
from narvard.govern.followup.permissions import CLOSE
from narvard.govern.followup.rules.quarters import Quarter

PAGE = 100


class Fate(StrEnum):
    """What became of a letter."""

    SENT = "sent"
    FAILED = "failed"
    UNDER_WAY = "under_way"
    WAITING = "waiting"


@dataclass(frozen=True)
class LetterRow:
    """One letter: to whom, which reminder, how many words it asked for, and what became of it."""

    to: str
    step: str
    quarter: Quarter
    waiting: int
    prepared_at: datetime
    sent_at: datetime | None
    fate: Fate
    failure: str


def letters(actor: Actor, *, most: int | None = PAGE) -> tuple[LetterRow, ...]:
    """The letters of the collaboration, the newest first; at most so many, or all (None)."""
    actor.require(CLOSE)
    rows = Reminder.objects.filter(own(actor)).select_related("period").order_by("-prepared_at", "-pk")
    return tuple(_row(row) for row in (rows if most is None else rows[:most]))


def _row(row: Reminder) -> LetterRow:
    return LetterRow(
        row.to_name,
        row.step,
        Quarter(row.period.year, row.period.quarter),
        row.waiting,
        row.prepared_at,
        row.sent_at,
        _fate(row),
        row.failure,
    )


def _fate(row: Reminder) -> Fate:
    if row.sent_at:
        return Fate.SENT
    if row.failure:
        return Fate.FAILED
    return Fate.UNDER_WAY if row.claimed_at else Fate.WAITING
