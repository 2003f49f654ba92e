"""Rows for the event store: a controller's own notices and stays, for its own delivery."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Leave, Notice, Stay
from narvard.care.discharge.rules.facts import INSIDE

# Held by the command line alone: no role takes out all rows of a controller (2008:355 2:4 p. 5, follow-up).
RIGHT = "deliveries.from_care"
NO_NEED = "none_known"


@dataclass(frozen=True)
class ExportedNotice:
    """A notice to one receiver, as the event store's table notices has it; organizations are codes.

    `needs` are the parts of care judged to be needed, with a space between, on the hospital's own notices only.
    """

    notice: str
    episode: str
    subject: UUID
    kind: str
    judged_at: datetime | None
    sent_at: datetime
    registered_at: datetime
    about_at: datetime | None
    answer: str
    refers_to: str
    needs: str
    complete: bool
    sender_practitioner: str
    from_organization: str
    to_organization: str
    to_service: str


@dataclass(frozen=True)
class ExportedStay:
    """A time on a ward, as the event store's table stays has it; `episode` is shared by the wards of one case."""

    stay: str
    episode: str
    subject: UUID
    admitted_at: datetime
    discharged_at: datetime | None
    form: str
    legal_form: str
    discipline: str
    unit: str
    organization: str
    discharged_to: str
    status: str


def _moments(actor: Actor, since: date, until: date) -> tuple[datetime, datetime]:
    zone = actor.zone
    first, last = (datetime.combine(day, time(), tzinfo=zone).astimezone(UTC) for day in (since, until))
    return first, last


def exported_notices(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedNotice]:
    """The controller's notices sent in [since, until), one by one. `controller` is an organization's id.

    Of a corrected notice only the newest stands; what is kept inside the hospital is left out.
    """
    actor.require(RIGHT)
    first, last = _moments(actor, since, until)
    rows = (
        Notice.objects.filter(custodian=controller, sent_at__gte=first, sent_at__lt=last, corrected_by=None)
        .exclude(kind__in=INSIDE)
        .select_related("case", "unit", "to_unit", "refers_to")
        .order_by("subject", "sent_at", "pk")
    )
    for row in rows.iterator(chunk_size=2000):
        yield ExportedNotice(
            notice=str(row.key),
            episode=str(row.case.key),
            subject=row.subject,
            kind=row.kind,
            judged_at=row.judged_at,
            sent_at=row.sent_at,
            registered_at=row.registered_at,
            about_at=row.about_at,
            answer=row.answer,
            refers_to=str(row.refers_to.key) if row.refers_to else "",
            needs=(row.case.needs or NO_NEED) if row.by == "hospital" else "",
            complete=row.complete,
            sender_practitioner=row.sender_name,
            from_organization=row.unit.code,
            to_organization=row.to_unit.code if row.to_unit else "",
            to_service=row.to,
        )


def exported_stays(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedStay]:
    """The controller's stays with a day in [since, until), one by one."""
    actor.require(RIGHT)
    first, last = _moments(actor, since, until)
    away = Exists(Leave.objects.filter(case=OuterRef("case"), to_at=None))
    rows = (
        Stay.objects.filter(Q(to_at=None) | Q(to_at__gte=first), custodian=controller, from_at__lt=last)
        .annotate(away=away)
        .select_related("case", "unit", "custodian")
        .order_by("subject", "from_at", "pk")
    )
    for row in rows.iterator(chunk_size=2000):
        yield ExportedStay(
            stay=str(row.key),
            episode=str(row.case.key),
            subject=row.subject,
            admitted_at=row.from_at,
            discharged_at=row.to_at,
            form="ward",
            legal_form="inpatient",
            discipline=row.case.discipline,
            unit=row.unit.code,
            organization=row.custodian.code,
            discharged_to=row.case.end_kind if row.to_at == row.case.ended_at else "",
            status="finished" if row.to_at else "on_leave" if row.away else "in_progress",
        )
