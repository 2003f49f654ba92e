"""One activity: who answers for it, how it goes, what was said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, municipalities, organizations, target_groups
from narvard.govern.agreements.queries import commitments
from narvard.govern.plans.models import Activity, DateChange, StatusChange
from narvard.govern.plans.permissions import (
    CHANGE_STATUS,
    may_change,
    may_change_status,
    may_confirm,
    require_some_reach,
)
from narvard.govern.plans.queries.years import open_to_change
from narvard.govern.plans.rules import confirming
from narvard.govern.plans.rules.confirming import Confirmed
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
class ConfirmationRow:
    """Who has confirmed for a side, and when; "" and None where nobody has."""

    side: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class MoveRow:
    """A day of an activity that was moved: `days` later, or earlier where negative."""

    what: str
    milestone: str
    from_day: date
    to_day: date
    days: int
    why: str
    at: datetime
    by: str


@dataclass(frozen=True)
class ActivityCard:
    """An activity with both parties, its next milestone and the statuses that the actor may give it.

    `confirmed` says how far both parties' word has come, `to_confirm` whether the actor's own side can give its own.
    """

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
    multi_year: bool
    confirmed: Confirmed
    confirmations: tuple[ConfirmationRow, ...]
    to_confirm: bool
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
    draft: bool
    may_change: bool
    moves: tuple[MoveRow, ...]
    needs: tuple[tuple[int, str], ...]
    needed_by: tuple[tuple[int, str], ...]
    commitments: tuple[tuple[str, str], ...]
    risks: tuple[tuple[int, str], ...]
    carried_from: int | None


def activity(actor: Actor, activity_id: int, today: date) -> ActivityDetail:
    """One activity of an active plan, or of a draft; raises ActivityNotFound."""
    actor.require("plans.read")
    found = with_parts(Activity.objects.filter(open_to_change(actor), pk=activity_id)).first()
    if found is None:
        raise ActivityNotFound(activity_id)
    cell, plan = found.cell, found.cell.action_plan
    return ActivityDetail(
        card=card(actor, found, today, side_of_actor(actor)),
        year=plan.year,
        area=_named(municipalities(actor), plan.municipality_id),
        group=_named(target_groups(actor), cell.target_group_id),
        goal=_named(goal_areas(actor), cell.goal_area_id),
        changes=tuple(change_row(change) for change in found.changes.all()),
        draft=plan.status == "draft",
        may_change=bool(may_change(actor, plan.municipality_id)),
        moves=tuple(move_row(move) for move in found.date_changes.all()),
        needs=tuple(found.waits_for.values_list("needs_id", "needs__title")),
        needed_by=tuple(found.needed_by.values_list("activity_id", "activity__title")),
        commitments=_commitments(actor, found),
        risks=tuple(found.risks.filter(state="open").values_list("pk", "title")),
        carried_from=found.carried_from_id,
    )


def _commitments(actor: Actor, found: Activity) -> tuple[tuple[str, str], ...]:
    """Code and text of what the activity carries out."""
    ids = set(found.commitments.values_list("commitment_id", flat=True))
    return tuple((row.code, row.text) for row in commitments(actor) if row.id in ids) if ids else ()


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
        "parties__organization", "milestones", "changes", "confirmations"
    )


def card(actor: Actor, found: Activity, today: date, own_side: Side | None = None) -> ActivityCard:
    """The card of an activity that was read with its parts; `own_side` is where the actor's organization stands."""
    organizations = [party.organization for party in found.parties.all()]
    sides = [(side_of(organization.principal), organization.name) for organization in organizations]
    status = Status(found.status)
    milestones = tuple(_milestone(m, status, today) for m in found.milestones.all())
    codes = tuple(organization.code for organization in organizations)
    area = found.cell.action_plan.municipality_id
    may = may_change_status(actor, area, codes)
    given = {c.side: ConfirmationRow(c.side, c.by_name, c.at) for c in found.confirmations.all() if not c.withdrawn_at}
    answering = [side for side, _name in sides]
    refusal = confirming.why_not(own_side, answering, given)
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
        multi_year=found.multi_year,
        confirmed=confirming.state(answering, given),
        confirmations=tuple(given.get(side, ConfirmationRow(side, "", None)) for side in Side),
        to_confirm=not refusal and bool(may_confirm(actor, area, codes)),
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


def move_row(change: DateChange) -> MoveRow:
    """What was said when a day was moved."""
    days = (change.to_day - change.from_day).days
    place = (change.what, change.milestone, change.from_day, change.to_day)
    return MoveRow(*place, days, change.why, change.at, change.by_name)


def side_of_actor(actor: Actor) -> Side | None:
    """The side of the agreement that the actor's organization stands on, or None."""
    principals = {row.code: row.principal for row in organizations(actor)}
    return side_of(principals.get(actor.organization_code, ""))


def _milestone(found, status: Status, today: date) -> MilestoneRow:
    return MilestoneRow(
        found.title, found.due_on, found.done_on, is_overdue(found.due_on, found.done_on, status, today)
    )


def _named(rows, code: str) -> tuple[str, str]:
    return next((row.code, row.name) for row in rows if row.code == code)
