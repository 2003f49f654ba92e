"""What the forms of people heard offer."""

from collections.abc import Mapping

from narvard.base.core.actor import Actor, Scope
from narvard.base.organizations.queries import goal_areas, municipalities, organizations, target_groups

Choices = tuple[tuple[str, str], ...]


def areas(actor: Actor) -> Choices:
    """The areas that the actor may write for: their own, or all and none in particular ("")."""
    actor.require("voices.read")
    rows = tuple((row.code, row.name) for row in municipalities(actor))
    if actor.grants.get("voices.change") is Scope.OWN_AREA:
        return tuple(row for row in rows if row[0] == actor.municipality)
    return (("", "–"), *rows)


def places(actor: Actor) -> Mapping[str, Choices]:
    """Where an activity can be put: areas, target groups, goal areas, and the organizations that can carry it."""
    return {
        "municipality": tuple(row for row in areas(actor) if row[0]),
        "target_group": tuple((row.code, row.name) for row in target_groups(actor)),
        "goal_area": tuple((row.code, row.name) for row in goal_areas(actor)),
        "organizations": tuple((row.code, row.name) for row in organizations(actor)),
    }
