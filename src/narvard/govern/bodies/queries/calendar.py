"""The calendar of meetings and due dates, and the private addresses by which a calendar program reads it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core import signing
from django.db.models import Q
from django.utils.translation import gettext as _

from narvard.base.access.queries import actor_for
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import collaboration, own
from narvard.govern.bodies.models import CalendarLink, Meeting
from narvard.govern.bodies.queries.decisions import DecisionRow, due
from narvard.govern.bodies.queries.meetings import mine
from narvard.govern.bodies.rules.calendar import Entry, calendar_text
from narvard.govern.bodies.rules.meetings import Status

SALT = "narvard.govern.bodies.calendar"
KEPT_FOR = timedelta(days=366)
"""How long a meeting stays in the calendar after it was held."""


@dataclass(frozen=True)
class LinkRow:
    """The address of the person's own calendar: its key, and since when it is open."""

    key: str
    made_at: datetime


class CalendarNotFound(Exception):
    """The address is not one of ours, was ended, or its person has no assignment in force any longer."""


def own_link(actor: Actor) -> LinkRow | None:
    """The open calendar address of the actor's assignment, or None."""
    actor.require("bodies.read")
    link = CalendarLink.objects.filter(assignment=actor.assignment_id, ended_at=None).first()
    return LinkRow(signing.dumps(link.pk, salt=SALT), link.made_at) if link else None


def reader(key: str, today: date) -> Actor:
    """The person whose calendar the key opens, with the rights of today. Raises CalendarNotFound."""
    try:
        link = CalendarLink.objects.filter(pk=signing.loads(key, salt=SALT), ended_at=None).first()
    except signing.BadSignature as error:
        raise CalendarNotFound from error
    actor = actor_for(link.user_id, link.assignment_id, today) if link else None
    if actor is None or not actor.may("bodies.read"):
        raise CalendarNotFound
    return actor


def feed(actor: Actor, now: datetime, of: str, site: str) -> bytes:
    """The calendar file of "mine", "all" or one body by its slug. `site` is the address before each page's path."""
    actor.require("bodies.read")
    whole = collaboration(actor)
    entries = (*_meetings(actor, now, of, site, ZoneInfo(whole.zone)), *_due_dates(actor, now, of, site))
    return calendar_text(whole.name, entries, now)


def _meetings(actor: Actor, now: datetime, of: str, site: str, zone: ZoneInfo) -> list[Entry]:
    which = {"mine": mine(actor), "all": Q()}.get(of, Q(body__slug=of))
    since = now.date() - KEPT_FOR
    found = Meeting.objects.filter(own(actor, "body__collaboration"), which, day__gte=since)
    return [_entry(row, site, zone) for row in found.select_related("body").prefetch_related("agenda")]


def _entry(row: Meeting, site: str, zone: ZoneInfo) -> Entry:
    return Entry(
        uid=f"meeting-{row.pk}@narvard",
        title=row.body.name,
        starts=datetime.combine(row.day, row.starts_at, zone),
        ends=datetime.combine(row.day, row.ends_at, zone) if row.ends_at else None,
        place=row.place,
        text="\n".join(f"{item.order}. {item.title}" for item in row.agenda.all()),
        url=f"{site}/meetings/{row.pk}/",
        cancelled=row.status == Status.CANCELLED,
    )


def _due_dates(actor: Actor, now: datetime, of: str, site: str) -> list[Entry]:
    return [_due_entry(row, site) for row in due(actor, _whose(actor, of), now.date())]


def _whose(actor: Actor, of: str) -> Q:
    """The decisions whose days belong in the calendar; to "mine" also those that the own organization carries out."""
    if of == "mine":
        bodies = mine(actor)
        return bodies | Q(carried_out_by=actor.organization_id) if bodies else Q()
    return Q() if of == "all" else Q(body__slug=of)


def _due_entry(row: DecisionRow, site: str) -> Entry:
    return Entry(
        uid=f"decision-{row.slug}-{row.number}@narvard",
        title=_("Due: %(title)s (%(number)s)") % {"title": row.title, "number": row.number},
        starts=row.due_on or row.decided_on,
        text=row.who,
        url=f"{site}{row.url}",
    )
