"""Where bars stand in a drawing of money: a row each, its name before and its amount after. Units of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 960
NAMES, FIGURES = 350, 130
BARS = WIDTH - NAMES - FIGURES
ROW, BAR, TOP = 30, 18, 6
INDENT = 18
LETTERS_A_UNIT = 0.142
"""Letters of 14 units that fit in one unit of width."""


@dataclass(frozen=True)
class Stretch:
    """A piece of a bar: what kind of money, and how much. Unit: kronor."""

    kind: str
    kronor: int


@dataclass(frozen=True)
class Bar:
    """One row to draw. `start` is where the bar begins, in kronor; `link` says where the row leads."""

    link: str
    name: str
    kind: str
    depth: int
    start: int
    kronor: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Piece:
    """A rectangle of a bar."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class Row:
    """A drawn row: text places and pieces. `shown` is the name cut to its place, `name` the whole of it."""

    link: str
    name: str
    shown: str
    kind: str
    kronor: int
    depth: int
    x: int
    y: int
    bar_y: int
    text_y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Drawing:
    """The drawing, its rows from the top down. Figures end at `figures_at`."""

    width: int
    height: int
    bar: int
    row: int
    bars_at: int
    figures_at: int
    rows: tuple[Row, ...]


def draw(bars: Sequence[Bar]) -> Drawing:
    """Place the bars, so that the longest reach fills the width."""
    reach = max((bar.start + bar.kronor for bar in bars), default=0)
    rows = tuple(_row(bar, number, reach) for number, bar in enumerate(bars))
    return Drawing(WIDTH, 2 * TOP + ROW * len(rows), BAR, ROW, NAMES, WIDTH - 4, rows)


def _row(bar: Bar, number: int, reach: int) -> Row:
    y = TOP + ROW * number
    x = 4 + INDENT * bar.depth
    pieces, at = [], bar.start
    for stretch in bar.stretches:
        if stretch.kronor > 0:
            pieces.append(Piece(stretch.kind, _place(at, reach), _width(stretch.kronor, reach)))
            at += stretch.kronor
    shown = _cut(bar.name, int((NAMES - x - 8) * LETTERS_A_UNIT))
    return Row(bar.link, bar.name, shown, bar.kind, bar.kronor, bar.depth, x, y, y + 6, y + 20, tuple(pieces))


def _place(kronor: int, reach: int) -> float:
    return NAMES + (BARS * kronor * 10 // reach) / 10


def _width(kronor: int, reach: int) -> float:
    """At least a hair, so that what is there can be seen."""
    return max((BARS * kronor * 10 // reach) / 10, 1.5)


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
