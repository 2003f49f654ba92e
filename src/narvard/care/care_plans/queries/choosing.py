"""What may be chosen in the forms: kinds of plans, units to call, and whether a person is known to the unit at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.care_plans.permissions import RAISE, READ
from narvard.care.care_plans.queries.finding import PlanNotFound, seen_needs, seen_plans
from narvard.care.care_plans.rules.kinds import KINDS
from narvard.care.patients.queries import Identity, identities, same_person
from narvard.care.patients.queries.reach import PersonNotFound, reach

# Kinds of organization that meet the person, so that they can take part in a plan.
MEET_THE_PERSON = frozenset(
    {"ward", "health_centre", "specialist_clinic", "habilitation", "municipal_health", "social_services", "school"}
)


@dataclass(frozen=True)
class NewPlan:
    """What a new plan or need begins with: the person, and the ground on which the unit knows them."""

    subject: UUID
    person: Identity | None
    kinds: tuple[str, ...]
    ground: str


@dataclass(frozen=True)
class ItemRow:
    """An item of a kind of plan; `needed` as in the rule."""

    name: str
    needed: str


def items_of(kind: str, country: str) -> tuple[ItemRow, ...]:
    """What is written in a plan of that kind, in the order of the form."""
    return tuple(ItemRow(item.name, item.needed) for item in KINDS[country][kind].items)


def overall_is_named(kind: str, country: str) -> bool:
    """Does a plan of that kind name who has overall responsibility?"""
    return KINDS[country][kind].overall_needed


def kinds(actor: Actor) -> tuple[str, ...]:
    """The kinds of plans of the actor's country."""
    return tuple(KINDS.get(actor.country, {}))


def units(actor: Actor, today: date) -> Mapping[int, str]:
    """The units that can be called, but for the actor's own: name by id, in order of name."""
    return {
        row.id: row.name
        for row in organizations(actor)
        if row.kind in MEET_THE_PERSON
        and row.id != actor.organization_id
        and row.valid_from <= today
        and (row.valid_to is None or today < row.valid_to)
    }


def new_plan(actor: Actor, now: datetime, subject: UUID) -> NewPlan:
    """What a new plan for the person begins with; raises PlanNotFound for one who is not known to the unit."""
    actor.require(READ)
    actor.require(RAISE)
    ground = known_on(actor, now, subject)
    if not ground:
        raise PlanNotFound(subject)
    person = identities(actor, [subject], actor.day_of(now)).get(subject)
    return NewPlan(subject, person, kinds(actor), ground)


def known_on(actor: Actor, now: datetime, subject: UUID) -> str:
    """The ground on which the person is known to the unit, "" where they are not: by a plan, a need, or otherwise."""
    same = same_person(actor, subject)
    for rows in (seen_plans(actor, now), seen_needs(actor, now)):
        ground = rows.filter(subject__in=same).values_list("ground", flat=True).first()
        if ground:
            return str(ground)
    try:
        return reach(actor, now, subject)
    except PersonNotFound:
        return ""
