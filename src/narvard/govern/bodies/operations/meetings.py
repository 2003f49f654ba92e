"""A meeting from its plan to its approved minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.bodies.models import AgendaItem, Body, CompositionRule, Meeting
from narvard.govern.bodies.operations.refusing import NotDone
from narvard.govern.bodies.queries.meetings import MeetingNotFound
from narvard.govern.bodies.queries.reading import BodyNotFound, own_bodies
from narvard.govern.bodies.rules.meetings import Status, agenda_is_open, may_follow

HOLD = "bodies.hold_meeting"
OUT_OF_THE_WAY = 10_000
"""What is added to the places of an agenda while its items get new ones, since no two may share a place."""


class MeetingNotChanged(NotDone):
    """The meeting, or its agenda, was left as it was."""


@dataclass(frozen=True)
class Item:
    """An item as the agenda shall have it; `kind` is a code of rules.meetings.ItemKind, `id` of one that is there."""

    kind: str
    title: str
    presenter: str = ""
    text: str = ""
    id: int | None = None


def plan_meeting(
    *,
    actor: Actor,
    now: datetime,
    slug: str,
    day: date,
    starts_at: time,
    ends_at: time | None,
    place: str,
    guests: str = "",
    called: Sequence[int] = (),
) -> int:
    """Plan a meeting of a body on a day; answer its id. Raises BodyNotFound, MeetingNotChanged.

    `called` are the ids of the composition rules whose people are called to this meeting too.
    """
    body = Body.objects.filter(own(actor), slug=slug).first()
    if body is None:
        raise BodyNotFound(slug)
    actor.require(HOLD, municipality=body.municipality_id or "")
    if not own_bodies(actor, day).filter(pk=body.pk).exists():
        raise MeetingNotChanged("body_not_in_force")
    if ends_at and ends_at <= starts_at:
        raise MeetingNotChanged("ends_before_it_starts")
    try:
        with transaction.atomic():
            planned = Meeting.objects.create(
                body=body,
                day=day,
                starts_at=starts_at,
                ends_at=ends_at,
                place=place,
                status=Status.PLANNED,
                guests=guests,
            )
            planned.called.set(CompositionRule.objects.filter(pk__in=called, body=body, kind="called_yearly"))
            note(actor, now, "bodies.plan_meeting", planned)
    except IntegrityError as refused:
        raise MeetingNotChanged("day_taken") from refused
    return planned.pk


@transaction.atomic
def change_agenda(*, actor: Actor, now: datetime, meeting_id: int, items: Sequence[Item]) -> None:
    """Let the agenda be these items in this order. An item that is left out goes, with its papers."""
    meeting = to_change(actor, meeting_id)
    if not agenda_is_open(Status(meeting.status)):
        raise MeetingNotChanged("agenda_fixed")
    kept = [item.id for item in items if item.id]
    meeting.agenda.exclude(pk__in=kept).delete()
    meeting.agenda.update(order=F("order") + OUT_OF_THE_WAY)
    for order, item in enumerate(items, start=1):
        fields = {"kind": item.kind, "title": item.title, "presenter": item.presenter, "text": item.text}
        AgendaItem.objects.update_or_create(meeting=meeting, pk=item.id, defaults={**fields, "order": order})
    note(actor, now, "bodies.change_agenda", meeting, items=len(items))


@transaction.atomic
def call_meeting(*, actor: Actor, now: datetime, meeting_id: int) -> None:
    """Call the body to its planned meeting. Raises MeetingNotChanged without an agenda."""
    meeting = to_change(actor, meeting_id)
    if not meeting.agenda.exists():
        raise MeetingNotChanged("no_agenda")
    _go(meeting, Status.CALLED)
    note(actor, now, "bodies.call_meeting", meeting)


@transaction.atomic
def cancel_meeting(*, actor: Actor, now: datetime, meeting_id: int) -> None:
    """Call the meeting off; it stays in the calendar as cancelled."""
    meeting = to_change(actor, meeting_id)
    _go(meeting, Status.CANCELLED)
    note(actor, now, "bodies.cancel_meeting", meeting)


@transaction.atomic
def close_meeting(*, actor: Actor, now: datetime, meeting_id: int) -> None:
    """Note that the meeting was held; from then on its decisions can be written down, and its agenda stands."""
    meeting = to_change(actor, meeting_id)
    if meeting.day > timezone.localdate(now):
        raise MeetingNotChanged("too_early")
    if not meeting.attendance.exists():
        raise MeetingNotChanged("attendance_missing")
    _go(meeting, Status.HELD)
    note(actor, now, "bodies.close_meeting", meeting)


@transaction.atomic
def approve_minutes(*, actor: Actor, now: datetime, meeting_id: int) -> None:
    """Approve the minutes in the actor's name today; after that nothing of the meeting changes."""
    meeting = to_change(actor, meeting_id)
    meeting.approved_on, meeting.approved_by = timezone.localdate(now), actor.name
    _go(meeting, Status.APPROVED)
    note(actor, now, "bodies.approve_minutes", meeting)


def to_change(actor: Actor, meeting_id: int) -> Meeting:
    """The meeting, held for this transaction, if the actor may hold it. Raises MeetingNotFound, NotPermitted."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("body")
    meeting = found.filter(own(actor, "body__collaboration"), pk=meeting_id).first()
    if meeting is None:
        raise MeetingNotFound(meeting_id)
    actor.require(HOLD, municipality=meeting.body.municipality_id or "")
    return meeting


def note(actor: Actor, now: datetime, action: str, meeting: Meeting, **details: object) -> None:
    """What was done with a meeting, in the log."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="bodies.Meeting",
        object_id=str(meeting.pk),
        label=f"{meeting.body.slug} {meeting.day}",
        details=details,
    )


def _go(meeting: Meeting, wanted: Status) -> None:
    if not may_follow(Status(meeting.status), wanted):
        raise MeetingNotChanged("wrong_step")
    meeting.status = wanted
    meeting.save(update_fields=["status", "approved_on", "approved_by"])
