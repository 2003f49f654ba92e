"""Who speaks for a person, or is told of them: noted with what shows it, opened as far as it goes, and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from narvard.base.access.operations import disclose_kind, end_disclosures, give_consent
from narvard.base.access.queries import GROUNDS, seen
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import instant
from narvard.care.patients.models import Representative
from narvard.care.patients.operations.registering import read
from narvard.care.patients.queries.finding import known_by_number
from narvard.care.patients.queries.identity import identities
from narvard.care.patients.queries.reach import reach
from narvard.care.patients.rules.representation import NotRepresented, Role, checked, kinds_of
from narvard.care.patients.rules.representation import until as ends_on


@dataclass(frozen=True)
class Agreed:
    """How the person agreed: oral, written, electronic or by_representative, who said it, and when."""

    how: str
    given_by: str
    given_at: datetime


@dataclass(frozen=True)
class Representation:
    """Who, as what, and what they may see (codes of VIEWS). With their `number` they can log in and see it."""

    role: str
    name: str
    telephone: str = ""
    number: str = ""
    sees: Sequence[str] = ()
    proof: str = ""
    from_date: date | None = None
    to_date: date | None = None
    agreed: Agreed | None = None


@transaction.atomic
def add_representative(*, actor: Actor, now: datetime, subject: UUID, who: Representation) -> int:
    """Note who speaks for the person, or may be told of them, and let them see what was chosen; answer the row's id.

    The same again changes nothing. Raises PersonNotFound, NumberRefused or NotRepresented.
    """
    actor.require("patients.change")
    reach(actor, now, subject)
    day = actor.day_of(now)
    role = _checked(actor, day, subject, who)
    person = _who(actor, now, subject, who.number) if who.number.strip() else None
    known = _standing(actor, subject).filter(role=role.code, name=who.name.strip(), person=person).first()
    if known:
        return known.pk
    row = Representative.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        role=role.code,
        name=who.name.strip(),
        telephone=who.telephone,
        person=person,
        sees=sorted(set(who.sees)),
        proof=who.proof.strip(),
        consent_id=_consent(actor, now, subject, who),
        from_date=who.from_date or day,
        to_date=ends_on(role, identities(actor, [subject], day)[subject].birth_date, who.to_date),
        noted_at=now,
        noted_by=actor.name,
    )
    _open(actor, now, row, role)
    _note(actor, now, "patients.add_representative", row, GROUNDS[role.ground].law)
    return row.pk


def _checked(actor: Actor, day: date, subject: UUID, who: Representation) -> Role:
    known = identities(actor, [subject], day)[subject]
    if known.deceased_on:
        raise NotRepresented("dead")
    return checked(
        who.role,
        country=actor.country,
        day=day,
        birth_date=known.birth_date,
        name=who.name,
        views=who.sees,
        from_date=who.from_date or day,
        to_date=who.to_date,
        proof=who.proof,
        consent=who.agreed is not None,
        logs_in=bool(who.number.strip()),
    )


def _who(actor: Actor, now: datetime, subject: UUID, number: str) -> UUID:
    found = known_by_number(actor, now, read(actor, now, number))
    if found is None:
        raise NotRepresented("not_found")
    if found[0] == subject:
        raise NotRepresented("themselves")
    return found[0]


def _consent(actor: Actor, now: datetime, subject: UUID, who: Representation) -> int | None:
    if who.agreed is None:
        return None
    return give_consent(
        actor=actor,
        now=now,
        subject=subject,
        scope="representative",
        to_whom=who.name.strip(),
        how=who.agreed.how,
        given_by=who.agreed.given_by,
        given_at=who.agreed.given_at,
    )


def _open(actor: Actor, now: datetime, row: Representative, role: Role) -> None:
    """Let them see what they may see, to the last moment of the period."""
    if row.person is None:
        return
    zone = actor.zone
    disclose_kind(
        actor=actor,
        now=now,
        subject=row.subject,
        custodian=row.custodian_id,
        kinds=kinds_of(row.sees),
        ground=role.ground,
        persons=[row.person],
        consent_id=row.consent_id,
        until=instant(row.to_date, time(), zone) if row.to_date else None,
    )


def _standing(actor: Actor, subject: UUID) -> QuerySet[Representative]:
    return Representative.objects.filter(custodian=actor.controller_id, subject=subject, ended_at=None)


@transaction.atomic
def end_representative(*, actor: Actor, now: datetime, subject: UUID, representative_id: int) -> None:
    """Note that someone no longer speaks for the person: what was opened by it is closed. Raises NotRepresented."""
    actor.require("patients.change")
    reach(actor, now, subject)
    rows = seen(actor, now, _standing(actor, subject).filter(pk=representative_id))
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotRepresented("not_there")
    _end(actor, now, row)


def end_all_representation(actor: Actor, now: datetime, subject: UUID) -> None:
    """End everyone who speaks for the person, as when they die."""
    for row in _standing(actor, subject).select_for_update():
        _end(actor, now, row)


def _end(actor: Actor, now: datetime, row: Representative) -> None:
    """Close what only this row opened: the same one may stand beside the person in another way as well."""
    row.ended_at, row.ended_by = now, actor.name
    row.save(update_fields=["ended_at", "ended_by"])
    if row.person is not None:
        others = _standing(actor, row.subject).filter(person=row.person).values_list("sees", flat=True)
        kept = {kind for views in others for kind in kinds_of(views)}
        closed = [kind for kind in kinds_of(row.sees) if kind not in kept]
        if closed:
            end_disclosures(actor=actor, now=now, subject=row.subject, kinds=closed, persons=[row.person])
    _note(actor, now, "patients.end_representative", row, "")


def _note(actor: Actor, now: datetime, action: str, row: Representative, law: str) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="patients.representative",
        object_id=str(row.pk),
        patient=row.subject,
        legal_basis=law,
        details={"role": row.role, "sees": row.sees},
    )
