"""Listing a person at the actor's unit, and ending it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import end_relation, relate
from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.coordination.models import Listing
from narvard.care.coordination.operations.recording import record_row
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.queries.reach import own_unit, reach
from narvard.care.coordination.queries.rows import in_force
from narvard.care.coordination.rules.listing import may_change
from narvard.care.coordination.rules.practitioners import Practitioner

RELATION = "listed"


@transaction.atomic
def list_person(
    *, actor: Actor, now: datetime, subject: UUID, from_date: date, practitioner: Practitioner | None = None,
    special_reason: str = "",
) -> int:  # fmt: skip
    """List a person at the actor's unit from a day on; answer the listing's id. Raises PersonNotReached or NotSaved.

    A listing at another unit of the same custodian ends that day. Changes are counted on the listings that the actor
    may see, so that a hidden one tells nothing. The same listing twice changes nothing twice.
    """
    actor.require("coordination.appoint")
    reach(actor, now, subject)
    take_turn(f"coordination.{subject}")
    who = practitioner or Practitioner("", "")
    standing = Listing.objects.filter(in_force(from_date), subject=subject, unit=actor.organization_id).first()
    if standing:
        if (standing.from_date, standing.name) == (from_date, who.name.strip()):
            return standing.pk
        raise NotSaved("listed_already")
    _check(actor, now, subject, from_date, special_reason)
    _end_elsewhere(actor, now, subject, from_date)
    return _add(actor, now, subject, from_date, who, special_reason)


@transaction.atomic
def end_listing(*, actor: Actor, now: datetime, subject: UUID, on: date) -> None:
    """End the person's listing at the actor's unit; the second time changes nothing. Raises NotSaved."""
    actor.require("coordination.appoint")
    rows = Listing.objects.select_for_update().filter(subject=subject, unit=actor.organization_id, to_date=None)
    for listing in rows:
        if on < listing.from_date:
            raise NotSaved("ends_before_start")
        _end(actor, now, listing, on)


def _check(actor: Actor, now: datetime, subject: UUID, from_date: date, special_reason: str) -> None:
    if own_unit(actor).kind != "health_centre":
        raise NotSaved("wrong_unit")
    rows = Listing.objects.filter(subject=subject)
    if rows.filter(unit=actor.organization_id, from_date__gt=from_date).exists():
        raise NotSaved("listed_already")
    starts = sorted(seen(actor, now, rows).values_list("from_date", flat=True))
    # The first listing is no change: nothing was left for it.
    if not may_change(starts[1:], from_date, special_reason=special_reason):
        raise NotSaved("too_many_changes")


def _end_elsewhere(actor: Actor, now: datetime, subject: UUID, on: date) -> None:
    """The custodian's own register holds one listing a person; other custodians' rows are theirs to end."""
    rows = Listing.objects.filter(subject=subject, custodian=actor.controller_id, to_date=None, from_date__lte=on)
    for listing in rows.exclude(unit=actor.organization_id).select_for_update():
        _end(actor, now, listing, on)


def _end(actor: Actor, now: datetime, listing: Listing, on: date) -> None:
    listing.to_date = on
    listing.save(update_fields=["to_date"])
    end_relation(actor=actor, now=now, subject=listing.subject, unit=listing.unit_id, kind=RELATION)
    record_row(actor, now, "coordination.end_listing", listing, {"on": on})


def _add(actor: Actor, now: datetime, subject: UUID, from_date: date, who: Practitioner, special_reason: str) -> int:
    listing = Listing.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        name=who.name.strip(),
        number=who.number.strip().upper(),
        from_date=from_date,
        special_reason=special_reason.strip(),
        registered_at=now,
        by_name=actor.name,
    )
    if from_date <= actor.day_of(now):
        relate(actor=actor, now=now, subject=subject, unit=actor.organization_id, kind=RELATION)
    record_row(actor, now, "coordination.list_person", listing, {"from": from_date})
    return listing.pk
