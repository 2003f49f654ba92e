"""Copying plans forward to a new year, and adopting the copies. The old plan is never changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import own
from narvard.govern.bodies.queries import slugs
from narvard.govern.plans.models import (
    ActionPlan,
    Activity,
    ActivityCommitment,
    ActivityParty,
    ActivityPlan,
    DateChange,
    Dependency,
    IndicatorLink,
    Milestone,
    Risk,
)
from narvard.govern.plans.permissions import ADOPT
from narvard.govern.plans.queries.adopting import may_adopt_plan
from narvard.govern.plans.rules import copying
from narvard.govern.plans.rules.dates import plan_period
from narvard.measure.indicators.operations import set_target
from narvard.measure.indicators.queries import TargetAt, targets_at

WHAT_TO_DO = {
    "no_such_plan": "there is no draft for that area and year. Copy the plan of the year before first.",
    "body_may_not_adopt": "that body may not adopt the area's action plan. Choose the one whose mandate names it.",
    "active_plan_exists": "the area has an active plan for that year. Bring changes to it instead.",
    "no_decision": "no decision is named. Write the number of the decision.",
    "adopted_after_today": "the day of adoption is still to come. Write the day of the decision.",
}
PARTS = ("activities__parties", "activities__milestones", "activities__commitments", "links")


class PlanNotAdopted(Exception):
    """The draft was not adopted; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The plan was not adopted, because {WHAT_TO_DO[code]}")
        self.code = code


@dataclass(frozen=True)
class _Copy:
    """One copying: who, when, into which year, and why days are moved."""

    actor: Actor
    now: datetime
    year: int
    why: str


def copy_forward(*, actor: Actor, now: datetime, year: int, why: str, municipality: str = "") -> dict[str, int]:
    """Make drafts for `year` of the active plans of the year before, of one area or of all. Counts what was copied.

    An area that has a plan or a draft for the year already is left as it is, so doing it twice changes nothing. What
    goes on follows, what is done or stopped stays in the old plan, and `why` is noted where an end had to be moved.
    """
    actor.require(ADOPT)
    with transaction.atomic():
        take_turn("plans.change")
        copy = _Copy(actor, now, year, why)
        there = ActionPlan.objects.filter(own(actor), year=year, status__in=["active", "draft"])
        old = ActionPlan.objects.filter(own(actor), year=year - 1, status="active")
        old = old.filter(municipality=municipality) if municipality else old
        wanted = old.exclude(municipality__in=there.values("municipality")).order_by("municipality")
        counts = [_copy_plan(copy, plan) for plan in wanted]
    return {name: sum(count[name] for count in counts) for name in ("plans", "activities", "moved", "targets")}


def adopt_plan(
    *, actor: Actor, now: datetime, municipality: str, year: int, body: str, adopted_on: date, decision: str
) -> int:
    """Adopt the draft of an area: from then on it is the active plan of its year. Raises PlanNotAdopted."""
    actor.require(ADOPT)
    with transaction.atomic():
        plans = ActionPlan.objects.filter(own(actor), municipality=municipality, year=year)
        draft = plans.select_for_update().filter(status="draft").first()
        if draft is None:
            raise PlanNotAdopted("no_such_plan")
        if plans.filter(status="active").exists():
            raise PlanNotAdopted("active_plan_exists")
        _check(actor, now, municipality, body, adopted_on, decision)
        changed = {"status": "active", "adopted_on": adopted_on, "decision": decision.strip()}
        body_id = slugs(actor, adopted_on)[body]
        ActionPlan.objects.filter(pk=draft.pk).update(**changed, adopted_by_id=body_id)
        _record(actor, now, ADOPT, draft, {"body": body, "decision": decision})
    return draft.pk


def _check(actor: Actor, now: datetime, municipality: str, body: str, adopted_on: date, decision: str) -> None:
    if not decision.strip():
        raise PlanNotAdopted("no_decision")
    if adopted_on > now.date():
        raise PlanNotAdopted("adopted_after_today")
    if not may_adopt_plan(actor, body, municipality, adopted_on):
        raise PlanNotAdopted("body_may_not_adopt")


def _copy_plan(copy: _Copy, old: ActionPlan) -> dict[str, int]:
    new = ActionPlan.objects.create(
        collaboration_id=old.collaboration_id,
        municipality_id=old.municipality_id,
        year=copy.year,
        status=ActionPlan.Status.DRAFT,
        copied_from=old,
        loaded_at=copy.now,
    )
    cells = list(old.cells.prefetch_related(*PARTS))
    made = ActivityPlan.objects.bulk_create(
        ActivityPlan(action_plan=new, target_group_id=c.target_group_id, goal_area_id=c.goal_area_id, aim=c.aim)
        for c in cells
    )
    pairs = list(zip(cells, made, strict=True))
    following = _copy_activities(copy, pairs)
    _copy_parts(following)
    moved = _note_moves(copy, following)
    targets = _copy_links(copy, old.municipality_id, pairs)
    _copy_risks(copy, old, new, dict(zip((c.pk for c in cells), made, strict=True)), following)
    counts = {"plans": 1, "activities": len(following), "moved": moved, "targets": targets}
    _record(copy.actor, copy.now, "plans.copy_forward", new, counts)
    return counts


Following = Sequence[tuple[Activity, Activity]]
"""Each old activity that follows, with the new one."""


def _copy_activities(copy: _Copy, cells: Iterable[tuple[ActivityPlan, ActivityPlan]]) -> Following:
    first, after = plan_period(copy.year)
    pairs = [
        (old, _activity(copy, old, cell, first, after))
        for held, cell in cells
        for old in held.activities.all()
        if copying.follows(old.status)
    ]
    Activity.objects.bulk_create(new for _, new in pairs)
    return pairs


def _activity(copy: _Copy, old: Activity, cell: ActivityPlan, first: date, after: date) -> Activity:
    kept = ("reference", "title", "search_key", "description", "owner_name", "owner_role", "status", "order")
    dates = copying.dates_in(copy.year, old.status, old.starts_on, old.ends_on)
    return Activity(
        cell=cell,
        carried_from=old,
        starts_on=dates.starts_on,
        ends_on=dates.ends_on,
        multi_year=dates.multi_year,
        plan_from=first,
        plan_to=after,
        **{name: getattr(old, name) for name in kept},
    )


def _copy_parts(following: Following) -> None:
    ActivityParty.objects.bulk_create(
        ActivityParty(activity=new, organization_id=party.organization_id)
        for old, new in following
        for party in old.parties.all()
    )
    Milestone.objects.bulk_create(
        Milestone(activity=new, title=m.title, due_on=m.due_on)
        for old, new in following
        for m in old.milestones.all()
        if m.done_on is None
    )
    ActivityCommitment.objects.bulk_create(
        ActivityCommitment(activity=new, commitment_id=link.commitment_id)
        for old, new in following
        for link in old.commitments.all()
    )
    by_old = {old.pk: new for old, new in following}
    links = Dependency.objects.filter(activity__in=by_old, needs__in=by_old)
    Dependency.objects.bulk_create(
        Dependency(activity=by_old[link.activity_id], needs=by_old[link.needs_id]) for link in links
    )


def _note_moves(copy: _Copy, following: Following) -> int:
    """Ends that had come are moved, and that is said as for any other moved day."""
    moved = [(old, new) for old, new in following if old.ends_on != new.ends_on]
    DateChange.objects.bulk_create(
        DateChange(
            activity=new,
            what=DateChange.What.END,
            from_day=old.ends_on,
            to_day=new.ends_on,
            why=copy.why,
            at=copy.now,
            by_name=copy.actor.name,
        )
        for old, new in moved
    )
    return len(moved)


def _copy_links(copy: _Copy, area: str, cells: Iterable[tuple[ActivityPlan, ActivityPlan]]) -> int:
    """Targets are set anew for the year, from the same baseline; one that is set for that day already is used."""
    pairs = [(old, cell) for held, cell in cells for old in held.links.all()]
    there = targets_at(copy.actor, {copying.target_day(copy.year, old.due_on) for old, _ in pairs})
    seen: set[tuple[int, int]] = set()
    made = []
    for old, cell in pairs:
        link = _link(copy, area, old, cell, there)
        if (cell.pk, link.target_id) not in seen:
            seen.add((cell.pk, link.target_id))
            made.append(link)
    return len(IndicatorLink.objects.bulk_create(made))


Targets = dict[tuple[str, str, str, str, date], TargetAt]


def _link(copy: _Copy, area: str, old: IndicatorLink, cell: ActivityPlan, there: Targets) -> IndicatorLink:
    kept = {name: getattr(old, name) for name in ("role", "direction", "indicator", "measure", "order")}
    due_on = copying.target_day(copy.year, old.due_on)
    key = (old.indicator, old.measure, area, cell.target_group_id, due_on)
    if key not in there:
        number = _target(copy, area, cell.target_group_id, old, due_on)
        there[key] = TargetAt(number, old.kind, old.value, old.baseline_from, old.baseline_to)
    target = there[key]
    return IndicatorLink(
        cell=cell,
        target_id=target.id,
        due_on=due_on,
        kind=target.kind,
        value=target.value,
        baseline_from=target.baseline_from,
        baseline_to=target.baseline_to,
        **kept,
    )


def _target(copy: _Copy, area: str, group: str, old: IndicatorLink, due_on: date) -> int:
    return set_target(
        actor=copy.actor,
        now=copy.now,
        indicator=old.indicator,
        measure=old.measure,
        municipality=area,
        target_group=group,
        kind=old.kind,
        target_value=old.value,
        baseline_from=old.baseline_from,
        baseline_to=old.baseline_to,
        target_date=due_on,
        note="",
    )


def _copy_risks(
    copy: _Copy, old: ActionPlan, new: ActionPlan, cells: Mapping[int, ActivityPlan], following: Following
) -> None:
    """Open risks follow what they belong to; the old ones stay as they were."""
    by_old = {activity.pk: made for activity, made in following}
    kept = ("title", "about", "likelihood", "consequence", "treatment", "residual_likelihood")
    kept += ("residual_consequence", "owner", "review_on", "state")
    open_risks = Risk.objects.filter(own(copy.actor), state=Risk.State.OPEN)
    places = [(risk, {"plan": new}) for risk in open_risks.filter(plan=old)]
    places += [(risk, {"cell": cells[risk.cell_id]}) for risk in open_risks.filter(cell__in=cells)]
    places += [(risk, {"activity": by_old[risk.activity_id]}) for risk in open_risks.filter(activity__in=by_old)]
    Risk.objects.bulk_create(
        Risk(
            collaboration_id=risk.collaboration_id,
            code=f"{risk.code.partition('/')[0]}/{copy.year}",
            noted_at=copy.now,
            **place,
            **{name: getattr(risk, name) for name in kept},
        )
        for risk, place in places
    )


def _record(actor: Actor, now: datetime, action: str, plan: ActionPlan, details: Mapping[str, object]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="plans.ActionPlan",
        object_id=str(plan.pk),
        label=f"{plan.municipality_id} {plan.year}",
        details=details,
    )
