"""Appointing a person's named contact, replacing one, and letting others know who it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import disclose, relate
from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import search_key
from narvard.care.coordination.models import NamedContact
from narvard.care.coordination.operations.recording import record_row
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.queries.contacts import ContactNotFound
from narvard.care.coordination.queries.reach import own_unit, reach
from narvard.care.coordination.queries.rows import in_force
from narvard.care.coordination.rules.practitioners import Practitioner, well_formed
from narvard.care.coordination.rules.roles import EndReason, Source, refusal

RELATION = "named_contact"
# Who a contact is tells that the person has care there: in Sweden the secrecy is assessed before another is told.
TELLING = {"SE": "secrecy_assessment", "NO": "discharge_information_no"}


@dataclass(frozen=True)
class Appointment:
    """An appointment as it is asked for, with its day and the time when it was decided filled in."""

    role: str
    practitioner: Practitioner
    from_date: date
    appointed_at: datetime
    source: str
    life_threatening: bool


@transaction.atomic
def appoint(
    *, actor: Actor, now: datetime, subject: UUID, role: str, practitioner: Practitioner,
    from_date: date | None = None, appointed_at: datetime | None = None, source: str = Source.APPOINTED,
    life_threatening: bool = False, disclose_to: Collection[int] = (), ground: str = "",
) -> int:  # fmt: skip
    """Name a contact for the person at the actor's unit; answer its id. Raises PersonNotReached or NotSaved.

    `appointed_at` is when it was decided (now where not given), `from_date` the first day, that day where not given.
    `disclose_to` are units (ids) to be told who it is, on `ground` (TELLING by country where not given). The same
    appointment twice changes nothing twice.
    """
    actor.require("coordination.appoint")
    reach(actor, now, subject)
    decided = appointed_at or now
    wanted = Appointment(
        role, _tidy(practitioner), from_date or actor.day_of(decided), decided, source, life_threatening
    )
    _check(actor, now, wanted)
    take_turn(f"coordination.{subject}")
    contact = _same(actor, subject, wanted) or _add(actor, now, subject, wanted)
    if disclose_to:
        disclose(actor=actor, now=now, rows=[contact], ground=ground or TELLING[actor.country], to=disclose_to)
    return contact.pk


@transaction.atomic
def replace_contact(
    *, actor: Actor, now: datetime, contact_id: int, practitioner: Practitioner, source: str = Source.APPOINTED
) -> int:
    """End a contact today and name another in the same role from today on; answer the new one's id.

    Those who were told of the first are not told of the second by this. Raises ContactNotFound or NotSaved.
    """
    actor.require("coordination.appoint")
    before = own_contact(actor, now, contact_id)
    end_row(actor, now, before, actor.day_of(now), EndReason.REPLACED)
    return appoint(
        actor=actor, now=now, subject=before.subject, role=before.role, practitioner=practitioner, source=source,
        life_threatening=before.life_threatening,
    )  # fmt: skip


@transaction.atomic
def share_contact(*, actor: Actor, now: datetime, contact_id: int, to: Collection[int], ground: str = "") -> None:
    """Let other units (ids) see who the contact is. Raises ContactNotFound, or NotDisclosed from the gate."""
    actor.require("coordination.appoint")
    contact = own_contact(actor, now, contact_id)
    disclose(actor=actor, now=now, rows=[contact], ground=ground or TELLING[actor.country], to=to)


def own_contact(actor: Actor, now: datetime, contact_id: int) -> NamedContact:
    """A contact of the actor's own unit, locked. Raises ContactNotFound."""
    rows = NamedContact.objects.filter(pk=contact_id, unit=actor.organization_id)
    found = seen(actor, now, rows).select_for_update(of=("self",)).first()
    if found is None:
        raise ContactNotFound(f"There is no contact {contact_id} at {actor.organization_code}.")
    return found


def end_row(actor: Actor, now: datetime, contact: NamedContact, on: date, reason: str) -> None:
    """End a contact that stands, with reason and an event. Raises NotSaved."""
    if contact.ended_at is not None:
        raise NotSaved("ended")
    if on < contact.from_date:
        raise NotSaved("ends_before_start")
    contact.to_date, contact.end_reason, contact.ended_at = on, reason, now
    contact.save(update_fields=["to_date", "end_reason", "ended_at"])
    record_row(actor, now, "coordination.end", contact, {"reason": str(reason), "on": on})


def _tidy(given: Practitioner) -> Practitioner:
    return Practitioner(given.name.strip(), given.profession, given.number.strip().upper(), given.phone.strip())


def _check(actor: Actor, now: datetime, wanted: Appointment) -> None:
    who = wanted.practitioner
    if not who.name:
        raise NotSaved("name_missing")
    if who.number and not well_formed(who.number, actor.country):
        raise NotSaved("number_malformed")
    if wanted.appointed_at > now:
        raise NotSaved("appointed_later")
    code = refusal(
        actor.country, wanted.role, own_unit(actor).kind, who.profession, wanted.from_date,
        life_threatening=wanted.life_threatening,
    )  # fmt: skip
    if code:
        raise NotSaved(code)


def _same(actor: Actor, subject: UUID, wanted: Appointment) -> NamedContact | None:
    """The row that says the same already. Raises NotSaved where another stands on those days."""
    rows = NamedContact.objects.filter(subject=subject, role=wanted.role, unit=actor.organization_id)
    later = rows.filter(from_date__gt=wanted.from_date).exclude(end_reason=EndReason.CORRECTED)
    standing = rows.filter(in_force(wanted.from_date)).first()
    if standing is None and not later.exists():
        return None
    who = wanted.practitioner
    if standing and (standing.search_key, standing.number) == (search_key(who.name), who.number):
        return standing
    raise NotSaved("standing")


def _add(actor: Actor, now: datetime, subject: UUID, wanted: Appointment) -> NamedContact:
    who = wanted.practitioner
    contact = NamedContact.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        role=wanted.role,
        name=who.name,
        search_key=search_key(who.name),
        profession=who.profession,
        number=who.number,
        phone=who.phone,
        from_date=wanted.from_date,
        appointed_at=wanted.appointed_at,
        registered_at=now,
        source=wanted.source,
        life_threatening=wanted.life_threatening,
        by_name=actor.name,
    )
    relate(actor=actor, now=now, subject=subject, unit=actor.organization_id, kind=RELATION)
    record_row(actor, now, "coordination.appoint", contact, {"role": str(wanted.role), "from": wanted.from_date})
    return contact
