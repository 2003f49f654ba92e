"""Whether a unit has to do with a person."""

from datetime import datetime
from uuid import UUID

from narvard.base.access.queries import world_of
from narvard.base.core.actor import Actor
from narvard.care.tasks.queries.finding import reachable


def takes_part(actor: Actor, now: datetime, subject: UUID) -> bool:
    """Has the actor's unit to do with the person: by a relation that stands, or by a task that it sees already?"""
    related = any(
        relation.unit == actor.organization_id
        and relation.from_at <= now
        and (relation.to_at is None or now < relation.to_at)
        for relation in world_of([subject]).relations
    )
    return related or reachable(actor, now).filter(subject=subject).exists()
