"""Carrying a person's crisis plan into a handover, so that the receiving units see it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import disclose
from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import CarePlan, Part
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.operations.stepping import log_plan
from narvard.care.care_plans.permissions import READ
from narvard.care.care_plans.queries.finding import seen_plans
from narvard.care.care_plans.rules.states import State


@transaction.atomic
def carry_crisis_plan(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    to: Collection[int],
    consent_id: int | None = None,
    necessary: bool = False,
    until: datetime | None = None,
) -> int:
    """Let the units `to` see the crisis plans in force that the actor's organization holds; answer how many there are.

    On the person's consent, or where it is necessary for the own work (`necessary`, OSL 10:2). In Norway on the duty
    to share within the care, which needs that the units take part in it. Raises PlanNotChanged, or NotDisclosed.
    """
    actor.require(READ)
    kept = seen_plans(actor, now).filter(
        subject=subject, kind="crisis", state=State.ACTIVE, custodian=actor.controller_id
    )
    plans: list[CarePlan] = list(kept)
    if not plans:
        raise PlanNotChanged("no_crisis_plan")
    ground = _ground(actor.country, consent_id, necessary)
    for plan in plans:
        rows = [plan, *Part.objects.filter(plan=plan, custodian=actor.controller_id)]
        disclose(actor=actor, now=now, rows=rows, ground=ground, to=to, consent_id=consent_id, until=until)
        log_plan(actor, now, "care_plans.carry_crisis_plan", plan, {"to": ", ".join(str(unit) for unit in sorted(to))})
    return len(plans)


def _ground(country: str, consent_id: int | None, necessary: bool) -> str:
    if country == "NO":
        return "shared_care_no"
    if consent_id is not None:
        return "person_agreed"
    if necessary:
        return "necessity"
    raise PlanNotChanged("ground_missing")
