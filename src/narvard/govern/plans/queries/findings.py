"""What is missing in the plans: the page that tells where to begin."""

from dataclasses import dataclass
from datetime import date
from itertools import product

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, municipalities, target_groups
from narvard.govern.plans.models import Activity, ActivityPlan, IndicatorLink, Milestone
from narvard.govern.plans.queries.labels import SIDES
from narvard.govern.plans.rules.parties import missing_sides
from narvard.govern.plans.rules.status import Status

Key = tuple[str, str, str]


@dataclass(frozen=True)
class CellFinding:
    """A cell that lacks something, with its names."""

    municipality: str
    target_group: str
    goal_area: str
    area: str
    group: str
    goal: str


@dataclass(frozen=True)
class EmptyArea:
    """The empty cells of one area."""

    municipality: str
    area: str
    cells: tuple[CellFinding, ...]


@dataclass(frozen=True)
class ActivityFinding:
    """An activity that lacks a party: `missing` names the sides that answer for nothing in it."""

    id: int
    title: str
    area: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class MilestoneFinding:
    """A milestone whose day has passed without its being done."""

    activity_id: int
    activity: str
    title: str
    due_on: date
    days_late: int
    area: str
    owner: str


@dataclass(frozen=True)
class Findings:
    """All findings of the active plans, narrowed to one area if asked for."""

    municipality: str
    areas: tuple[tuple[str, str], ...]
    empty: tuple[EmptyArea, ...]
    empty_cells: int
    without_outcome: tuple[CellFinding, ...]
    one_party: tuple[ActivityFinding, ...]
    overdue: tuple[MilestoneFinding, ...]


def findings(actor: Actor, today: date, *, municipality: str = "") -> Findings:
    """Empty cells, cells without an outcome indicator, activities of one party, and overdue milestones.

    An unknown `municipality` counts as none, so that an old link never says that nothing is missing.
    """
    actor.require("plans.read")
    areas = municipalities(actor)
    names = {row.code: row.name for row in (*areas, *target_groups(actor), *goal_areas(actor))}
    groups, goals = [g.code for g in target_groups(actor)], [g.code for g in goal_areas(actor)]
    municipality = municipality if any(row.code == municipality for row in areas) else ""
    chosen = [row.code for row in areas if municipality in ("", row.code)]
    used = _used(chosen)
    empty = [key for key in product(chosen, groups, goals) if key not in used]
    without = sorted(used - _with_outcome(chosen), key=_in_order(chosen, groups, goals))
    return Findings(
        municipality=municipality,
        areas=tuple((row.code, row.name) for row in areas),
        empty=_by_area(empty, chosen, names),
        empty_cells=len(empty),
        without_outcome=tuple(_named(key, names) for key in without),
        one_party=_one_party(chosen, names),
        overdue=_overdue(chosen, names, today),
    )


def _used(areas: list[str]) -> set[Key]:
    found = ActivityPlan.objects.filter(action_plan__status="active", action_plan__municipality__in=areas)
    running = found.filter(activities__isnull=False).exclude(
        pk__in=found.exclude(activities__status__in=[s for s in Status if s is not Status.STOPPED]).values("pk")
    )
    return set(running.values_list("action_plan__municipality_id", "target_group_id", "goal_area_id"))


def _with_outcome(areas: list[str]) -> set[Key]:
    links = IndicatorLink.objects.filter(
        role="outcome", cell__action_plan__status="active", cell__action_plan__municipality__in=areas
    )
    return set(links.values_list("cell__action_plan__municipality_id", "cell__target_group_id", "cell__goal_area_id"))


def _one_party(areas: list[str], names: dict[str, str]) -> tuple[ActivityFinding, ...]:
    rows = _running(areas).prefetch_related("parties__organization")
    found = []
    for row in rows:
        missing = missing_sides(party.organization.principal for party in row.parties.all())
        if missing:
            area = names[row.cell.action_plan.municipality_id]
            found.append(ActivityFinding(row.pk, row.title, area, tuple(str(SIDES[side]) for side in missing)))
    return tuple(found)


def _overdue(areas: list[str], names: dict[str, str], today: date) -> tuple[MilestoneFinding, ...]:
    rows = (
        Milestone.objects.filter(activity__in=_running(areas), done_on=None, due_on__lt=today)
        .select_related("activity__cell__action_plan")
        .order_by("due_on", "id")
    )
    return tuple(
        MilestoneFinding(
            row.activity_id,
            row.activity.title,
            row.title,
            row.due_on,
            (today - row.due_on).days,
            names[row.activity.cell.action_plan.municipality_id],
            row.activity.owner_name,
        )
        for row in rows
    )


def _running(areas: list[str]):
    return (
        Activity.objects.filter(cell__action_plan__status="active", cell__action_plan__municipality__in=areas)
        .exclude(status=Status.STOPPED)
        .select_related("cell__action_plan")
        .order_by("cell__action_plan__municipality__sort_key", "cell_id", "order")
    )


def _by_area(empty: list[Key], areas: list[str], names: dict[str, str]) -> tuple[EmptyArea, ...]:
    grouped = ((code, tuple(_named(key, names) for key in empty if key[0] == code)) for code in areas)
    return tuple(EmptyArea(code, names[code], cells) for code, cells in grouped if cells)


def _named(key: Key, names: dict[str, str]) -> CellFinding:
    return CellFinding(*key, *(names[code] for code in key))


def _in_order(areas: list[str], groups: list[str], goals: list[str]):
    return lambda key: (areas.index(key[0]), groups.index(key[1]), goals.index(key[2]))
