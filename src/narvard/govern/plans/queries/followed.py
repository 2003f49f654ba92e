"""The plans as those read them who follow up a quarter: every activity and every cell of a year, as small rows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Activity, ActivityParty, IndicatorLink
from narvard.govern.plans.rules.parties import Side, missing_sides
from narvard.govern.plans.rules.status import TRANSITIONS, Status


@dataclass(frozen=True, slots=True)
class FollowedActivity:
    """An activity with those who answer for it: codes of organizations, and the sides that these stand on."""

    id: int
    municipality: str
    target_group: str
    goal_area: str
    reference: str
    title: str
    owner: str
    owner_role: str
    status: str
    starts_on: date
    ends_on: date
    organizations: tuple[str, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowedCell:
    """A cell that indicators are linked to, with the ids of their targets."""

    municipality: str
    target_group: str
    goal_area: str
    targets: tuple[int, ...]


_FIELDS = (
    "cell__action_plan__municipality_id",
    "cell__target_group_id",
    "cell__goal_area_id",
    "reference",
    "title",
    "owner_name",
    "owner_role",
    "status",
    "starts_on",
    "ends_on",
)


def followed_activities(
    actor: Actor, year: int, *, municipality: str = "", organization: str = "", reference: str = ""
) -> tuple[FollowedActivity, ...]:
    """The activities of the year's active plans, in two questions; narrowed by area, organization or reference."""
    actor.require("plans.read")
    found = _of_year(actor, year)
    if municipality:
        found = found.filter(cell__action_plan__municipality=municipality)
    if organization:
        found = found.filter(parties__organization__code=organization)
    if reference:
        found = found.filter(reference=reference)
    parties = _parties(found)
    order = ("cell__action_plan__municipality__sort_key", "cell_id", "order", "id")
    rows = found.order_by(*order).values_list("id", *_FIELDS)
    return tuple(FollowedActivity(*row, *_answering(parties[row[0]])) for row in rows)


def followed_statuses(actor: Actor, year: int) -> dict[tuple[str, str], tuple[str, str]]:
    """Title and status of each activity of the year's active plans, by area and reference, in one question."""
    actor.require("plans.read")
    rows = _of_year(actor, year).order_by("cell__action_plan__municipality__sort_key", "cell_id", "order", "id")
    fields = ("cell__action_plan__municipality_id", "reference", "title", "status")
    return {(area, reference): (title, status) for area, reference, title, status in rows.values_list(*fields)}


def followed_cells(actor: Actor, year: int, *, municipality: str = "") -> tuple[FollowedCell, ...]:
    """The cells of the year's active plans that indicators are linked to."""
    actor.require("plans.read")
    links = IndicatorLink.objects.filter(
        own(actor, "cell__action_plan__collaboration"),
        cell__action_plan__status="active",
        cell__action_plan__year=year,
    )
    if municipality:
        links = links.filter(cell__action_plan__municipality=municipality)
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    names = ("cell__action_plan__municipality_id", "cell__target_group_id", "cell__goal_area_id")
    for *key, target in links.order_by("cell_id", "order").values_list(*names, "target_id"):
        found[tuple(key)].append(target)
    return tuple(FollowedCell(*key, tuple(targets)) for key, targets in found.items())


def statuses_after(status: str) -> tuple[str, ...]:
    """The statuses that may come directly after one."""
    return tuple(after.value for after in TRANSITIONS[Status(status)])


def _of_year(actor: Actor, year: int) -> QuerySet[Activity]:
    return Activity.objects.filter(
        own(actor, "cell__action_plan__collaboration"),
        cell__action_plan__status="active",
        cell__action_plan__year=year,
    )


def _parties(found: QuerySet[Activity]) -> dict[int, list[tuple[str, str]]]:
    parties: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ActivityParty.objects.filter(activity__in=found.order_by().values("pk")).order_by("id")
    for activity, code, principal in rows.values_list("activity_id", "organization__code", "organization__principal"):
        parties[activity].append((code, principal))
    return parties


def _answering(parties: list[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    missing = missing_sides(principal for _code, principal in parties)
    return tuple(code for code, _ in parties), tuple(side.value for side in Side if side not in missing)
