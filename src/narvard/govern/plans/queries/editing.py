"""What a form for an activity offers and holds."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, municipalities, organizations, own, target_groups
from narvard.govern.agreements.queries import commitments
from narvard.govern.plans.models import ActionPlan, Activity
from narvard.govern.plans.permissions import CHANGE, may_change, require_some_reach
from narvard.govern.plans.queries.activity import ActivityNotFound, with_parts
from narvard.govern.plans.queries.cell import PlanNotFound
from narvard.govern.plans.queries.years import open_to_change, year_now

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Editing:
    """An activity to change (`id`), or one to add (None), with what may be chosen. `values` fill the form."""

    id: int | None
    title: str
    key: tuple[str, str, str]
    names: tuple[str, str, str]
    year: int
    draft: bool
    values: dict[str, object]
    organizations: Choices
    others: Choices
    commitments: Choices
    milestones: tuple[tuple[str, date], ...]


def activity_to_edit(actor: Actor, activity_id: int) -> Editing:
    """An activity with everything its form holds; raises ActivityNotFound outside the actor's reach."""
    require_some_reach(actor, CHANGE)
    found = with_parts(Activity.objects.filter(open_to_change(actor), pk=activity_id)).first()
    if found is None or not may_change(actor, found.cell.action_plan.municipality_id):
        raise ActivityNotFound(activity_id)
    ids = set(found.commitments.values_list("commitment_id", flat=True))
    agreed = commitments(actor)
    names = ("title", "description", "owner_name", "owner_role", "starts_on", "ends_on", "multi_year")
    values = {name: getattr(found, name) for name in names}
    values |= {
        "organizations": [party.organization.code for party in found.parties.all()],
        "needs": [str(number) for number in found.waits_for.values_list("needs_id", flat=True)],
        "commitments": [row.code for row in agreed if row.id in ids],
    }
    plan = found.cell.action_plan
    key = (plan.municipality_id, found.cell.target_group_id, found.cell.goal_area_id)
    undone = tuple((m.title, m.due_on) for m in found.milestones.all() if m.done_on is None)
    return _editing(actor, plan, key, found.pk, found.title, values, undone)


def activity_to_add(actor: Actor, key: tuple[str, str, str], today: date, year: int | None = None) -> Editing:
    """An empty form for a cell (area, group, goal) of the plan of a year; raises PlanNotFound outside the reach."""
    require_some_reach(actor, CHANGE)
    plans = ActionPlan.objects.filter(own(actor), municipality=key[0], status__in=["active", "draft"])
    plan = plans.filter(year=year or year_now(actor, today)).order_by("status").first()
    if plan is None or not may_change(actor, key[0]):
        raise PlanNotFound(key[0])
    return _editing(actor, plan, key, None, "", {"starts_on": max(today, date(plan.year, 1, 1))}, ())


def _editing(
    actor: Actor,
    plan: ActionPlan,
    key: tuple[str, str, str],
    number: int | None,
    title: str,
    values: dict[str, object],
    milestones: tuple[tuple[str, date], ...],
) -> Editing:
    named = {row.code: row.name for rows in (municipalities, target_groups, goal_areas) for row in rows(actor)}
    if any(code not in named for code in key):
        raise PlanNotFound(key)
    others = Activity.objects.filter(cell__action_plan=plan).exclude(pk=number).order_by("reference")
    return Editing(
        id=number,
        title=title,
        key=key,
        names=(named[key[0]], named[key[1]], named[key[2]]),
        year=plan.year,
        draft=plan.status == "draft",
        values=values,
        organizations=tuple((row.code, row.name) for row in organizations(actor) if row.valid_to is None),
        others=tuple((str(pk), f"{ref} {name}") for pk, ref, name in others.values_list("pk", "reference", "title")),
        commitments=tuple((row.code, f"{row.agreement_title}: {row.text}"[:120]) for row in commitments(actor)),
        milestones=milestones,
    )
