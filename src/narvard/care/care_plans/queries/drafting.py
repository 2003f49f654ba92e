"""What has been written in a plan so far, as the rules see it."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, Prefetch

from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import Activity, CarePlan, Revision
from narvard.care.care_plans.queries.finding import consent_stands, seen_parts
from narvard.care.care_plans.rules.content import Drafted


def newest_revisions(actor: Actor, now: datetime, plans: Sequence[int]) -> tuple[Revision, ...]:
    """The newest revision of each part that the actor may see of these plans, with its texts, goals and activities."""
    parts = seen_parts(actor, now).filter(plan__in=plans).values("pk")
    rows = Revision.objects.filter(part__in=parts, number=F("part__number")).select_related("part", "part__unit")
    activities = Prefetch("activities", Activity.objects.select_related("responsible"))
    return tuple(rows.prefetch_related("texts", "goals", activities).order_by("part_id"))


def drafted(actor: Actor, now: datetime, plan: CarePlan) -> Drafted:
    """What stands in the plan, as far as the actor may see it."""
    return drafted_of(now, plan, newest_revisions(actor, now, [plan.pk]))


def drafted_of(now: datetime, plan: CarePlan, revisions: Sequence[Revision]) -> Drafted:
    """As `drafted`, of revisions that were read already."""
    texts: dict[str, str] = {}
    none = set()
    for revision in revisions:
        for row in revision.texts.all():
            texts[row.name] = " ".join(filter(None, (texts.get(row.name, ""), row.text)))
            none |= {row.name} if row.none else set()
    parties = plan.parties.all()
    # Only a plan under LPT is approved; the others are not asked about it.
    approvals = plan.approvals.all() if plan.kind == "lpt" else ()
    approved = [row.unit_id for row in approvals if row.number == plan.number]
    return Drafted(
        texts=texts,
        none=frozenset(none),
        goals=sum(len(revision.goals.all()) for revision in revisions),
        activities=sum(len(revision.activities.all()) for revision in revisions),
        overall=frozenset(filter(None, [plan.overall_responsible])),
        coordinator=plan.coordinator,
        principals=frozenset(party.unit.principal for party in parties),
        consent=consent_stands(plan, now),
        from_discharge=plan.case_key is not None,
        units=frozenset(party.unit_id for party in parties) - {plan.unit_id},
        approved=frozenset(approved),
    )
