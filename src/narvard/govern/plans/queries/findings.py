"""What is missing in the plans: the page that tells where to begin."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import product

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, municipalities, target_groups
from narvard.govern.plans.models import Activity, ActivityParty, ActivityPlan, IndicatorLink, Milestone
from narvard.govern.plans.queries.labels import SIDES
from narvard.govern.plans.queries.years import active_in, year_now
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
    plans = _Plans(actor, year_now(actor, today), chosen)
    used = _used(plans)
    empty = [key for key in product(chosen, groups, goals) if key not in used]
    without = sorted(used - _with_outcome(plans), key=_in_order(chosen, groups, goals))
    return Findings(
        municipality=municipality,
        areas=tuple((row.code, row.name) for row in areas),
        empty=_by_area(empty, chosen, names),
        empty_cells=len(empty),
        without_outcome=tuple(_named(key, names) for key in without),
        one_party=_one_party(plans, names),
        overdue=_overdue(plans, names, today),
    )


@dataclass(frozen=True)
class _Plans:
    """The active plans of a year in some areas."""

    actor: Actor
    year: int | None
    areas: list[str]

    def __call__(self, plan: str = "cell__action_plan") -> Q:
        return active_in(self.actor, self.year, plan) & Q(**{f"{plan}__municipality__in": self.areas})


def _used(plans: _Plans) -> set[Key]:
    found = ActivityPlan.objects.filter(plans("action_plan"))
    running = found.filter(activities__isnull=False).exclude(
        pk__in=found.exclude(activities__status__in=[s for s in Status if s is not Status.STOPPED]).values("pk")
    )
    return set(running.values_list("action_plan__municipality_id", "target_group_id", "goal_area_id"))


def _with_outcome(plans: _Plans) -> set[Key]:
    links = IndicatorLink.objects.filter(plans(), role="outcome")
    return set(links.values_list("cell__action_plan__municipality_id", "cell__target_group_id", "cell__goal_area_id"))


def _one_party(plans: _Plans, names: dict[str, str]) -> tuple[ActivityFinding, ...]:
    answering: dict[int, list[str]] = defaultdict(list)
    parties = ActivityParty.objects.filter(plans("activity__cell__action_plan")).order_by()
    for activity, principal in parties.values_list("activity_id", "organization__principal"):
        answering[activity].append(principal)
    found = []
    for pk, title, area in _running(plans).values_list("pk", "title", "cell__action_plan__municipality_id"):
        if missing := missing_sides(answering[pk]):
            found.append(ActivityFinding(pk, title, names[area], tuple(str(SIDES[side]) for side in missing)))
    return tuple(found)


def _overdue(plans: _Plans, names: dict[str, str], today: date) -> tuple[MilestoneFinding, ...]:
    rows = (
        Milestone.objects.filter(plans("activity__cell__action_plan"), done_on=None, due_on__lt=today)
        .exclude(activity__status=Status.STOPPED)
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


def _running(plans: _Plans):
    return (
        Activity.objects.filter(plans())
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
