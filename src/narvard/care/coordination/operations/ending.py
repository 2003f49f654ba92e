"""A contact that ends, and a professional who leaves all of theirs behind."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.access.operations import end_relation
from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.care.coordination.models import NamedContact
from narvard.care.coordination.operations.appointing import RELATION, end_row, own_contact
from narvard.care.coordination.operations.recording import record_row
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.rules.roles import EndReason


@transaction.atomic
def end_contact(*, actor: Actor, now: datetime, contact_id: int, on: date, reason: str) -> None:
    """End a contact on a day up to today, for any reason but that the professional leaves.

    Raises ContactNotFound or NotSaved.
    """
    actor.require("coordination.appoint")
    if on > actor.day_of(now):
        raise NotSaved("ends_later")
    contact = own_contact(actor, now, contact_id)
    end_row(actor, now, contact, on, reason)
    _leave_care(actor, now, contact)


@transaction.atomic
def practitioner_left(*, actor: Actor, now: datetime, name: str, number: str = "", on: date) -> int:
    """A professional leaves the unit: all their contacts end on that day, and each stands in the gap list from now on.

    Answers how many there were. Raises NotSaved where there is none.
    """
    actor.require("coordination.appoint")
    rows = NamedContact.objects.filter(
        unit=actor.organization_id, custodian=actor.controller_id, search_key=search_key(name), number=number,
        ended_at=None,
    )  # fmt: skip
    leaving = list(rows.select_for_update().order_by("pk"))
    if not leaving:
        raise NotSaved("nobody_left")
    for contact in leaving:
        # One who was to begin later never began.
        end_row(actor, now, contact, max(on, contact.from_date), EndReason.LEFT)
    return len(leaving)


@transaction.atomic
def settle_gap(*, actor: Actor, now: datetime, contact_id: int) -> None:
    """Say that nobody is needed after a contact who has left. Raises ContactNotFound; the second time changes nothing.

    A contact that has not ended by someone leaving has no gap: raises NotSaved.
    """
    actor.require("coordination.appoint")
    contact = own_contact(actor, now, contact_id)
    if contact.end_reason != EndReason.LEFT:
        raise NotSaved("not_left")
    if contact.settled_at is not None:
        return
    contact.settled_at = now
    contact.save(update_fields=["settled_at"])
    record_row(actor, now, "coordination.settle_gap", contact)
    _leave_care(actor, now, contact)


def _leave_care(actor: Actor, now: datetime, contact: NamedContact) -> None:
    """The unit no longer takes part in the care by a contact, where it has no other one for the person."""
    others = NamedContact.objects.filter(subject=contact.subject, unit=contact.unit_id, ended_at=None)
    if not others.exists():
        end_relation(actor=actor, now=now, subject=contact.subject, unit=contact.unit_id, kind=RELATION)
