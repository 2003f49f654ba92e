"""Agreeing on a time, and booking, postponing, holding or cancelling it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.access.queries import GROUNDS, own_ground, seen
from narvard.base.audit.operations import Event, record_many
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.contracts.models import AgreedTime
from narvard.care.contracts.queries import TimeNotFound, require_known
from narvard.care.contracts.rules import MOVES, Move, State, TimeText, moved, wrong_time


class TimeNotSaved(Exception):
    """Nothing was saved of the time; `code` says why, and the text what to do."""

    REASONS: dict[str, Promise] = {
        "what_missing": _("The time was not saved, because it does not say what will happen. Write it."),
        "nobody_to_ask": _(
            "The time was not saved, because it has neither a time nor anyone to ask. Give the time, or write whom the "
            "person can ask."
        ),
        "time_missing": _("The time was not saved, because no new time was given. Give the day and the hour."),
        "time_gone": _("The time was not saved, because it has passed. Choose a later time."),
        "by_gone": _(
            "The time was not saved, because the day before which it should happen has passed. Choose a later day."
        ),
        "changed_meanwhile": _(
            "The time was not saved, because somebody has changed it since you opened it. Read what stands now."
        ),
        "move_not_allowed": _(
            "The time was not saved, because it is held or cancelled already. Agree on a new time instead."
        ),
        "reason_missing": _("The time was not saved, because no reason was given. Write why, in words for the person."),
        "another_person": _(
            "The times were not brought in, because one of them stood for another person before. Check the file."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(self.REASONS[self.code])


@transaction.atomic
def agree_time(*, actor: Actor, now: datetime, subject: UUID, text: TimeText, token: UUID) -> int:
    """Agree with the person on something that will happen, booked or not yet; answer its id.

    The same form (`token`) sent twice is saved once. Raises TimeNotSaved, PersonNotSeen.
    """
    actor.require("contracts.compose")
    require_known(actor, now, subject)
    take_turn(f"time {subject} {actor.organization_id}")
    sent = AgreedTime.objects.filter(token=token, subject=subject, unit=actor.organization_id).first()
    if sent:
        return sent.pk
    check(actor, now, text)
    added = new_time(actor, now, subject, text, token)
    added.save()
    note(actor, now, "contracts.agree_time", [added])
    return added.pk


@transaction.atomic
def change_time(
    *, actor: Actor, now: datetime, time_id: int, version: int, move: str, text: TimeText, reason: str = ""
) -> None:
    """Book, rebook, postpone, hold or cancel the own unit's time. `version` is the one that the form was opened on.

    The same move sent twice changes nothing the second time. Raises TimeNotFound, TimeNotSaved.
    """
    actor.require("contracts.compose")
    time = seen(actor, now, AgreedTime.objects.filter(pk=time_id)).select_for_update(of=("self",)).first()
    if time is None or time.unit_id != actor.organization_id:
        raise TimeNotFound(time_id)
    if time.version == version + 1 and _made_already(time, move, text):
        return
    if time.version != version:
        raise TimeNotSaved("changed_meanwhile")
    state = moved(time.state, move)
    if state is None:
        raise TimeNotSaved("move_not_allowed")
    if state is State.CANCELLED and not reason.strip():
        raise TimeNotSaved("reason_missing")
    put(actor, now, time, state, text, reason)
    note(actor, now, "contracts.change_time", [time])


def check(actor: Actor, now: datetime, text: TimeText) -> None:
    """Raise TimeNotSaved where something is wrong with what is written."""
    if wrong := wrong_time(text, now, actor.day_of(now)):
        raise TimeNotSaved(wrong)


def new_time(actor: Actor, now: datetime, subject: UUID, text: TimeText, token: UUID) -> AgreedTime:
    """The row of a new time of the own unit, not saved yet."""
    return AgreedTime(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        collaboration_id=actor.collaboration,
        state=State.BOOKED if text.at else State.NOT_BOOKED,
        **vars(text),
        written_at=now,
        written_by=actor.name,
        changed_at=now,
        changed_by=actor.name,
        token=token,
    )


def put(actor: Actor, now: datetime, time: AgreedTime, state: State, text: TimeText, reason: str) -> None:
    """Bring a time to `state`, with what is said of it now. What it is about stays. Raises TimeNotSaved."""
    if state is State.BOOKED and text.at is None:
        raise TimeNotSaved("time_missing")
    if state in {State.BOOKED, State.NOT_BOOKED}:
        at = text.at if state is State.BOOKED else None
        said = replace(text, what=time.what, kind=time.kind, at=at)
        check(actor, now, said)
        for name in ("at", "by", "place", "with_whom", "ask_whom", "ask_how"):
            setattr(time, name, getattr(said, name))
    time.state, time.reason, time.version = state, reason.strip(), time.version + 1
    time.changed_at, time.changed_by = now, actor.name
    time.save()


def _made_already(time: AgreedTime, move: str, text: TimeText) -> bool:
    """Is this what the same form has made of the time already?"""
    led_to = {state for (_before, made), state in MOVES.items() if made == move}
    return time.state in led_to and (move not in {Move.BOOK, Move.REBOOK} or time.at == text.at)


def note(actor: Actor, now: datetime, action: str, rows: Sequence[AgreedTime]) -> None:
    """Add what was done with the times to the log, one event a time."""
    law = GROUNDS[own_ground(actor, "own_unit")].law
    record_many(
        actor=actor,
        now=now,
        events=[
            Event(action, "contracts.time", str(row.pk), "", {"state": str(row.state)}, law, row.subject)
            for row in rows
        ],
    )
