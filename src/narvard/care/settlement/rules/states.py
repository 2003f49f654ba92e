"""Where a statement stands between hospital and municipality: which step leads where, and whose it is."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where it stands."""

    DRAFT = "draft"
    SENT = "sent"
    DISPUTED = "disputed"
    AGREED = "agreed"
    INVOICED = "invoiced"
    CREDITED = "credited"


class Event(StrEnum):
    """What is done with it."""

    RUN_AGAIN = "run_again"
    SEND = "send"
    DISPUTE = "dispute"
    AGREE = "agree"
    TAKE_BACK = "take_back"
    INVOICE = "invoice"
    REOPEN = "reopen"


class Side(StrEnum):
    """Who does it: the one who is to be paid, or the one who is to pay."""

    HOSPITAL = "hospital"
    PAYER = "payer"


TRANSITIONS: Mapping[tuple[State, Event, Side], State] = MappingProxyType(
    {
        (State.DRAFT, Event.RUN_AGAIN, Side.HOSPITAL): State.DRAFT,
        (State.DRAFT, Event.SEND, Side.HOSPITAL): State.SENT,
        (State.SENT, Event.DISPUTE, Side.PAYER): State.DISPUTED,
        (State.SENT, Event.AGREE, Side.PAYER): State.AGREED,
        (State.SENT, Event.TAKE_BACK, Side.HOSPITAL): State.DRAFT,
        (State.SENT, Event.INVOICE, Side.HOSPITAL): State.INVOICED,
        (State.DISPUTED, Event.DISPUTE, Side.PAYER): State.DISPUTED,
        (State.DISPUTED, Event.RUN_AGAIN, Side.HOSPITAL): State.DISPUTED,
        (State.DISPUTED, Event.SEND, Side.HOSPITAL): State.SENT,
        (State.AGREED, Event.TAKE_BACK, Side.HOSPITAL): State.DRAFT,
        (State.AGREED, Event.INVOICE, Side.HOSPITAL): State.INVOICED,
        (State.INVOICED, Event.REOPEN, Side.HOSPITAL): State.CREDITED,
    }
)
# The next step of each side, the one button of its page; the last is offered when the first is not possible.
FIRST_STEP: Mapping[tuple[State, Side], Event] = MappingProxyType(
    {
        (State.DRAFT, Side.HOSPITAL): Event.SEND,
        (State.SENT, Side.HOSPITAL): Event.INVOICE,
        (State.SENT, Side.PAYER): Event.AGREE,
        (State.DISPUTED, Side.HOSPITAL): Event.SEND,
        (State.AGREED, Side.HOSPITAL): Event.INVOICE,
    }
)


def after(state: State, event: Event, side: Side) -> State | None:
    """Where the step leads, None when it is not that side's to take from there."""
    return TRANSITIONS.get((state, event, side))


def steps(state: State, side: Side) -> tuple[Event, ...]:
    """What a side may do now."""
    return tuple(event for (where, event, whose) in TRANSITIONS if (where, whose) == (state, side))


def window_ends(sent_at: datetime, dispute_days: int) -> datetime:
    """When the payer's time to dispute is out. Until then only what is agreed may be invoiced."""
    return sent_at + timedelta(days=dispute_days)


class Hinder(StrEnum):
    """Why a month cannot be invoiced."""

    NO_AMOUNT = "no_amount"
    INCOMPLETE_DATA = "incomplete_data"
    ANALYSIS_ONLY = "analysis_only"
    NOTHING_TO_PAY = "nothing_to_pay"
    WINDOW_OPEN = "window_open"
    NO_PAYER = "no_payer"


def hinders(
    *, amount: int | None, incomplete: bool, analysis: bool, payer: bool, state: State, sent_at: datetime | None,
    dispute_days: int, now: datetime,
) -> tuple[Hinder, ...]:  # fmt: skip
    """All that stands between a statement and its invoice, whatever its state; empty when it can be invoiced."""
    waiting = state is State.SENT and sent_at is not None and now < window_ends(sent_at, dispute_days)
    found = {
        Hinder.NO_PAYER: not payer,
        Hinder.NO_AMOUNT: amount is None,
        Hinder.INCOMPLETE_DATA: incomplete,
        Hinder.ANALYSIS_ONLY: analysis,
        Hinder.NOTHING_TO_PAY: amount == 0 and not analysis,
        Hinder.WINDOW_OPEN: waiting,
    }
    return tuple(hinder for hinder, there in found.items() if there)
