"""Is a person known to the actor's unit at all? Whoever is not is as if not there."""

from datetime import datetime
from uuid import UUID, uuid4

from narvard.base.access.queries import Gated, World, judge, own_ground, world_of
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, organizations
from narvard.care.coordination.models import FrailtyMark, Listing, NamedContact

RIGHT = "coordination.read"


class PersonNotReached(LookupError):
    """The person is not known to the actor's unit."""


def own_unit(actor: Actor) -> OrganizationRow:
    """The unit that the actor acts from."""
    return next(row for row in organizations(actor) if row.id == actor.organization_id)


def reach(actor: Actor, now: datetime, subject: UUID) -> str:
    """The ground on which the person is known to the unit. Raises PersonNotReached.

    The unit takes part in their care, has rows of its own about them, or someone has told it of them.
    """
    actor.require(RIGHT)
    found = _related(actor, now, subject, world := world_of([subject])) or _told(actor, now, subject, world)
    if not found:
        raise PersonNotReached(f"The person {subject} is not known to {actor.organization_code}.")
    return found


def _related(actor: Actor, now: datetime, subject: UUID, world: World) -> str:
    running = any(
        r.unit == actor.organization_id and r.from_at <= now and (r.to_at is None or now < r.to_at)
        for r in world.relations
    )
    return own_ground(actor, "own_unit") if running or _has_own_rows(actor, subject) else ""


def _has_own_rows(actor: Actor, subject: UUID) -> bool:
    return any(
        model.objects.filter(subject=subject, unit=actor.organization_id, custodian=actor.controller_id).exists()
        for model in (NamedContact, Listing, FrailtyMark)
    )


def _told(actor: Actor, now: datetime, subject: UUID, world: World) -> str:
    """The ground of a row that someone has let the unit see; the gate judges whether it stands."""
    for given in world.disclosures:
        row = Gated(given.kind, given.row or uuid4(), subject, given.custodian, unit=0)
        if given.custodian != actor.controller_id and (answer := judge(actor, now, RIGHT, row, world)):
            return answer.ground
    return ""
