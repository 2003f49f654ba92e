"""One area in one quarter: its activities and cells with their words and lights, and whether it is ready."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import MunicipalityRow, municipalities
from narvard.govern.followup.permissions import READ, may_report
from narvard.govern.followup.queries.board import AreaRow, Board, board_of
from narvard.govern.followup.queries.lines import Line, SaidRow, cell_names, cell_title, lines, words
from narvard.govern.followup.queries.periods import PeriodRow, period
from narvard.govern.followup.rules.saying import Subject


class AreaNotFound(Exception):
    """The collaboration has no such area."""


@dataclass(frozen=True)
class SpokenLine:
    """A line with its words. `may_report` when the reader may add one."""

    line: Line
    said: tuple[SaidRow, ...]
    may_report: bool


@dataclass(frozen=True)
class CellLines:
    """The activities of one cell with the cell's own line, or None where its lights want no word."""

    title: str
    cell: SpokenLine | None
    activities: tuple[SpokenLine, ...]


@dataclass(frozen=True)
class AreaPage:
    """The page of an area in an open quarter."""

    period: PeriodRow
    area: MunicipalityRow
    tally: AreaRow
    board: Board
    cells: tuple[CellLines, ...]
    may_mark: bool


def area_page(actor: Actor, year: int, quarter: int, municipality: str, today: date) -> AreaPage:
    """An area of a quarter that is not closed. Raises PeriodNotFound, AreaNotFound."""
    actor.require(READ)
    row = period(actor, year, quarter)
    area = area_named(actor, municipality)
    found = lines(actor, row, today, municipality=municipality)
    said = words(row.id, municipality=municipality)
    spoken = [
        SpokenLine(line, said.get(line.place, ()), bool(may_report(actor, municipality, line.organizations)))
        for line in found
    ]
    board = board_of(actor, row, found, today, municipality)
    tally = board.areas[0] if board.areas else AreaRow(area.code, area.name, 0, 0, None)
    may_mark = bool(may_report(actor, municipality))
    return AreaPage(row, area, tally, board, _by_cell(actor, spoken), may_mark)


def areas(actor: Actor) -> tuple[MunicipalityRow, ...]:
    """The areas of the collaboration, by name."""
    actor.require(READ)
    return municipalities(actor)


def area_named(actor: Actor, code: str) -> MunicipalityRow:
    """The area of a code. Raises AreaNotFound."""
    for row in municipalities(actor):
        if row.code == code:
            return row
    raise AreaNotFound(code)


def _by_cell(actor: Actor, spoken: list[SpokenLine]) -> tuple[CellLines, ...]:
    names = cell_names(actor)
    keys = dict.fromkeys((row.line.target_group, row.line.goal_area) for row in spoken)
    order = list(names)
    return tuple(
        CellLines(
            title=cell_title(names, *key),
            cell=next((row for row in _of(spoken, key) if row.line.subject is Subject.CELL), None),
            activities=tuple(row for row in _of(spoken, key) if row.line.subject is Subject.ACTIVITY),
        )
        for key in sorted(keys, key=lambda key: [order.index(code) if code in names else len(order) for code in key])
    )


def _of(spoken: list[SpokenLine], key: tuple[str, str]) -> list[SpokenLine]:
    return [row for row in spoken if (row.line.target_group, row.line.goal_area) == key]
