"""Whether anything about a person reaches an actor at all, for finding people by name. It opens no row."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from narvard.base.access.models import Disclosure
from narvard.base.access.queries.gate import STOPPED, _takes_part, reaching, running
from narvard.base.core.actor import Actor


def takes_part(actor: Actor, now: datetime) -> Exists:
    """Does the actor's unit take part in the care of the person, `subject` of the query around?"""
    return _takes_part(actor, now)


def receives(actor: Actor, now: datetime, *, same_custodian: bool = False) -> Exists:
    """Does any disclosure about the person, `subject` of the query around, reach the actor at `now`?

    `same_custodian` asks for one by the `custodian` of the row around. What a block stops reaches nobody.
    """
    given = reaching(actor, now)
    return Exists(given.filter(custodian=OuterRef("custodian")) if same_custodian else given)


def received_on(actor: Actor, now: datetime) -> Subquery:
    """The ground of the earliest disclosure about the person that reaches the actor."""
    return Subquery(reaching(actor, now).order_by("from_at", "ground").values("ground")[:1])


def told_about(actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """The persons of whom something has been disclosed to the actor as a person: those whom they represent."""
    if actor.subject is None:
        return ()
    stands = Q(consent=None) | Q(consent__withdrawn_at=None) | Q(consent__withdrawn_at__gt=now)
    given = Disclosure.objects.filter(running(now), stands, ~Q(ground__in=STOPPED), person=actor.subject)
    others = given.exclude(subject=actor.subject).order_by("subject")
    return tuple(others.values_list("subject", flat=True).distinct())
