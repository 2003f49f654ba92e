"""Which bodies may adopt an area's action plan."""

from datetime import date

from narvard.base.core.actor import Actor
from narvard.govern.bodies.queries import adopters, area_bodies, may_adopt
from narvard.govern.plans.rules.hierarchy import ACTION_PLAN


def plan_adopters(actor: Actor, day: date) -> frozenset[str]:
    """The bodies (slugs) in force on a day that have the action plan among what they may adopt."""
    return adopters(actor, ACTION_PLAN, day)


def may_adopt_plan(actor: Actor, body: str, municipality: str, day: date) -> bool:
    """May the body adopt this area's plan? The management group of another area may not."""
    area = area_bodies(actor, day).get(body, municipality)
    return area == municipality and may_adopt(actor, body, ACTION_PLAN, day)
