"""What everybody may read of the plans: those that are published, and of them no names of persons.

Titles, parties, status and published figures; nothing of drafts, owners, comments, risks or lights.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import collaborations, goal_areas, municipalities, own, target_groups
from narvard.govern.plans.models import ActionPlan, Activity, ActivityParty, IndicatorLink
from narvard.govern.plans.rules.status import Status
from narvard.measure.indicators.queries import OpenFigure, open_figures

READ_OPEN = "plans.read_open"


class NothingOpen(Exception):
    """There is no such collaboration, or nothing of its plans is published."""


@dataclass(frozen=True)
class OpenArea:
    """An area whose plan is published, with how many activities it has by status."""

    municipality: str
    area: str
    activities: int
    done: int
    under_way: int


@dataclass(frozen=True)
class OpenIndex:
    """The published plans of a collaboration for one year."""

    collaboration: str
    name: str
    year: int
    areas: tuple[OpenArea, ...]

    @property
    def activities(self) -> int:
        """How many activities there are in all."""
        return sum(area.activities for area in self.areas)


@dataclass(frozen=True)
class OpenActivity:
    """An activity as everybody may see it."""

    title: str
    status: str
    parties: tuple[str, ...]
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class OpenCell:
    """What is done for a target group within a goal area, and the published figures that belong to it."""

    group: str
    goal: str
    activities: tuple[OpenActivity, ...]
    figures: tuple[OpenFigure, ...]


@dataclass(frozen=True)
class OpenPlan:
    """An area's published plan."""

    collaboration: str
    name: str
    area: str
    year: int
    adopted_on: date | None
    cells: tuple[OpenCell, ...]

    @property
    def activities(self) -> int:
        """How many activities the plan has."""
        return sum(len(cell.activities) for cell in self.cells)


def open_index(actor: Actor, today: date) -> OpenIndex:
    """The areas whose plans are published, for the latest published year that has begun. Raises NothingOpen."""
    actor.require(READ_OPEN)
    name, published = _published(actor, today)
    year = published[0].year
    counts: dict[str, list[str]] = defaultdict(list)
    running = Activity.objects.filter(cell__action_plan__in=published).exclude(status=Status.STOPPED)
    for area, status in running.values_list("cell__action_plan__municipality_id", "status"):
        counts[area].append(status)
    names = {row.code: row.name for row in municipalities(actor)}
    areas = (
        OpenArea(code, names[code], len(found), found.count(Status.DONE), found.count(Status.UNDER_WAY))
        for code, found in ((plan.municipality_id, counts[plan.municipality_id]) for plan in published)
    )
    return OpenIndex(actor.collaboration, name, year, tuple(areas))


def open_plan(actor: Actor, municipality: str, today: date) -> OpenPlan:
    """One area's published plan. Raises NothingOpen."""
    actor.require(READ_OPEN)
    name, published = _published(actor, today)
    plan = next((each for each in published if each.municipality_id == municipality), None)
    if plan is None:
        raise NothingOpen(municipality)
    area = next(row.name for row in municipalities(actor) if row.code == municipality)
    return OpenPlan(actor.collaboration, name, area, plan.year, plan.adopted_on, _cells(actor, plan))


def _published(actor: Actor, today: date) -> tuple[str, list[ActionPlan]]:
    """The collaboration's name and the published plans of one year, by the names of the areas."""
    name = dict(collaborations(actor)).get(actor.collaboration)
    if not name:
        raise NothingOpen(_("There is no such collaboration."))
    plans = ActionPlan.objects.filter(own(actor), status="active", published_at__isnull=False)
    years = sorted(set(plans.values_list("year", flat=True)), reverse=True)
    if not years:
        raise NothingOpen(actor.collaboration)
    year = next((year for year in years if year <= today.year), years[-1])
    return name, list(plans.filter(year=year).order_by("municipality__sort_key"))


def _cells(actor: Actor, plan: ActionPlan) -> tuple[OpenCell, ...]:
    groups, goals = ({row.code: row.name for row in rows(actor)} for rows in (target_groups, goal_areas))
    activities = _activities(plan)
    figures = _figures(actor, plan)
    cells = plan.cells.order_by("target_group__order", "goal_area__order")
    return tuple(
        OpenCell(
            groups.get(cell.target_group_id, cell.target_group_id),
            goals.get(cell.goal_area_id, cell.goal_area_id),
            tuple(activities[cell.pk]),
            tuple(figures[cell.pk]),
        )
        for cell in cells
        if activities[cell.pk]
    )


def _activities(plan: ActionPlan) -> dict[int, list[OpenActivity]]:
    running = Activity.objects.filter(cell__action_plan=plan).exclude(status=Status.STOPPED).order_by("cell", "order")
    parties: dict[int, list[str]] = defaultdict(list)
    for activity, name in ActivityParty.objects.filter(activity__in=running).values_list(
        "activity_id", "organization__name"
    ):
        parties[activity].append(name)
    found: dict[int, list[OpenActivity]] = defaultdict(list)
    for row in running:
        shown = OpenActivity(row.title, row.status, tuple(parties[row.pk]), row.starts_on, row.ends_on)
        found[row.cell_id].append(shown)
    return found


def _figures(actor: Actor, plan: ActionPlan) -> dict[int, list[OpenFigure]]:
    links = IndicatorLink.objects.filter(cell__action_plan=plan).select_related("cell")
    places = {
        link.pk: (link.indicator, link.measure, plan.municipality_id, link.cell.target_group_id) for link in links
    }
    published = open_figures(actor, places.values())
    found: dict[int, list[OpenFigure]] = defaultdict(list)
    for link in links:
        if places[link.pk] in published:
            found[link.cell_id].append(published[places[link.pk]])
    return found
