"""Whether the person's own three of the four items of an admission notice are known."""

from datetime import datetime
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.care.patients.queries import identities


def four_items_known(actor: Actor, now: datetime, subject: UUID) -> bool:
    """Are name, number and registered address known? Of one with a protected identity the address is sent apart."""
    person = identities(actor, [subject], actor.day_of(now)).get(subject)
    return person is not None and bool(person.name and person.number and (person.address or person.protected))
