"""What people have to say something about in a quarter, and what they have said: the core of every page here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import goal_areas, target_groups
from narvard.govern.followup.models import FrozenRow, Said
from narvard.govern.followup.queries.periods import PeriodRow, closed_before
from narvard.govern.followup.rules.freezing import Kind
from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.followup.rules.saying import (
    Side,
    Subject,
    activity_wants_word,
    cell_key,
    cell_wants_word,
    sides_missing,
)
from narvard.govern.plans.queries.followed import FollowedActivity, FollowedCell, followed_activities, followed_cells
from narvard.measure.indicators.queries import LightRow, lights_for

Key = tuple[str, str, str]
"""Subject, area and key of what a word is about."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One side's word."""

    side: str
    status: str
    done: str
    hinders: str
    next_step: str
    version: int
    at: datetime
    by: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """An activity or a cell that someone says something about. `missing` names the sides whose word is wanted yet.

    A line that is not `wanted` may have words all the same: then somebody has `said` something. A cell has no status,
    owner or organizations.
    """

    subject: Subject
    municipality: str
    key: str
    title: str
    target_group: str
    goal_area: str
    owner: str
    owner_role: str
    status: str
    activity_id: int
    organizations: tuple[str, ...]
    answering: tuple[Side, ...]
    wanted: bool
    missing: tuple[Side, ...]
    said: bool
    lights: tuple[LightRow, ...]

    @property
    def place(self) -> Key:
        """What a word about it is kept under."""
        return self.subject.value, self.municipality, self.key

    @property
    def complete(self) -> bool:
        """Has everyone said what is wanted?"""
        return not (self.wanted and self.missing)


def lines(
    actor: Actor, period: PeriodRow, today: date, *, municipality: str = "", organization: str = "", reference: str = ""
) -> tuple[Line, ...]:
    """Every activity of the year that wants a word or has one, and every cell whose lights need attention.

    Narrowed to an organization or a reference it holds activities alone.
    """
    asked = {"municipality": municipality, "organization": organization, "reference": reference}
    return to_speak_of(every_line(actor, period, today, **asked))


def to_speak_of(every: Iterable[Line]) -> tuple[Line, ...]:
    """Those lines that want a word or have one."""
    return tuple(line for line in every if line.wanted or line.said)


def every_line(
    actor: Actor, period: PeriodRow, today: date, *, municipality: str = "", organization: str = "", reference: str = ""
) -> tuple[Line, ...]:
    """Every activity and every measured cell of the year, also those that nobody has to say anything about."""
    sides = _sides_said(period, municipality)
    done = _reported_done(actor, period.quarter, municipality)
    activities = followed_activities(
        actor, period.year, municipality=municipality, organization=organization, reference=reference
    )
    found = [_activity(row, period.quarter, sides, done) for row in activities]
    if not organization and not reference:
        found += _cells(actor, period, today, municipality, sides)
    return tuple(found)


def lights_of(every: Iterable[Line]) -> tuple[LightRow, ...]:
    """The lights of the cells, each once, by target."""
    found = {light.target_id: light for line in every for light in line.lights}
    return tuple(found[target] for target in sorted(found))


def words(
    period_id: int, places: Iterable[Key] | None = None, *, municipality: str = ""
) -> dict[Key, tuple[SaidRow, ...]]:
    """What was said in a period, by what it is about: of some places, of an area, or all of it."""
    rows = Said.objects.filter(period=period_id)
    wanted = None if places is None else set(places)
    if municipality:
        rows = rows.filter(municipality=municipality)
    elif wanted is not None:
        rows = rows.filter(municipality__in={place[1] for place in wanted})
    found: dict[Key, list[SaidRow]] = defaultdict(list)
    fields = ("side", "status", "done", "hinders", "next_step", "version", "at", "by_name", "title")
    for *place, _pk, side, status, done, hinders, after, version, at, by, title in rows.order_by(
        "side", "pk"
    ).values_list("subject", "municipality_id", "key", "pk", *fields):
        if wanted is None or tuple(place) in wanted:
            found[tuple(place)].append(SaidRow(side, status, done, hinders, after, version, at, by, title))
    return {place: tuple(said) for place, said in found.items()}


def cell_title(names: dict[str, str], target_group: str, goal_area: str) -> str:
    """A cell in words: "Multi-ill elderly · Closeness"."""
    return f"{names.get(target_group, target_group)} · {names.get(goal_area, goal_area)}"


def cell_names(actor: Actor) -> dict[str, str]:
    """Target groups and goal areas by code, in the active language."""
    return {row.code: row.name for row in (*target_groups(actor), *goal_areas(actor))}


def _sides_said(period: PeriodRow, municipality: str) -> dict[Key, set[Side]]:
    rows = Said.objects.filter(period=period.id)
    if municipality:
        rows = rows.filter(municipality=municipality)
    found: dict[Key, set[Side]] = defaultdict(set)
    for *place, side in rows.values_list("subject", "municipality_id", "key", "side"):
        found[tuple(place)].add(Side(side))
    return dict(found)


def _reported_done(actor: Actor, quarter: Quarter, municipality: str) -> set[tuple[str, str]]:
    """The activities that the closed quarter before reported as done."""
    before = closed_before(actor, quarter)
    if before is None:
        return set()
    rows = FrozenRow.objects.filter(period=before.id, supplement=None, kind=Kind.ACTIVITY, state="done")
    rows = rows.filter(municipality=municipality) if municipality else rows
    return set(rows.values_list("municipality_id", "key"))


def _activity(row: FollowedActivity, quarter: Quarter, said: dict[Key, set[Side]], done: set[tuple[str, str]]) -> Line:
    place = (Subject.ACTIVITY.value, row.municipality, row.reference)
    answering = tuple(Side(side) for side in row.sides)
    reported = (row.municipality, row.reference) in done
    return Line(
        subject=Subject.ACTIVITY,
        municipality=row.municipality,
        key=row.reference,
        title=row.title,
        target_group=row.target_group,
        goal_area=row.goal_area,
        owner=row.owner,
        owner_role=row.owner_role,
        status=row.status,
        activity_id=row.id,
        organizations=row.organizations,
        answering=answering,
        wanted=activity_wants_word(row.status, row.starts_on, row.ends_on, quarter, reported_done=reported),
        missing=sides_missing(answering, said.get(place, ())),
        said=place in said,
        lights=(),
    )


def _cells(actor: Actor, period: PeriodRow, today: date, municipality: str, said: dict[Key, set[Side]]) -> list[Line]:
    cells = followed_cells(actor, period.year, municipality=municipality)
    lights = lights_for(actor, {target for cell in cells for target in cell.targets}, today)
    names = cell_names(actor) if cells else {}
    return [_cell(cell, tuple(lights[t] for t in cell.targets if t in lights), names, said) for cell in cells]


def _cell(cell: FollowedCell, lights: tuple[LightRow, ...], names: dict[str, str], said: dict[Key, set[Side]]) -> Line:
    key = cell_key(cell.target_group, cell.goal_area)
    place = (Subject.CELL.value, cell.municipality, key)
    return Line(
        subject=Subject.CELL,
        municipality=cell.municipality,
        key=key,
        title=cell_title(names, cell.target_group, cell.goal_area),
        target_group=cell.target_group,
        goal_area=cell.goal_area,
        owner="",
        owner_role="",
        status="",
        activity_id=0,
        organizations=(),
        answering=(),
        wanted=cell_wants_word(light.colour for light in lights),
        missing=sides_missing((), said.get(place, ())),
        said=place in said,
        lights=lights,
    )
