"""When something must be sent, where it stands, and what is missing before it may be sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# How long before its day something is said to be due soon.
DAYS_AHEAD = 30


class Recurrence(StrEnum):
    """How often it must be sent."""

    ONCE = "once"
    YEARLY = "yearly"


class Kind(StrEnum):
    """What another organization does before it is sent."""

    CONSULTED = "consulted"
    CO_SIGNED = "co_signed"


class State(StrEnum):
    """Where one time stands. What was sent late stays so."""

    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    LATE = "late"
    SENT = "sent"
    SENT_LATE = "sent_late"


class Turn(StrEnum):
    """Who has to do something next."""

    OTHERS = "others"
    SENDER = "sender"
    RECIPIENT = "recipient"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Consent:
    """An organization (code) that must do its part, or has done it, on a day (None while it is only required)."""

    organization: str
    kind: Kind
    day: date | None = None


def due_days(recurrence: Recurrence, first: date, last: date | None, until: date) -> Iterator[tuple[str, date]]:
    """The periods (years) with their last days, from the first one until `until`.

    What is sent once is always there; what is sent every year stops after `last`. 29 February falls on the 28th.
    """
    yield str(first.year), first
    if recurrence is Recurrence.ONCE:
        return
    end = until if last is None else min(last, until)
    for year in range(first.year + 1, end.year + 1):
        day = _same_day(first, year)
        if day <= end:
            yield str(year), day


def _same_day(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def state_of(due_on: date, sent_on: date | None, today: date) -> State:
    """Where one time stands on a day. Sent on the last day is in time."""
    if sent_on is not None:
        return State.SENT if sent_on <= due_on else State.SENT_LATE
    if today > due_on:
        return State.LATE
    return State.DUE_SOON if due_on - today <= timedelta(days=DAYS_AHEAD) else State.UPCOMING


def days_late(due_on: date, sent_on: date | None, today: date) -> int:
    """How many days past its last day it was sent, or still is not; 0 when it is in time."""
    return max(((sent_on or today) - due_on).days, 0)


def missing_consents(required: Iterable[Consent], proofs: Iterable[Consent], day: date) -> tuple[Consent, ...]:
    """Those required who have not done their part by `day`."""
    done = {(proof.organization, proof.kind) for proof in proofs if proof.day is not None and proof.day <= day}
    return tuple(consent for consent in required if (consent.organization, consent.kind) not in done)


def whose_turn(missing: bool, sent_on: date | None, received_on: date | None) -> Turn:
    """Who has to act: first those who must be consulted or sign, then the sender, then the one who confirms receipt."""
    if sent_on is None:
        return Turn.OTHERS if missing else Turn.SENDER
    return Turn.RECIPIENT if received_on is None else Turn.NOBODY
