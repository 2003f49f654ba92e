"""Letting the parties see the plan, and each other's parts. Every party shares its own part, and only its own."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from narvard.base.access.operations import disclose, end_disclosures
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.care_plans.models import CarePlan, Part, Party
from narvard.care.care_plans.operations.reaching import reach_as_party
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.operations.stepping import log_plan
from narvard.care.care_plans.permissions import WRITE
from narvard.care.care_plans.queries.finding import consent_stands, kind_of_plan


def join(actor: Actor, now: datetime, plan: CarePlan, units: Collection[int]) -> tuple[int, ...]:
    """Add the units that are not parties yet, and answer which; raises PlanNotChanged for a unit that is unknown."""
    if set(units) - {row.id for row in organizations(actor)}:
        raise PlanNotChanged("party_unknown")
    known = set(plan.parties.values_list("unit_id", flat=True))
    new = tuple(unit for unit in dict.fromkeys(units) if unit not in known)
    Party.objects.bulk_create([Party(plan=plan, unit_id=unit, since=now) for unit in new])
    if new:
        plan.circle += 1
    return new


def share(actor: Actor, now: datetime, plan: CarePlan) -> None:
    """Let every party see what the actor's own organization answers for: the plan where it keeps it, and its parts.

    Before a consent only a call from a discharge shows the plan, without any part (2017:612 4:3).
    """
    kind, stands = kind_of_plan(plan), consent_stands(plan, now)
    others = sorted(set(plan.parties.values_list("unit_id", flat=True)))
    if kind.consent and not stands:
        if kind.call_ground and plan.case_key:
            _show(actor, now, plan, plan, kind.call_ground, others, None)
        return
    if not kind.ground:
        return
    consent = plan.consent_id if kind.consent else None
    _show(actor, now, plan, plan, kind.ground, others, consent)
    for part in Part.objects.filter(plan=plan, custodian=actor.controller_id):
        _show(actor, now, plan, part, kind.ground, others, consent)
        part.circle = plan.circle
        part.save(update_fields=["circle"])


def _show(actor, now, plan, row, ground, others, consent) -> None:
    to = [unit for unit in others if unit != row.unit_id]
    if row.custodian_id == actor.controller_id and to:
        disclose(actor=actor, now=now, rows=[row], ground=ground, to=to, consent_id=consent)


def share_anew(actor: Actor, now: datetime, plan: CarePlan) -> None:
    """As `share`, when what the plan is shared on has changed: what was shared before by the keeper ends first."""
    end_disclosures(actor=actor, now=now, subject=plan.subject, row=plan.key)
    share(actor, now, plan)


@transaction.atomic
def share_part(*, actor: Actor, now: datetime, plan_id: int) -> None:
    """Share the own unit's part with those who have joined since, or on a consent that was given since.

    Raises PlanNotFound, or PlanNotChanged where nothing is written or the consent is missing.
    """
    actor.require(WRITE)
    plan = reach_as_party(actor, now, plan_id)
    if kind_of_plan(plan).consent and not consent_stands(plan, now):
        raise PlanNotChanged("consent_missing")
    if not Part.objects.filter(plan=plan, custodian=actor.controller_id).exists():
        raise PlanNotChanged("nothing_to_share")
    share(actor, now, plan)
    log_plan(actor, now, "care_plans.share_part", plan, {"circle": plan.circle})
