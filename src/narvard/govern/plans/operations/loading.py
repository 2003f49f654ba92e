"""Loading a plan that was made elsewhere: all of it, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import Problem, search_key
from narvard.base.organizations.queries import organizations
from narvard.govern.bodies.queries import slugs
from narvard.govern.plans.models import ActionPlan, Activity, ActivityParty, ActivityPlan, IndicatorLink, Milestone
from narvard.govern.plans.queries.known import known_to
from narvard.govern.plans.rules.checking import counts_of, read_document
from narvard.govern.plans.rules.dates import plan_period
from narvard.govern.plans.rules.draft import ActivityDraft, CellDraft, IndicatorDraft, PlanDraft
from narvard.measure.indicators.operations import TargetNotSet, set_target


class PlanNotLoaded(Exception):
    """The document has problems, so nothing of it was loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        where = " ".join(filter(None, (first.place, str(first.row or ""), first.column)))
        super().__init__(
            f"The plan was not loaded, because it has {len(problems)} problems. The first is {first.code}"
            f" at {where or 'the top'} ({first.value!r}). Mend them and bring the plan again."
        )
        self.problems = tuple(problems)


def load_plan(*, actor: Actor, now: datetime, document: Mapping[str, object], replace: bool = False) -> dict[str, int]:
    """Load every plan of the document, or none. Returns how many of each kind were loaded.

    With `replace`, an active plan of the same area and year is kept as replaced. Raises PlanNotLoaded.
    """
    actor.require("plans.import")
    with transaction.atomic():
        take_turn("plans.load")
        plans, problems = read_document(document, known_to(actor, now, replace=replace))
        if problems:
            raise PlanNotLoaded(problems)
        ids = {row.code: row.id for row in organizations(actor)}
        bodies = slugs(actor, now.date())
        for plan in plans:
            _save_plan(actor, now, plan, ids, bodies.get(plan.adopted_by))
    return counts_of(plans)


def _save_plan(actor: Actor, now: datetime, plan: PlanDraft, ids: Mapping[str, int], body_id: int | None) -> None:
    own = {"collaboration_id": actor.collaboration, "municipality_id": plan.area, "year": plan.year}
    replaced = ActionPlan.objects.filter(**own, status=ActionPlan.Status.ACTIVE)
    replaced.update(status=ActionPlan.Status.REPLACED)
    saved = ActionPlan.objects.create(
        **own,
        status=ActionPlan.Status.ACTIVE,
        adopted_by_id=body_id,
        adopted_on=plan.adopted_on,
        loaded_at=now,
    )
    cells = ActivityPlan.objects.bulk_create(
        ActivityPlan(action_plan=saved, target_group_id=c.target_group, goal_area_id=c.goal_area, aim=c.aim)
        for c in plan.cells
    )
    _save_activities(list(zip(cells, plan.cells, strict=True)), ids)
    _save_links(actor, now, plan.area, zip(cells, plan.cells, strict=True))
    record(
        actor=actor,
        now=now,
        action="plans.load",
        object_type="plans.ActionPlan",
        object_id=str(saved.pk),
        label=f"{plan.area} {plan.year}",
        details=counts_of((plan,)),
    )


def _save_activities(cells: Sequence[tuple[ActivityPlan, CellDraft]], ids: Mapping[str, int]) -> None:
    drafts = [(cell, order, draft) for cell, held in cells for order, draft in enumerate(held.activities, start=1)]
    saved = Activity.objects.bulk_create(_activity(cell, order, draft) for cell, order, draft in drafts)
    pairs = [(activity, draft) for activity, (_, _, draft) in zip(saved, drafts, strict=True)]
    ActivityParty.objects.bulk_create(
        ActivityParty(activity=activity, organization_id=ids[code])
        for activity, draft in pairs
        for code in draft.organizations
    )
    Milestone.objects.bulk_create(
        Milestone(activity=activity, title=m.title, due_on=m.due_on, done_on=m.done_on)
        for activity, draft in pairs
        for m in draft.milestones
    )


def _activity(cell: ActivityPlan, order: int, draft: ActivityDraft) -> Activity:
    period = plan_period(cell.action_plan.year)
    return Activity(
        cell=cell,
        order=order,
        reference=draft.reference,
        title=draft.title,
        search_key=search_key(draft.title),
        description=draft.description,
        owner_name=draft.owner,
        owner_role=draft.owner_role,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        multi_year=draft.multi_year,
        plan_from=period[0],
        plan_to=period[1],
        status=draft.status,
    )


def _save_links(actor: Actor, now: datetime, area: str, cells: Iterable[tuple[ActivityPlan, CellDraft]]) -> None:
    IndicatorLink.objects.bulk_create(
        IndicatorLink(
            cell=cell,
            target_id=_target(actor, now, area, held.target_group, draft),
            role=draft.role,
            direction=draft.direction,
            indicator=draft.indicator,
            measure=draft.measure,
            kind=draft.kind,
            value=draft.value,
            due_on=draft.due_on,
            baseline_from=draft.baseline_from,
            baseline_to=draft.baseline_to,
            order=order,
        )
        for cell, held in cells
        for order, draft in enumerate(held.indicators, start=1)
    )


def _target(actor: Actor, now: datetime, area: str, group: str, draft: IndicatorDraft) -> int:
    try:
        return set_target(
            actor=actor,
            now=now,
            indicator=draft.indicator,
            measure=draft.measure,
            municipality=area,
            target_group=group,
            kind=draft.kind,
            target_value=draft.value,
            baseline_from=draft.baseline_from,
            baseline_to=draft.baseline_to,
            target_date=draft.due_on,
            note="",
        )
    except TargetNotSet as refused:
        place = f"{area} {group}"
        raise PlanNotLoaded([Problem(refused.code, place, value=f"{draft.indicator}.{draft.measure}")]) from refused
