"""How far a quarter has come: per area and per level, growing as people say their word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities
from narvard.govern.followup.models import AreaReady
from narvard.govern.followup.queries.lines import Line, lines
from narvard.govern.followup.queries.periods import PeriodRow
from narvard.govern.followup.rules.deadlines import Level


@dataclass(frozen=True)
class ReadyRow:
    """Who said that an area's report is whole, and what they added."""

    at: datetime
    by: str
    note: str


@dataclass(frozen=True)
class AreaRow:
    """An area: how many words are said of those that are wanted, and whether its manager calls it ready."""

    code: str
    name: str
    said: int
    to_say: int
    ready: ReadyRow | None

    @property
    def missing(self) -> int:
        """How many words are wanted yet."""
        return self.to_say - self.said

    @property
    def share(self) -> int:
        """The said part in whole percent; all of nothing is a hundred."""
        return self.said * 100 // self.to_say if self.to_say else 100


@dataclass(frozen=True)
class LevelRow:
    """A level with its last day. `days_left` is below 0 when the day has passed."""

    level: Level
    due_on: date
    days_left: int
    done: bool


@dataclass(frozen=True)
class Board:
    """An open quarter at a glance."""

    period: PeriodRow
    areas: tuple[AreaRow, ...]
    levels: tuple[LevelRow, ...]

    @property
    def said(self) -> int:
        """Words said, of those that are wanted."""
        return sum(area.said for area in self.areas)

    @property
    def to_say(self) -> int:
        """Words wanted."""
        return sum(area.to_say for area in self.areas)

    @property
    def whole(self) -> int:
        """Areas in which everything is said."""
        return sum(not area.missing for area in self.areas)

    @property
    def ready(self) -> int:
        """Areas that their managers call ready."""
        return sum(area.ready is not None for area in self.areas)

    @property
    def not_ready(self) -> tuple[AreaRow, ...]:
        """Areas that are not called ready yet."""
        return tuple(area for area in self.areas if area.ready is None)


def board(actor: Actor, period: PeriodRow, today: date, *, municipality: str = "") -> Board:
    """The board of a quarter, of one area where asked for."""
    return board_of(actor, period, lines(actor, period, today, municipality=municipality), today, municipality)


def board_of(actor: Actor, period: PeriodRow, found: Iterable[Line], today: date, municipality: str = "") -> Board:
    """The board of lines that were read already. An area that the plan says nothing of is left out."""
    wanted, missing = Counter[str](), Counter[str]()
    for line in found:
        wanted[line.municipality] += line.wanted
        missing[line.municipality] += not line.complete
    ready = ready_areas(period)
    areas = tuple(
        AreaRow(row.code, row.name, wanted[row.code] - missing[row.code], wanted[row.code], ready.get(row.code))
        for row in municipalities(actor)
        if (wanted[row.code] or row.code in ready) and municipality in ("", row.code)
    )
    return Board(period, areas, _levels(period, areas, today))


def ready_areas(period: PeriodRow) -> dict[str, ReadyRow]:
    """The areas that are called ready."""
    rows = AreaReady.objects.filter(period=period.id)
    return {row.municipality_id: ReadyRow(row.at, row.by_name, row.note) for row in rows}


def _levels(period: PeriodRow, areas: tuple[AreaRow, ...], today: date) -> tuple[LevelRow, ...]:
    done = {
        Level.AREAS: bool(areas) and all(area.ready for area in areas),
        Level.OFFICE: period.office_ready_at is not None,
        Level.STEERING: False,
        Level.COUNCIL: False,
    }
    return tuple(
        LevelRow(level, day, (day - today).days, done[level])
        for level in Level
        for day in (period.deadlines.of(level),)
    )
