"""Whether a person is within the actor's reach at all, on which ground, and the own organization's row of them."""

from datetime import datetime
from uuid import UUID

from narvard.base.access.queries import own_ground, received_on, seen, takes_part
from narvard.base.core.actor import Actor
from narvard.care.patients.models import Person


class PersonNotFound(LookupError):
    """There is no such person within the actor's reach."""


def reach(actor: Actor, now: datetime, subject: UUID) -> str:
    """The ground (a code) on which the actor may know who the person is. Raises PersonNotFound.

    A row that they see, a unit that takes part in the care, or anything that was disclosed to it.
    """
    rows = Person.objects.filter(subject=subject)
    ground = seen(actor, now, rows).values_list("ground", flat=True).first()
    if ground:
        return str(ground)
    if actor.subject is None and actor.organization_id is None:
        raise PersonNotFound(subject)
    found = rows.annotate(part=takes_part(actor, now), given=received_on(actor, now)).values("part", "given").first()
    if found and found["part"]:
        return own_ground(actor, "own_unit")
    if found and found["given"]:
        return str(found["given"])
    raise PersonNotFound(subject)
