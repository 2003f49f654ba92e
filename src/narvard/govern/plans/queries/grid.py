"""The whole plan on one page: every area × target group × goal area, in a constant number of questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import MunicipalityRow, NamedRow, goal_areas, municipalities, own, target_groups
from narvard.base.organizations.queries import organizations as organization_rows
from narvard.govern.plans.models import Activity, ActivityParty, IndicatorLink
from narvard.govern.plans.queries.labels import SIDES
from narvard.govern.plans.queries.years import active_in, year_now, years
from narvard.govern.plans.rules.cells import (
    Answer,
    Summary,
    answer_of,
    expected_false_alarms,
    summarize,
    tested,
    worst_first,
)
from narvard.govern.plans.rules.parties import SIDE_OF_PRINCIPAL
from narvard.govern.plans.rules.status import Status
from narvard.measure.indicators.queries import LightRow, lights_for

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Filters:
    """What the grid is narrowed to; "" is everything. `party` is a side of the agreement or an organization's code."""

    target_group: str = ""
    goal_area: str = ""
    municipality: str = ""
    party: str = ""


EVERYTHING = Filters()


@dataclass(frozen=True)
class GridCell:
    """One cell: how much is done, and what its indicators say. `worst` is None without a light."""

    municipality: str
    target_group: str
    goal_area: str
    activities: int
    summary: Summary
    answer: Answer
    worst: LightRow | None


@dataclass(frozen=True)
class RollUp:
    """A target group's ten areas for one goal area: counts, worst, and how many cells nobody can tell about."""

    goal_area: str
    activities: int
    cells: int
    empty: int
    attention: int
    unknown: int
    summary: Summary
    worst: LightRow | None


@dataclass(frozen=True)
class AreaRow:
    """One area's cells for a target group, in the order of the columns."""

    area: MunicipalityRow
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class GroupRows:
    """A target group: its roll-up and its areas."""

    group: NamedRow
    roll_up: tuple[RollUp, ...]
    areas: tuple[AreaRow, ...]


@dataclass(frozen=True)
class Grid:
    """The whole page. `expected_by_chance` level marks of `tested` would turn red where nothing is wrong."""

    year: int | None
    years: tuple[int, ...]
    filters: Filters
    columns: tuple[NamedRow, ...]
    groups: tuple[GroupRows, ...]
    cells: int
    with_activities: int
    attention: int
    unknown: int
    empty: int
    tested: int
    expected_by_chance: float
    held_back: int
    cut_off: object


def grid(actor: Actor, today: date, *, filters: Filters = EVERYTHING, year: int | None = None) -> Grid:
    """The active plans of one year (by default the latest), narrowed by the filters."""
    actor.require("plans.read")
    chosen = year_now(actor, today, year)
    columns = _narrowed(goal_areas(actor), filters.goal_area)
    groups = _narrowed(target_groups(actor), filters.target_group)
    areas = _narrowed(municipalities(actor), filters.municipality)
    cells, lights = _cells(actor, today, chosen, filters)
    rows = tuple(_group(group, columns, areas, cells) for group in groups)
    shown = [cell for row in rows for area in row.areas for cell in area.cells]
    levels = [light.level for light in lights]
    return Grid(
        year=chosen,
        years=years(actor),
        filters=filters,
        columns=columns,
        groups=rows,
        cells=len(shown),
        with_activities=sum(cell.activities > 0 for cell in shown),
        attention=_count(shown, Answer.NEEDS_ATTENTION),
        unknown=_count(shown, Answer.UNKNOWN),
        empty=_count(shown, Answer.EMPTY),
        tested=tested(levels),
        expected_by_chance=expected_false_alarms(levels),
        held_back=sum(not light.kept_by_fdr for light in lights),
        cut_off=max((light.cut_off for light in lights), default=None),
    )


def filter_choices(actor: Actor) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the grid can be narrowed to, as (code, name); the parties are the two sides, then each organization."""
    actor.require("plans.read")
    return {
        "target_group": tuple((row.code, row.name) for row in target_groups(actor)),
        "goal_area": tuple((row.code, row.name) for row in goal_areas(actor)),
        "municipality": tuple((row.code, row.name) for row in municipalities(actor)),
        "party": _parties(actor),
    }


def _parties(actor: Actor) -> tuple[tuple[str, str], ...]:
    parties = ActivityParty.objects.filter(own(actor, "activity__cell__action_plan__collaboration"))
    # Without its own order, which would make every row distinct.
    used = set(parties.order_by().values_list("organization__code", flat=True).distinct())
    sides = [(code, str(name)) for code, name in SIDES.items()]
    return (*sides, *((row.code, row.name) for row in organization_rows(actor) if row.code in used))


def _activities(actor: Actor, filters: Filters, year: int | None) -> QuerySet[Activity]:
    """The activities of the active plans of a year that the filters leave."""
    found = Activity.objects.filter(active_in(actor, year))
    if filters.party in SIDES:
        principals = [code for code, side in SIDE_OF_PRINCIPAL.items() if side == filters.party]
        return found.filter(parties__organization__principal__in=principals).distinct()
    return found.filter(parties__organization__code=filters.party) if filters.party else found


def _cells(actor: Actor, today: date, year: int | None, filters: Filters) -> tuple[dict[Key, GridCell], list[LightRow]]:
    names = ("cell__action_plan__municipality_id", "cell__target_group_id", "cell__goal_area_id")
    counts: dict[Key, int] = defaultdict(int)
    running = _activities(actor, filters, year).exclude(status=Status.STOPPED)
    for *key, _ in running.values_list(*names, "id"):
        counts[tuple(key)] += 1
    targets: dict[Key, list[int]] = defaultdict(list)
    links = IndicatorLink.objects.filter(active_in(actor, year))
    for *key, target in links.values_list(*names, "target_id"):
        targets[tuple(key)].append(target)
    lights = lights_for(actor, sorted({t for ids in targets.values() for t in ids}), today)
    keys = counts.keys() | targets.keys()
    cells = {key: _cell(key, counts[key], [lights[t] for t in targets[key] if t in lights]) for key in keys}
    return cells, list(lights.values())


def _cell(key: Key, activities: int, lights: list[LightRow]) -> GridCell:
    summary = summarize(light.colour for light in lights)
    return GridCell(*key, activities, summary, answer_of(activities, summary), _worst(lights))


def _worst(lights: Iterable[LightRow]) -> LightRow | None:
    return min(lights, key=lambda light: worst_first(light.colour), default=None)


def _group(
    group: NamedRow,
    columns: tuple[NamedRow, ...],
    areas: tuple[MunicipalityRow, ...],
    cells: Mapping[Key, GridCell],
) -> GroupRows:
    rows = tuple(AreaRow(area, tuple(_at(cells, area, group, column) for column in columns)) for area in areas)
    rolled = tuple(_roll_up(column.code, [row.cells[place] for row in rows]) for place, column in enumerate(columns))
    return GroupRows(group, rolled, rows)


def _at(cells: Mapping[Key, GridCell], area: MunicipalityRow, group: NamedRow, column: NamedRow) -> GridCell:
    key = (area.code, group.code, column.code)
    return cells[key] if key in cells else _cell(key, 0, [])


def _roll_up(goal_area: str, cells: list[GridCell]) -> RollUp:
    running = [cell for cell in cells if cell.activities]
    return RollUp(
        goal_area=goal_area,
        activities=sum(cell.activities for cell in running),
        cells=len(cells),
        empty=len(cells) - len(running),
        attention=_count(cells, Answer.NEEDS_ATTENTION),
        unknown=_count(cells, Answer.UNKNOWN),
        summary=summarize(cell.summary.worst for cell in running),
        worst=_worst(cell.worst for cell in running if cell.worst),
    )


def _count(cells: Iterable[GridCell], answer: Answer) -> int:
    return sum(cell.answer is answer for cell in cells)


def _narrowed(rows, code: str):
    return tuple(row for row in rows if code in ("", row.code))
