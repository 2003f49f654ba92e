"""Opening and ending the private address of a person's calendar."""

from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.bodies.models import CalendarLink


@transaction.atomic
def open_calendar(*, actor: Actor, now: datetime) -> None:
    """Give the actor's assignment a new calendar address; the one before opens nothing from now on."""
    actor.require("bodies.read")
    _end(actor, now)
    CalendarLink.objects.create(user_id=actor.user_id, assignment_id=actor.assignment_id, made_at=now)
    _note(actor, now, "bodies.open_calendar")


@transaction.atomic
def end_calendar(*, actor: Actor, now: datetime) -> None:
    """Let the calendar address of the actor's assignment open nothing from now on."""
    actor.require("bodies.read")
    _end(actor, now)
    _note(actor, now, "bodies.end_calendar")


def _end(actor: Actor, now: datetime) -> None:
    CalendarLink.objects.filter(assignment=actor.assignment_id, ended_at=None).update(ended_at=now)


def _note(actor: Actor, now: datetime, action: str) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="access.assignment",
        object_id=str(actor.assignment_id),
    )
