"""Correcting what is known of a person: what stood before is kept, with who corrected it and when."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from narvard.base.access.queries import GROUNDS, own_ground
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.patients.models import Person, PersonNumber
from narvard.care.patients.operations.owning import PersonNotChanged, note_changes, own_row
from narvard.care.patients.operations.registering import Names, read
from narvard.care.patients.operations.representing import end_all_representation
from narvard.care.patients.rules.numbers import KINDS, written

BY_REGISTER = ("given_name", "family_name", "birth_date", "sex")


@dataclass(frozen=True)
class Details:
    """What may be corrected. `handled_by`: who hands over the address of one whose identity is protected."""

    given_name: str
    family_name: str
    birth_date: date
    sex: str = "unknown"
    telephone: str = ""
    protection: str = ""
    handled_by: str = ""


@transaction.atomic
def change_person(*, actor: Actor, now: datetime, subject: UUID, version: int, details: Details, reason: str) -> None:
    """Correct the own organization's row. `version` is the one that was read, 0 where there was no row yet.

    What the population register says is corrected there. Raises PersonNotFound or PersonNotChanged.
    """
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    if person.version != version:
        raise PersonNotChanged("changed_meanwhile")
    _check(actor, now, person, details, reason)
    values = asdict(details)
    new = {name: value for name, value in values.items() if getattr(person, name) != value}
    if not new:
        raise PersonNotChanged("nothing_new")
    if set(new) & set(BY_REGISTER) and Person.objects.filter(subject=subject, source="register").exists():
        raise PersonNotChanged("by_register")
    changes = {name: (str(getattr(person, name)), str(value)) for name, value in new.items()}
    for name, value in {**new, **Names(details.given_name, details.family_name).columns()}.items():
        setattr(person, name, value)
    _save(person)
    note_changes(actor, now, person, changes, reason)
    _note(actor, now, "patients.change", subject, {"fields": sorted(new)})


def _check(actor: Actor, now: datetime, person: Person, details: Details, reason: str) -> None:
    if not details.given_name.strip():
        raise PersonNotChanged("name_missing")
    if details.birth_date > actor.day_of(now):
        raise PersonNotChanged("not_born")
    if person.deceased_on and person.deceased_on < details.birth_date:
        raise PersonNotChanged("dies_before_birth")
    if not reason.strip():
        raise PersonNotChanged("reason_missing")


def _save(person: Person) -> None:
    person.version += 1
    person.save()


@transaction.atomic
def note_death(*, actor: Actor, now: datetime, subject: UUID, on: date) -> None:
    """Note that the person is dead: nobody speaks for them from then on, and every page says it.

    What others then do is theirs: a stay ends as a death, plans are closed. Raises PersonNotFound or PersonNotChanged.
    """
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    if person.deceased_on == on:
        return
    if on < person.birth_date:
        raise PersonNotChanged("dies_before_birth")
    if on > actor.day_of(now):
        raise PersonNotChanged("dies_later")
    _set_death(actor, now, person, on, "")
    end_all_representation(actor, now, subject)
    _note(actor, now, "patients.note_death", subject, {"on": on.isoformat()})


@transaction.atomic
def take_back_death(*, actor: Actor, now: datetime, subject: UUID, reason: str) -> None:
    """Note that the person lives after all. Who spoke for them is written down anew. Raises PersonNotChanged."""
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    if not reason.strip():
        raise PersonNotChanged("reason_missing")
    if Person.objects.filter(subject=subject, source="register", deceased_on__isnull=False).exists():
        raise PersonNotChanged("by_register")
    if person.deceased_on is None:
        raise PersonNotChanged("nothing_new")
    _set_death(actor, now, person, None, reason)
    _note(actor, now, "patients.take_back_death", subject, {})


def _set_death(actor: Actor, now: datetime, person: Person, on: date | None, reason: str) -> None:
    before = person.deceased_on
    person.deceased_on = on
    _save(person)
    told = {"deceased_on": (before.isoformat() if before else "", on.isoformat() if on else "")}
    note_changes(actor, now, person, told, reason)


@transaction.atomic
def add_number(*, actor: Actor, now: datetime, subject: UUID, number: str, kind: str = "", assigner: str = "") -> None:
    """Give the person a number that became known; the one they went by before is kept as replaced.

    Raises NumberRefused, PersonNotFound, or PersonNotChanged where another person here has it.
    """
    actor.require("patients.change")
    person = own_row(actor, now, subject)
    new = read(actor, now, number, kind, assigner, person.birth_date)
    if person.numbers.filter(kind=new.kind, value=new.value, assigner=new.assigner, until=None).exists():
        return
    replaced = list(person.numbers.filter(until=None, rank__gte=KINDS[new.kind].rank))
    PersonNumber.objects.filter(pk__in=[old.pk for old in replaced]).update(until=now)
    try:
        with transaction.atomic():
            PersonNumber.objects.create(
                person=person,
                custodian_id=person.custodian_id,
                kind=new.kind,
                value=new.value,
                assigner=new.assigner,
                rank=KINDS[new.kind].rank,
                since=now,
            )
    except IntegrityError as taken:
        raise PersonNotChanged("number_taken") from taken
    _save(person)
    before = ", ".join(written(old.kind, old.value) for old in replaced)
    note_changes(actor, now, person, {"number": (before, written(new.kind, new.value))}, "")
    _note(actor, now, "patients.add_number", subject, {"kind": new.kind})


def _note(actor: Actor, now: datetime, action: str, subject: UUID, details: dict[str, object]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="patients.person",
        object_id=str(subject),
        patient=subject,
        details=details,
        legal_basis=GROUNDS[own_ground(actor, "own_unit")].law,
    )
