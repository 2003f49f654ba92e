"""Whether anything about a person reaches an actor, and on which ground. Whoever is not known is as if not there."""

from datetime import datetime
from uuid import UUID, uuid4

from narvard.base.access.queries import Gated, World, judge, own_ground, world_of
from narvard.base.core.actor import Actor
from narvard.care.contracts.models import AgreedTime, Agreement
from narvard.care.contracts.queries.rows import PersonNotSeen


def require_reader(actor: Actor) -> None:
    """Raise NotPermitted unless the actor reads by profession, or as the person or who represents them."""
    actor.require("contracts.read" if actor.subject is None else "contracts.own")


def ground_to_know(actor: Actor, now: datetime, subject: UUID) -> str:
    """Why the actor may know of the person at all, a code of GROUNDS. Raises PersonNotSeen.

    It is about themselves, the own unit takes part in the care or has written about them here, or someone has told.
    """
    if actor.subject is not None and actor.subject == subject:
        return "own_data"
    world = world_of([subject])
    found = _by_taking_part(actor, now, world) or _by_being_told(actor, now, subject, world)
    if not found and actor.subject is None and _by_own_rows(actor, subject):
        found = own_ground(actor, "own_unit")
    if not found:
        raise PersonNotSeen(subject)
    return found


def require_known(actor: Actor, now: datetime, subject: UUID) -> None:
    """Raise PersonNotSeen where nothing about the person reaches the actor."""
    ground_to_know(actor, now, subject)


def _by_taking_part(actor: Actor, now: datetime, world: World) -> str:
    running = any(
        relation.unit == actor.organization_id
        and relation.from_at <= now
        and (relation.to_at is None or now < relation.to_at)
        for relation in world.relations
    )
    return own_ground(actor, "own_custodian") if running and actor.subject is None else ""


def _by_being_told(actor: Actor, now: datetime, subject: UUID, world: World) -> str:
    """The ground of what has been disclosed to the actor; the gate judges whether it stands."""
    right = "contracts.read" if actor.subject is None else "contracts.own"
    for given in world.disclosures:
        row = Gated(given.kind, given.row or uuid4(), subject, given.custodian, unit=0)
        if answer := judge(actor, now, right, row, world):
            return answer.ground
    return ""


def _by_own_rows(actor: Actor, subject: UUID) -> bool:
    return any(
        model.objects.filter(subject=subject, unit=actor.organization_id, custodian=actor.controller_id).exists()
        for model in (Agreement, AgreedTime)
    )
