"""Finding and locking the plan that an operation is about, within what the actor may reach."""

from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import CarePlan
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.queries.finding import PlanNotFound, seen_plans


def reach(actor: Actor, now: datetime, plan_id: int, expected: int | None = None) -> CarePlan:
    """The plan, locked, for one who may see it. `expected` is the number that the form was filled in at.

    Raises PlanNotFound, or PlanNotChanged when the plan has changed since then.
    """
    found = seen_plans(actor, now).select_for_update(of=("self",)).filter(pk=plan_id).first()
    if found is None:
        raise PlanNotFound(plan_id)
    if expected is not None and expected != found.number:
        raise PlanNotChanged("changed_meanwhile")
    return found


def reach_own(actor: Actor, now: datetime, plan_id: int, expected: int | None = None) -> CarePlan:
    """As `reach`, for the unit that keeps the plan; raises PlanNotChanged for another party."""
    found = reach(actor, now, plan_id, expected)
    if found.unit_id != actor.organization_id or found.custodian_id != actor.controller_id:
        raise PlanNotChanged("not_keeper")
    return found


def reach_as_party(actor: Actor, now: datetime, plan_id: int) -> CarePlan:
    """As `reach`, for a unit that takes part in the plan."""
    found = reach(actor, now, plan_id)
    if not found.parties.filter(unit=actor.organization_id).exists():
        raise PlanNotChanged("not_party")
    return found
