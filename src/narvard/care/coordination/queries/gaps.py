"""Who of the own unit's patients lacks a contact."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.coordination.models import FrailtyMark, NamedContact
from narvard.care.coordination.queries.rows import in_force
from narvard.care.coordination.rules.gaps import Gap, closing_roles
from narvard.care.coordination.rules.roles import EndReason

PAGE = 50


@dataclass(frozen=True)
class GapRow:
    """One person who lacks a contact. `role` and `contact_id` are those of who left ("" and None for one who is frail).

    `since` is the day that the contact leaves, or that the person was marked; `about` who left, or the criterion.
    """

    subject: UUID
    gap: str
    since: date
    about: str
    role: str
    contact_id: int | None
    ground: str


def gap_counts(actor: Actor, now: datetime, kind: str) -> tuple[int, int]:
    """How many of the actor's unit's patients lack a contact who left, and how many are frail without one.

    `kind` is the unit's.
    """
    return _left(actor, now).count(), _frail(actor, now, kind).count()


def gap_rows(actor: Actor, now: datetime, kind: str, counts: tuple[int, int], page: int) -> tuple[GapRow, ...]:
    """A page of the gap list, from 1: first those whose contact has left, the longest without first."""
    start, end, left = (page - 1) * PAGE, page * PAGE, counts[0]
    rows: list[GapRow] = []
    if start < left:
        rows += map(_left_row, _left(actor, now).order_by("to_date", "pk")[start:end])
    if end > left:
        frail = _frail(actor, now, kind).order_by("from_date", "pk")
        rows += map(_frail_row, frail[max(0, start - left) : end - left])
    return tuple(rows)


def _left(actor: Actor, now: datetime) -> QuerySet[NamedContact]:
    """Whoever left and has nobody after them, who is not said to need nobody."""
    after = NamedContact.objects.filter(
        subject=OuterRef("subject"), role=OuterRef("role"), unit=OuterRef("unit"), ended_at=None
    )
    rows = NamedContact.objects.filter(
        unit=actor.organization_id, custodian=actor.controller_id, end_reason=EndReason.LEFT, settled_at=None
    )
    # One who left, was replaced, and whose replacement left as well stands in the list once.
    newer = NamedContact.objects.filter(
        subject=OuterRef("subject"), role=OuterRef("role"), unit=OuterRef("unit"), pk__gt=OuterRef("pk")
    )
    return seen(actor, now, rows.filter(~Exists(after), ~Exists(newer)))


def _frail(actor: Actor, now: datetime, kind: str) -> QuerySet[FrailtyMark]:
    today = actor.day_of(now)
    here = NamedContact.objects.filter(subject=OuterRef("subject"), unit=actor.organization_id)
    closed = here.filter(in_force(today), role__in=closing_roles(kind))
    listed_above = _left(actor, now).filter(subject=OuterRef("subject"))
    rows = FrailtyMark.objects.filter(in_force(today), unit=actor.organization_id, custodian=actor.controller_id)
    return seen(actor, now, rows.filter(~Exists(closed), ~Exists(listed_above)))


def _left_row(row: NamedContact) -> GapRow:
    since = row.to_date or row.from_date
    return GapRow(row.subject, Gap.CONTACT_LEFT.value, since, row.name, row.role, row.pk, row.ground)


def _frail_row(row: FrailtyMark) -> GapRow:
    return GapRow(row.subject, Gap.FRAIL_WITHOUT.value, row.from_date, row.criterion, "", None, row.ground)
