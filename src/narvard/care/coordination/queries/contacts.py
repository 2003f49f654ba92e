"""Who a person's named contacts are, as far as the actor may see them."""

from datetime import datetime
from uuid import UUID

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.coordination.models import NamedContact
from narvard.care.coordination.queries.rows import ContactRow, contact_row, in_force
from narvard.care.coordination.rules.roles import ContactRole

CARE = (ContactRole.CARE_CONTACT, ContactRole.COORDINATOR, ContactRole.CHILD_COORDINATOR)


class ContactNotFound(LookupError):
    """There is no such contact, as far as the actor may see."""


def contacts_of(actor: Actor, now: datetime, subject: UUID, *, history: bool = False) -> tuple[ContactRow, ...]:
    """The person's contacts that stand or are to begin, by role; with `history` also those that have ended.

    A resident sees their own, and those of someone whose contacts they have been let to see.
    """
    actor.require("contracts.own" if actor.subject else "coordination.read")
    rows = seen(actor, now, NamedContact.objects.filter(subject=subject)).select_related("unit")
    day = actor.day_of(now)
    found = [
        contact_row(row, actor.organization_id)
        for row in rows.order_by("-from_date", "-pk")
        if history or row.to_date is None or row.to_date > day
    ]
    order = {role.value: place for place, role in enumerate(ContactRole)}
    return tuple(sorted(found, key=lambda row: order[row.role]))


def care_contact_at(
    actor: Actor, subject: UUID, unit: int, at: datetime, *, now: datetime | None = None
) -> ContactRow | None:
    """The named care contact (in Norway also the coordinator) of the person at `unit` on the day of `at`, or None.

    The gate is asked at `now`, and at `at` where that is not given.
    """
    actor.require("coordination.read")
    rows = NamedContact.objects.filter(in_force(actor.day_of(at)), subject=subject, unit=unit, role__in=CARE)
    row = seen(actor, now or at, rows).select_related("unit").order_by("role", "pk").first()
    return contact_row(row, actor.organization_id) if row else None


def appointed_before(actor: Actor, now: datetime, subject: UUID, moment: datetime) -> tuple[ContactRow, ...]:
    """The care contacts that were appointed before `moment` and stand on its day, as far as the actor may see."""
    actor.require("coordination.read")
    rows = NamedContact.objects.filter(
        in_force(actor.day_of(moment)), subject=subject, role__in=CARE, appointed_at__lt=moment
    )
    found = seen(actor, now, rows).select_related("unit").order_by("appointed_at", "pk")
    return tuple(contact_row(row, actor.organization_id) for row in found)


def contact(actor: Actor, now: datetime, contact_id: int) -> ContactRow:
    """One contact of the actor's own unit. Raises ContactNotFound."""
    actor.require("coordination.read")
    rows = NamedContact.objects.filter(pk=contact_id, unit=actor.organization_id)
    row = seen(actor, now, rows).select_related("unit").first()
    if row is None:
        raise ContactNotFound(f"There is no contact {contact_id} at {actor.organization_code}.")
    return contact_row(row, actor.organization_id)
