"""The strategy's map and its roadmap, each with everything that its table says."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Strategy
from narvard.govern.plans.rules import roadmap as road
from narvard.govern.plans.rules import strategy_map
from narvard.govern.plans.rules.roadmap import Roadmap
from narvard.govern.plans.rules.strategy_map import Map


class StrategyNotFound(Exception):
    """The collaboration has no such strategy."""


@dataclass(frozen=True)
class StepRow:
    """A step on the roadmap: half-open, so `ends_on` is the first day after it. `late` when it should be reached."""

    code: str
    title: str
    area: str
    written: str
    starts_on: date
    ends_on: date
    note: str
    done_on: date | None
    now: bool
    late: bool


@dataclass(frozen=True)
class AreaRow:
    """An effort area with its directions and its steps."""

    code: str
    title: str
    directions: tuple[str, ...]
    steps: tuple[StepRow, ...]


@dataclass(frozen=True)
class GroupRow:
    """A group of effort areas."""

    code: str
    title: str
    areas: tuple[AreaRow, ...]


@dataclass(frozen=True)
class StrategyPage:
    """A strategy with its map and roadmap. `others` are the collaboration's other strategies (code, title)."""

    code: str
    title: str
    aim: str
    document: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str
    goals: tuple[tuple[str, str], ...]
    groups: tuple[GroupRow, ...]
    steps: tuple[StepRow, ...]
    map: Map
    roadmap: Roadmap
    others: tuple[tuple[str, str], ...]

    @property
    def areas(self) -> int:
        """How many effort areas there are in all."""
        return sum(len(group.areas) for group in self.groups)

    @property
    def directions(self) -> int:
        """How many directions there are in all."""
        return sum(len(area.directions) for group in self.groups for area in group.areas)


def first_strategy(actor: Actor) -> str:
    """The code of the collaboration's first strategy, or ""."""
    actor.require("plans.read")
    return Strategy.objects.filter(own(actor)).values_list("code", flat=True).first() or ""


def strategy(actor: Actor, code: str, today: date) -> StrategyPage:
    """One strategy; raises StrategyNotFound."""
    actor.require("plans.read")
    found = list(_whole(Strategy.objects.filter(own(actor))))
    row = next((each for each in found if each.code == code), None)
    if row is None:
        raise StrategyNotFound(code)
    steps = tuple(_step(step, today) for step in row.steps.all())
    groups = tuple(_group(group, steps) for group in row.groups.all())
    goals = tuple((goal.code, goal.title) for goal in row.goals.all())
    return StrategyPage(
        code=row.code,
        title=row.title,
        aim=row.aim,
        document=row.document.title if row.document else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        certainty=row.certainty,
        goals=goals,
        groups=groups,
        steps=steps,
        map=strategy_map.draw(row.aim, goals, [_drawn(group) for group in groups]),
        roadmap=road.draw([road.Step(s.code, s.title, s.starts_on, s.ends_on, bool(s.done_on)) for s in steps], today),
        others=tuple((each.code, each.title) for each in found if each.code != code),
    )


def _whole(rows: QuerySet[Strategy]) -> QuerySet[Strategy]:
    return rows.select_related("document").prefetch_related("goals", "groups__areas__directions", "steps__area")


def _drawn(group: GroupRow) -> strategy_map.Group:
    areas = tuple(strategy_map.Area(area.code, area.title, len(area.directions)) for area in group.areas)
    return strategy_map.Group(group.code, group.title, areas)


def _group(group, steps: tuple[StepRow, ...]) -> GroupRow:
    return GroupRow(
        group.code,
        group.title,
        tuple(
            AreaRow(
                area.code,
                area.title,
                tuple(direction.text for direction in area.directions.all()),
                tuple(step for step in steps if step.area == area.title),
            )
            for area in group.areas.all()
        ),
    )


def _step(step, today: date) -> StepRow:
    return StepRow(
        code=step.code,
        title=step.title,
        area=step.area.title if step.area else "",
        written=step.written,
        starts_on=step.starts_on,
        ends_on=step.ends_on,
        note=step.note,
        done_on=step.done_on,
        now=step.starts_on <= today < step.ends_on,
        late=step.done_on is None and step.ends_on <= today,
    )
