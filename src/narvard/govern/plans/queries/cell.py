"""The cell: one area, one target group, one goal area; what is done and whether it helps."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import product

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import MunicipalityRow, NamedRow, goal_areas, municipalities, own, target_groups
from narvard.govern.plans.models import Activity, ActivityPlan
from narvard.govern.plans.permissions import may_change
from narvard.govern.plans.queries.activity import ActivityCard, ChangeRow, card, change_row, side_of_actor, with_parts
from narvard.govern.plans.queries.years import active_in, year_now
from narvard.govern.plans.rules.status import Status
from narvard.measure.indicators.queries import Panel, indicator_panels

COMMENTS_SHOWN = 12


class PlanNotFound(Exception):
    """The collaboration has no such area, target group or goal area."""


@dataclass(frozen=True)
class LinkedPanel:
    """An indicator of the cell with the role it plays there and the direction that is better."""

    role: str
    direction: str
    panel: Panel


@dataclass(frozen=True)
class Neighbour:
    """Another cell to go to, named by what differs."""

    area: str
    target_group: str
    goal_area: str
    name: str


@dataclass(frozen=True)
class CellPage:
    """Everything on the page of one cell. `year` is None when the area has no active plan."""

    year: int | None
    may_change: bool
    adopted_by: str
    adopted_on: date | None
    area: MunicipalityRow
    group: NamedRow
    goal: NamedRow
    aim: str
    activities: tuple[ActivityCard, ...]
    stopped: tuple[ActivityCard, ...]
    linked: tuple[LinkedPanel, ...]
    balancing: tuple[LinkedPanel, ...]
    has_outcome: bool
    said: tuple[ChangeRow, ...]
    previous: Neighbour | None
    next: Neighbour | None
    elsewhere: tuple[tuple[Neighbour, int], ...]


def cell(
    actor: Actor, municipality: str, target_group: str, goal_area: str, today: date, year: int | None = None
) -> CellPage:
    """The cell of the area's active plan of a year, by default the latest that has begun, also when it is empty.

    Raises PlanNotFound for unknown codes.
    """
    actor.require("plans.read")
    areas, groups, goals = municipalities(actor), target_groups(actor), goal_areas(actor)
    area, group, goal = _one(areas, municipality), _one(groups, target_group), _one(goals, goal_area)
    found = _find(actor, (municipality, target_group, goal_area), today, year)
    cards, changes = _activities(actor, found, today)
    panels = _panels(actor, found, today)
    shown = found.action_plan.year if found else year_now(actor, today, year)
    around = _around(area, groups, goals, target_group, goal_area)
    return CellPage(
        year=found.action_plan.year if found else None,
        may_change=bool(found and may_change(actor, municipality)),
        adopted_by=found.action_plan.adopted_by.name if found and found.action_plan.adopted_by else "",
        adopted_on=found.action_plan.adopted_on if found else None,
        area=area,
        group=group,
        goal=goal,
        aim=found.aim if found else "",
        activities=tuple(c for c in cards if c.status != Status.STOPPED),
        stopped=tuple(c for c in cards if c.status == Status.STOPPED),
        linked=tuple(p for p in panels if p.role != "balancing"),
        balancing=tuple(p for p in panels if p.role == "balancing"),
        has_outcome=any(p.role == "outcome" for p in panels),
        said=changes,
        previous=around[0],
        next=around[1],
        elsewhere=_elsewhere(actor, areas, area, shown, target_group, goal_area),
    )


def _find(actor: Actor, key: tuple[str, str, str], today: date, year: int | None) -> ActivityPlan | None:
    """The cell in the plan of the year, else in the latest that has begun, else in the first to come."""
    municipality, target_group, goal_area = key
    found = (
        ActivityPlan.objects.filter(
            own(actor, "action_plan__collaboration"),
            action_plan__municipality=municipality,
            action_plan__status="active",
            target_group=target_group,
            goal_area=goal_area,
        )
        .select_related("action_plan__adopted_by")
        .prefetch_related("links")
    )
    if year:
        return found.filter(action_plan__year=year).first()
    begun = found.filter(action_plan__year__lte=today.year).order_by("-action_plan__year").first()
    return begun or found.order_by("action_plan__year").first()


def _activities(
    actor: Actor, found: ActivityPlan | None, today: date
) -> tuple[list[ActivityCard], tuple[ChangeRow, ...]]:
    rows = list(with_parts(Activity.objects.filter(cell=found))) if found else []
    side = side_of_actor(actor) if rows else None
    changes = sorted((c for row in rows for c in row.changes.all()), key=lambda c: (c.at, c.pk), reverse=True)
    return [card(actor, row, today, side) for row in rows], tuple(change_row(c) for c in changes[:COMMENTS_SHOWN])


def _elsewhere(
    actor: Actor, areas: tuple[MunicipalityRow, ...], here: MunicipalityRow, year: int | None, group: str, goal: str
) -> tuple[tuple[Neighbour, int], ...]:
    """The other areas that do something in the same cell, with how many activities."""
    same = Activity.objects.filter(active_in(actor, year), cell__target_group=group, cell__goal_area=goal)
    running = same.exclude(status=Status.STOPPED)
    counts = Counter(running.values_list("cell__action_plan__municipality_id", flat=True))
    found = ((Neighbour(a.code, group, goal, a.name), counts[a.code]) for a in areas if a.code != here.code)
    return tuple((neighbour, number) for neighbour, number in found if number)


def _panels(actor: Actor, found: ActivityPlan | None, today: date) -> list[LinkedPanel]:
    links = list(found.links.all()) if found else []
    panels = indicator_panels(actor, [link.target_id for link in links], today)
    return [LinkedPanel(link.role, link.direction, panels[link.target_id]) for link in links]


def _around(
    area: MunicipalityRow, groups: tuple[NamedRow, ...], goals: tuple[NamedRow, ...], group: str, goal: str
) -> tuple[Neighbour | None, Neighbour | None]:
    places = [Neighbour(area.code, g.code, a.code, f"{g.name} · {a.name}") for g, a in product(groups, goals)]
    here = next(i for i, place in enumerate(places) if (place.target_group, place.goal_area) == (group, goal))
    return (places[here - 1] if here else None), (places[here + 1] if here + 1 < len(places) else None)


def _one(rows, code: str):
    for row in rows:
        if row.code == code:
            return row
    raise PlanNotFound(code)
