"""Reading about people for a page: each person shown leaves an event in the log."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.core.actor import Actor
from narvard.care.coordination.queries.contacts import contact
from narvard.care.coordination.queries.person import PersonPage, person_page
from narvard.care.coordination.queries.rows import ContactRow
from narvard.care.coordination.queries.unit import UnitPage, unit_page


@transaction.atomic
def read_unit(*, actor: Actor, now: datetime, page: int = 1) -> UnitPage:
    """The own unit's gaps and list."""
    found = unit_page(actor, now, page)
    rows = [Read(row.subject, row.ground, "coordination.gap", row.gap) for row in found.gaps]
    note_reads(actor=actor, now=now, action="coordination.list", rows=rows)
    return found


@transaction.atomic
def read_person(*, actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """A person's contacts. Raises PersonNotReached."""
    found = person_page(actor, now, subject)
    rows = [
        Read(subject, row.ground, "coordination.named_contact", str(row.id)) for row in (*found.contacts, *found.ended)
    ]
    first = Read(subject, found.ground, "coordination.person", str(subject))
    note_reads(actor=actor, now=now, action="coordination.read", rows=[first, *rows])
    return found


@transaction.atomic
def read_contact(*, actor: Actor, now: datetime, contact_id: int) -> ContactRow:
    """One contact of the own unit, to be changed. Raises ContactNotFound."""
    row = contact(actor, now, contact_id)
    read = Read(row.subject, row.ground, "coordination.named_contact", str(row.id))
    note_reads(actor=actor, now=now, action="coordination.read", rows=[read])
    return row
