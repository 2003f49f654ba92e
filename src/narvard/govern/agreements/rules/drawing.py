"""The drawings of agreements: themes joined to state agreements, and phases along the years. Plain geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narvard.govern.agreements.rules.cross_map import CrossMap
from narvard.govern.agreements.rules.versions import Period

WIDTH = 960
BOX_WIDTH, ROW, GAP, TOP = 380, 34, 8, 8
LETTERS_IN_A_BOX = 50
BAR, BAR_GAP, AXIS = 30, 8, 24


@dataclass(frozen=True)
class Box:
    """A drawn theme or agreement; `label` is cut where it would not fit, `alone` when nothing leads from it."""

    code: str
    label: str
    title: str
    x: int
    y: int
    alone: bool


@dataclass(frozen=True)
class MapDrawing:
    """Themes to the left, state agreements to the right, one line a link."""

    width: int
    height: int
    box_width: int
    box_height: int
    themes: tuple[Box, ...]
    targets: tuple[Box, ...]
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Bar:
    """A phase along the years."""

    code: str
    title: str
    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Timeline:
    """The phases as bars; `years` are the years with the place where each begins, `today` the place of the day."""

    width: int
    height: int
    bar_height: int
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, int], ...]
    today: int | None


def draw_map(found: CrossMap) -> MapDrawing:
    """Place the boxes and join them; the state agreements are spread over the height of the themes."""
    step = ROW + GAP
    height = max(len(found.rows), len(found.targets), 1) * step + TOP
    themes = tuple(
        Box(row.theme.code, _cut(row.theme.title), row.theme.title, 0, TOP + i * step, not any(row.cells))
        for i, row in enumerate(found.rows)
    )
    spread = (height - TOP) / max(len(found.targets), 1)
    targets = tuple(
        Box(
            row.target.code,
            _cut(row.target.title),
            row.target.title,
            WIDTH - BOX_WIDTH,
            int(TOP + (i + 0.5) * spread - step / 2),
            not row.themes,
        )
        for i, row in enumerate(found.targets)
    )
    lines = tuple(
        (_curve(themes[i], targets[j]), j)
        for i, row in enumerate(found.rows)
        for j, link in enumerate(row.cells)
        if link
    )
    return MapDrawing(WIDTH, height, BOX_WIDTH, ROW, themes, targets, lines)


def _cut(title: str) -> str:
    return title if len(title) <= LETTERS_IN_A_BOX else f"{title[: LETTERS_IN_A_BOX - 1].rstrip()}…"


def _curve(start: Box, end: Box) -> str:
    x, y, far, level = start.x + BOX_WIDTH, start.y + ROW // 2, end.x, end.y + ROW // 2
    middle = (x + far) // 2
    return f"M{x} {y}C{middle} {y} {middle} {level} {far} {level}"


def draw_timeline(phases: Sequence[tuple[str, str, Period]], today: date) -> Timeline:
    """One bar a phase, each on a line of its own so that overlaps are seen. Every phase has an end."""
    if not phases:
        return Timeline(WIDTH, 0, BAR, (), (), None)
    first = min(period.start.year for _code, _title, period in phases)
    last = max((period.end or period.start).year for _code, _title, period in phases)
    start, end = date(first, 1, 1), date(last + 1, 1, 1)
    if max(period.end or period.start for _code, _title, period in phases) == date(last, 1, 1):
        end, last = date(last, 1, 1), last - 1

    def place(day: date) -> int:
        return round(WIDTH * (day - start).days / (end - start).days)

    bars = []
    for row, (code, title, period) in enumerate(phases):
        x = place(period.start)
        bars.append(Bar(code, title, x, AXIS + row * (BAR + BAR_GAP), place(period.end or end) - x))
    years = tuple((year, place(date(year, 1, 1))) for year in range(first, last + 1))
    height = AXIS + len(phases) * (BAR + BAR_GAP)
    return Timeline(WIDTH, height, BAR, tuple(bars), years, place(today) if start <= today < end else None)
