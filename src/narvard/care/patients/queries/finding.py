"""Finding a person: by an exact number, or by name among those of whom something reaches the actor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value

from narvard.base.access.queries import own_ground, received_on, receives, seen, takes_part
from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.care.patients.models import Person
from narvard.care.patients.queries.identity import Identity, identities
from narvard.care.patients.rules.numbers import IdentityNumber

MOST = 50
SHORTEST = 2


@dataclass(frozen=True)
class Found:
    """A person who was found, and the ground (a code) on which they are shown."""

    identity: Identity
    ground: str


@dataclass(frozen=True)
class FoundPage:
    """Who was found by a name, at most fifty. `more`: there are more of them. `too_short`: nothing was looked for."""

    wanted: str
    rows: tuple[Found, ...] = ()
    more: bool = False
    too_short: bool = False


def holders(number: IdentityNumber) -> QuerySet[Person]:
    """The rows of whoever holds the number, at any custodian: for this app to narrow, never to show."""
    return Person.objects.filter(
        numbers__kind=number.kind, numbers__value=number.value, numbers__assigner=number.assigner
    )


def known_by_number(actor: Actor, now: datetime, number: IdentityNumber) -> tuple[UUID, str] | None:
    """Whom the number leads to, and on which ground the actor may know it: a row that they see, the population
    register, or something that was disclosed. A person whom only others have written down is not there.
    """
    rows = holders(number).order_by("pk")
    mine = seen(actor, now, rows).values_list("subject", "ground").first()
    if mine:
        return mine
    register = rows.filter(source="register").values_list("subject", flat=True).first()
    if register:
        return register, register_ground(actor)
    reached = rows.filter(receives(actor, now, same_custodian=True)).annotate(given=received_on(actor, now))
    return reached.values_list("subject", "given").first()


def register_ground(actor: Actor) -> str:
    """The ground for looking in the population register, by the law of the country that the actor acts in."""
    return "population_register_no" if actor.country == "NO" else "population_register"


def people_named(actor: Actor, now: datetime, day: date, text: str) -> FoundPage:
    """Those whose given or family name begins as `text` does, of whom something reaches the actor: a row they see, a
    unit that takes part in the care, a disclosure. The register alone finds nobody by name.
    """
    actor.require("patients.read")
    wanted = search_key(text)
    if len(wanted) < SHORTEST:
        return FoundPage(text, too_short=bool(wanted))
    named = Person.objects.filter(Q(given_key__startswith=wanted) | Q(family_key__startswith=wanted))
    grounds: dict[UUID, str] = {}
    order: dict[UUID, str] = {}
    for rows in _ways(actor, now, named):
        for subject, ground, key in rows.order_by("sort_key", "pk").values_list("subject", "why", "sort_key")[
            : MOST + 1
        ]:
            grounds.setdefault(subject, ground)
            order.setdefault(subject, key)
    shown = sorted(order, key=lambda subject: (order[subject], subject))
    known = identities(actor, shown[:MOST], day)
    found = tuple(Found(known[subject], grounds[subject]) for subject in shown[:MOST])
    return FoundPage(text, found, more=len(shown) > MOST)


def _ways(actor: Actor, now: datetime, named: QuerySet[Person]) -> Iterator[QuerySet[Person]]:
    """The ways in which someone is found, one question each, so that each can use its index; `why` is the ground."""
    yield seen(actor, now, named).annotate(why=F("ground"))
    if actor.organization_id is None:
        return
    register = named.filter(source="register")
    yield register.filter(takes_part(actor, now)).annotate(why=Value(own_ground(actor, "own_unit")))
    yield register.filter(receives(actor, now)).annotate(why=received_on(actor, now))
    others = named.filter(source="own").exclude(custodian=actor.controller_id)
    yield others.filter(receives(actor, now, same_custodian=True)).annotate(why=received_on(actor, now))
