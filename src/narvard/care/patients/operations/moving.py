"""Where a person is registered, where they stay, and who placed them: periods of days, the earlier ones kept."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.care.patients.models import Person, Residence
from narvard.care.patients.operations.owning import PersonNotChanged, own_row
from narvard.care.patients.operations.registering import Home, write_home

KINDS = ("staying", "placing")


@transaction.atomic
def note_move(*, actor: Actor, now: datetime, subject: UUID, home: Home) -> None:
    """Note where the person is registered from `home.from_date` (today where it is not given); the period before ends
    that day. For one who stands in the population register, the register says it. Raises PersonNotChanged.
    """
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    if Residence.objects.filter(person__subject=subject, person__source="register").exists():
        raise PersonNotChanged("by_register")
    _four_digits(home.municipality)
    since = home.from_date or actor.day_of(now)
    last = person.residences.filter(kind="registered").order_by("-from_date").first()
    if last and (last.municipality, last.street, last.postal_code, last.place, last.from_date) == (
        home.municipality, home.street, home.postal_code, home.place, since,
    ):  # fmt: skip
        return
    _end_last(last, since)
    write_home(actor, now, person, home, since=since)
    _note(actor, now, person, "patients.note_move", "registered")


@transaction.atomic
def note_municipality(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    kind: str,
    municipality: str,
    from_date: date,
    to_date: date | None = None,
) -> None:
    """Note which municipality the person stays in (kind "staying"), or which one placed them in another's special
    housing ("placing", 2017:612 5:2). A period that runs ends where the new one begins. Raises PersonNotChanged.
    """
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    _four_digits(municipality)
    if kind not in KINDS or (to_date is not None and to_date <= from_date):
        raise PersonNotChanged("dates")
    last = person.residences.filter(kind=kind).order_by("-from_date").first()
    if last and (last.municipality, last.from_date, last.to_date) == (municipality, from_date, to_date):
        return
    _end_last(last, from_date)
    names = {row.code: row.name for row in municipalities(actor)}
    Residence.objects.create(
        person=person,
        kind=kind,
        municipality=municipality,
        municipality_name=names.get(municipality, ""),
        from_date=from_date,
        to_date=to_date,
        entered_at=now,
        entered_by=actor.name,
    )
    _note(actor, now, person, "patients.note_municipality", kind)


@transaction.atomic
def end_municipality(*, actor: Actor, now: datetime, subject: UUID, kind: str, last_day: date) -> None:
    """Note the last day on which the person stayed there, or was placed. Raises PersonNotChanged."""
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    running = person.residences.filter(kind=kind, to_date=None).first()
    if running is None or kind not in KINDS:
        raise PersonNotChanged("not_there")
    if last_day < running.from_date:
        raise PersonNotChanged("dates")
    Residence.objects.filter(pk=running.pk).update(to_date=last_day + timedelta(days=1))
    _note(actor, now, person, "patients.end_municipality", kind)


def _four_digits(code: str) -> None:
    if len(code) != 4 or not (code.isascii() and code.isdigit()):
        raise PersonNotChanged("municipality")


def _end_last(last: Residence | None, since: date) -> None:
    if last is None or (last.to_date is not None and last.to_date <= since):
        return
    if last.from_date >= since:
        raise PersonNotChanged("moves_before")
    Residence.objects.filter(pk=last.pk).update(to_date=since)


def _note(actor: Actor, now: datetime, person: Person, action: str, kind: str) -> None:
    Person.objects.filter(pk=person.pk).update(version=person.version + 1)
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="patients.person",
        object_id=str(person.subject),
        patient=person.subject,
        details={"kind": kind},
    )
