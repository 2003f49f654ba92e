"""The units that a task may go between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations

# Kinds of organization that meet the person, so that they can be asked.
MEET_THE_PERSON = frozenset(
    {"ward", "health_centre", "specialist_clinic", "municipal_health", "social_services", "school"}
)


@dataclass(frozen=True)
class Unit:
    """A unit that can be asked; `controller_id` is the organization that answers for its personal data."""

    id: int
    name: str
    controller_id: int


def units(actor: Actor, day: date) -> Mapping[int, Unit]:
    """The units of the collaboration that are there on `day`, but for the actor's own, by id and in order of name."""
    return {
        row.id: Unit(row.id, row.name, row.controller_id)
        for row in organizations(actor)
        if row.kind in MEET_THE_PERSON
        and row.id != actor.organization_id
        and row.valid_from <= day
        and (row.valid_to is None or day < row.valid_to)
    }
