"""One activity: who answers for it, how it goes, what was said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, municipalities, target_groups
from narvard.govern.plans.models import Activity, StatusChange
from narvard.govern.plans.permissions import CHANGE_STATUS, may_change_status, require_some_reach
from narvard.govern.plans.rules.parties import Side, missing_sides, side_of
from narvard.govern.plans.rules.status import TRANSITIONS, Status, Waiting, is_overdue, waiting_for_status


class ActivityNotFound(Exception):
    """No active plan holds this activity."""


@dataclass(frozen=True)
class MilestoneRow:
    """Something that shall have happened by `due_on`."""

    title: str
    due_on: date
    done_on: date | None
    overdue: bool


@dataclass(frozen=True)
class ChangeRow:
    """What was said at one change of status."""

    activity_id: int
    activity: str
    from_status: str
    to_status: str
    comment: str
    at: datetime
    by: str


@dataclass(frozen=True)
class ActivityCard:
    """An activity with both parties, its next milestone and the statuses that the actor may give it."""

    id: int
    reference: str
    title: str
    description: str
    owner: str
    owner_role: str
    region: tuple[str, ...]
    municipality: tuple[str, ...]
    joint: tuple[str, ...]
    missing: tuple[Side, ...]
    starts_on: date
    ends_on: date
    status: str
    waiting: Waiting | None
    next_milestone: MilestoneRow | None
    milestones: tuple[MilestoneRow, ...]
    statuses: tuple[Status, ...]


@dataclass(frozen=True)
class ActivityDetail:
    """An activity's page: the card, where in the plan it stands, and what was said."""

    card: ActivityCard
    year: int
    area: tuple[str, str]
    group: tuple[str, str]
    goal: tuple[str, str]
    changes: tuple[ChangeRow, ...]


def activity(actor: Actor, activity_id: int, today: date) -> ActivityDetail:
    """One activity of an active plan; raises ActivityNotFound."""
    actor.require("plans.read")
    found = with_parts(Activity.objects.filter(cell__action_plan__status="active", pk=activity_id)).first()
    if found is None:
        raise ActivityNotFound(activity_id)
    cell, plan = found.cell, found.cell.action_plan
    return ActivityDetail(
        card=card(actor, found, today),
        year=plan.year,
        area=_named(municipalities(actor), plan.municipality_id),
        group=_named(target_groups(actor), cell.target_group_id),
        goal=_named(goal_areas(actor), cell.goal_area_id),
        changes=tuple(change_row(change) for change in found.changes.all()),
    )


def activity_to_change(actor: Actor, activity_id: int, today: date) -> ActivityDetail:
    """As `activity`, for someone who may change its status; raises ActivityNotFound outside their scope."""
    require_some_reach(actor, CHANGE_STATUS)
    found = activity(actor, activity_id, today)
    if not found.card.statuses:
        raise ActivityNotFound(activity_id)
    return found


def with_parts(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """The same activities with everything that a card reads, in a constant number of questions."""
    return activities.select_related("cell__action_plan").prefetch_related(
        "parties__organization", "milestones", "changes"
    )


def card(actor: Actor, found: Activity, today: date) -> ActivityCard:
    """The card of an activity that was read with its parts."""
    organizations = [party.organization for party in found.parties.all()]
    sides = [(side_of(organization.principal), organization.name) for organization in organizations]
    status = Status(found.status)
    milestones = tuple(_milestone(m, status, today) for m in found.milestones.all())
    codes = tuple(organization.code for organization in organizations)
    may = may_change_status(actor, found.cell.action_plan.municipality_id, codes)
    return ActivityCard(
        id=found.pk,
        reference=found.reference,
        title=found.title,
        description=found.description,
        owner=found.owner_name,
        owner_role=found.owner_role,
        region=tuple(name for side, name in sides if side is Side.REGION),
        municipality=tuple(name for side, name in sides if side is Side.MUNICIPALITY),
        joint=tuple(name for side, name in sides if side is None),
        missing=missing_sides(organization.principal for organization in organizations),
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        status=found.status,
        waiting=waiting_for_status(status, found.starts_on, found.ends_on, today),
        next_milestone=next((m for m in milestones if m.done_on is None), None),
        milestones=milestones,
        statuses=TRANSITIONS[status] if may else (),
    )


def change_row(change: StatusChange) -> ChangeRow:
    """What was said at one change."""
    return ChangeRow(
        change.activity_id,
        change.activity.title,
        change.from_status,
        change.to_status,
        change.comment,
        change.at,
        change.by_name,
    )


def _milestone(found, status: Status, today: date) -> MilestoneRow:
    return MilestoneRow(
        found.title, found.due_on, found.done_on, is_overdue(found.due_on, found.done_on, status, today)
    )


def _named(rows, code: str) -> tuple[str, str]:
    return next((row.code, row.name) for row in rows if row.code == code)
