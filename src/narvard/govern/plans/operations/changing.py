"""Adding activities to a plan and changing them. A day that is moved is noted with who moved it and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import goal_areas, municipalities, organizations, own, target_groups
from narvard.govern.plans.models import (
    ActionPlan,
    Activity,
    ActivityParty,
    ActivityPlan,
    Confirmation,
    DateChange,
    Dependency,
    Milestone,
)
from narvard.govern.plans.operations.status import ActivityNotFound
from narvard.govern.plans.permissions import CHANGE, may_change, require_some_reach
from narvard.govern.plans.rules import cycles
from narvard.govern.plans.rules import dates as rules
from narvard.govern.plans.rules.dates import Days, Move
from narvard.govern.plans.rules.status import Status

WHAT_TO_DO = {
    "unknown_municipality": "the collaboration has no such municipality. Write the code of one that takes part.",
    "no_such_plan": "the area has no plan for that year. Bring one, or copy the plan of the year before.",
    "unknown_group_or_goal": "the collaboration has no such target group or goal area. Choose one of its own.",
    "unknown_organization": "an organization does not take part in the collaboration. Choose those that do.",
    "nobody_answers": "no organization answers for it. Choose at least one.",
    "title_missing": "it has no title, reference or owner. Write all three.",
    "duplicate_reference": "the plan has an activity with that reference already. Give it another.",
    "dates_out_of_order": "it ends before it begins. Correct one of the days.",
    "outside_the_plan": "its days lie outside the plan's year. Move them into it, or use the plan of their own year.",
    "beyond_the_plans_year": "its days reach beyond the plan's year. Mark it as going on over several years.",
    "why_missing": "a day is moved and nothing says why. Write why.",
    "unknown_activity": "it waits for an activity that is not in the same plan. Choose one that is.",
    "circle": "the activities would wait for each other in a circle. Take away one of the links.",
}


class ActivityNotSaved(Exception):
    """The activity was not saved; `code` says why, `about` names what it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        said = f" ({about})" if about else ""
        super().__init__(f"The activity was not saved{said}, because {WHAT_TO_DO[code]}")
        self.code, self.about = code, about


@dataclass(frozen=True)
class Wanted:
    """What an activity shall be. `organizations` are codes; `needs` the numbers of the activities it waits for."""

    title: str
    description: str
    owner_name: str
    owner_role: str
    organizations: Sequence[str]
    starts_on: date
    ends_on: date
    multi_year: bool = False
    needs: Sequence[int] = ()


def add_activity(
    *,
    actor: Actor,
    now: datetime,
    municipality: str,
    year: int,
    target_group: str,
    goal_area: str,
    reference: str,
    title: str,
    description: str,
    owner_name: str,
    owner_role: str,
    organizations: Sequence[str],
    starts_on: date,
    ends_on: date,
    multi_year: bool = False,
    needs: Sequence[int] = (),
) -> int:
    """Add an activity, not begun, to the area's plan of a year: the active one, else the draft. Returns its number.

    The cell is made where the plan had none. Raises NotPermitted, or ActivityNotSaved with the code of what is wrong.
    """
    require_some_reach(actor, CHANGE)
    if municipality not in {row.code for row in municipalities(actor)}:
        raise ActivityNotSaved("unknown_municipality", municipality)
    actor.require(CHANGE, municipality=municipality)
    people = (owner_name.strip(), owner_role.strip())
    wanted = Wanted(title.strip(), description, *people, organizations, starts_on, ends_on, multi_year, needs)
    with transaction.atomic():
        take_turn("plans.change")
        plan = _plan(actor, municipality, year)
        _check(wanted, plan.year, reference)
        if Activity.objects.filter(cell__action_plan=plan, reference=reference).exists():
            raise ActivityNotSaved("duplicate_reference", reference)
        cell = _cell(actor, plan, target_group, goal_area)
        saved = Activity.objects.create(cell=cell, **_new(wanted, plan, reference, cell.activities.count() + 1))
        _save_parts(actor, saved, wanted)
        _record(actor, now, "plans.add_activity", saved, {"cell": f"{municipality} {target_group} {goal_area}"})
    return saved.pk


def change_activity(*, actor: Actor, now: datetime, activity_id: int, wanted: Wanted, why: str = "") -> None:
    """Change an activity of an active plan or a draft. `why` is needed when a day is moved, which asks both sides anew.

    Raises ActivityNotFound outside the actor's reach, or ActivityNotSaved with the code of what is wrong.
    """
    require_some_reach(actor, CHANGE)
    with transaction.atomic():
        take_turn("plans.change")
        activity = _within_reach(actor, activity_id)
        _check(wanted, activity.cell.action_plan.year, activity.reference)
        moves = rules.moved(_days(activity), {("start", ""): wanted.starts_on, ("end", ""): wanted.ends_on})
        if moves and not why.strip():
            raise ActivityNotSaved("why_missing", activity.title)
        Activity.objects.filter(pk=activity.pk).update(**_fields(wanted))
        activity.parties.all().delete()
        _save_parts(actor, activity, wanted)
        note_moves(actor, now, activity, moves, why)
        _record(actor, now, "plans.change_activity", activity, {"moved": [move.what for move in moves]})


def move_milestone(*, actor: Actor, now: datetime, activity_id: int, title: str, due_on: date, why: str) -> None:
    """Give a milestone another day. Raises ActivityNotFound or ActivityNotSaved."""
    require_some_reach(actor, CHANGE)
    with transaction.atomic():
        activity = _within_reach(actor, activity_id)
        milestone = activity.milestones.filter(title=title).first()
        if milestone is None:
            raise ActivityNotFound(activity_id)
        if not why.strip():
            raise ActivityNotSaved("why_missing", title)
        moves = rules.moved({("milestone", title): milestone.due_on}, {("milestone", title): due_on})
        Milestone.objects.filter(pk=milestone.pk).update(due_on=due_on)
        note_moves(actor, now, activity, moves, why)
        _record(actor, now, "plans.change_activity", activity, {"moved": [title for _ in moves]})


def note_moves(actor: Actor, now: datetime, activity: Activity, moves: Sequence[Move], why: str) -> None:
    """Keep the days that were moved; what both parties confirmed about the activity's own days is asked anew."""
    DateChange.objects.bulk_create(
        DateChange(
            activity=activity,
            what=move.what,
            milestone=move.milestone,
            from_day=move.from_day,
            to_day=move.to_day,
            why=why.strip(),
            at=now,
            by_name=actor.name,
        )
        for move in moves
    )
    if any(move.what != "milestone" for move in moves):
        Confirmation.objects.filter(activity=activity, withdrawn_at=None).update(withdrawn_at=now)


def _plan(actor: Actor, municipality: str, year: int) -> ActionPlan:
    plans = ActionPlan.objects.filter(own(actor), municipality=municipality, year=year)
    found = plans.filter(status__in=["active", "draft"]).order_by("status").first()
    if found is None:
        raise ActivityNotSaved("no_such_plan", f"{municipality} {year}")
    return found


def _cell(actor: Actor, plan: ActionPlan, target_group: str, goal_area: str) -> ActivityPlan:
    groups, goals = ({row.code for row in rows(actor)} for rows in (target_groups, goal_areas))
    if target_group not in groups or goal_area not in goals:
        raise ActivityNotSaved("unknown_group_or_goal", f"{target_group} {goal_area}")
    cell, _ = ActivityPlan.objects.get_or_create(action_plan=plan, target_group_id=target_group, goal_area_id=goal_area)
    return cell


def _within_reach(actor: Actor, activity_id: int) -> Activity:
    found = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("cell__action_plan")
        .filter(own(actor, "cell__action_plan__collaboration"), pk=activity_id)
        .filter(cell__action_plan__status__in=["active", "draft"])
        .first()
    )
    if found is None or not may_change(actor, found.cell.action_plan.municipality_id):
        raise ActivityNotFound(activity_id)
    return found


def _check(wanted: Wanted, year: int, reference: str) -> None:
    if not (wanted.title and wanted.owner_name and reference.strip()):
        raise ActivityNotSaved("title_missing", reference)
    if code := rules.why_not(wanted.starts_on, wanted.ends_on, year, multi_year=wanted.multi_year):
        raise ActivityNotSaved(code, wanted.title)
    if not wanted.organizations:
        raise ActivityNotSaved("nobody_answers", wanted.title)


def _fields(wanted: Wanted) -> dict[str, object]:
    names = ("title", "description", "owner_name", "owner_role", "starts_on", "ends_on", "multi_year")
    return {name: getattr(wanted, name) for name in names} | {"search_key": search_key(wanted.title)}


def _new(wanted: Wanted, plan: ActionPlan, reference: str, order: int) -> dict[str, object]:
    first, after = rules.plan_period(plan.year)
    placed = {"reference": reference, "order": order, "plan_from": first, "plan_to": after}
    return {**_fields(wanted), **placed, "status": Status.PLANNED}


def _days(activity: Activity) -> Days:
    return {("start", ""): activity.starts_on, ("end", ""): activity.ends_on}


def _save_parts(actor: Actor, activity: Activity, wanted: Wanted) -> None:
    ids = {row.code: row.id for row in organizations(actor)}
    if unknown := [code for code in wanted.organizations if code not in ids]:
        raise ActivityNotSaved("unknown_organization", unknown[0])
    ActivityParty.objects.bulk_create(
        ActivityParty(activity=activity, organization_id=ids[code]) for code in dict.fromkeys(wanted.organizations)
    )
    _save_needs(activity, wanted.needs)


def _save_needs(activity: Activity, needs: Sequence[int]) -> None:
    """Replace what the activity waits for, unless that closes a circle."""
    same_plan = Activity.objects.filter(cell__action_plan=activity.cell.action_plan_id)
    if set(needs) - set(same_plan.filter(pk__in=needs).values_list("pk", flat=True)):
        raise ActivityNotSaved("unknown_activity", activity.title)
    others = Dependency.objects.filter(activity__in=same_plan).exclude(activity=activity)
    links: dict[int, list[int]] = {activity.pk: list(needs)}
    for waiting, needed in others.values_list("activity_id", "needs_id"):
        links.setdefault(waiting, []).append(needed)
    if found := cycles.circle(links):
        titles = dict(same_plan.filter(pk__in=found).values_list("pk", "title"))
        raise ActivityNotSaved("circle", " → ".join(titles[pk] for pk in (*found, found[0])))
    activity.waits_for.all().delete()
    Dependency.objects.bulk_create(Dependency(activity=activity, needs_id=pk) for pk in dict.fromkeys(needs))


def _record(actor: Actor, now: datetime, action: str, activity: Activity, details: dict[str, object]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="plans.Activity",
        object_id=str(activity.pk),
        label=activity.title,
        details=details,
    )
