"""Where everything stands on the map of a strategy: plain geometry in the drawing's own units.

The aim and the overall goals stand on top, then one band a group with its effort areas beside each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 960
EDGE, GAP = 8, 12
AIM_HEIGHT, GOAL_HEIGHT, AREA_HEIGHT = 40, 76, 92
BAND_TITLE = 30
LINE_HEIGHT = 18
# Letters that fit in one unit of width at a type of 14 units.
LETTERS_A_UNIT = 0.128
MOST_IN_A_ROW = 5


@dataclass(frozen=True)
class Area:
    """An effort area to draw, with how many directions it has."""

    code: str
    title: str
    directions: int


@dataclass(frozen=True)
class Group:
    """A group of effort areas to draw."""

    code: str
    title: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Box:
    """A drawn box: `kind` is aim, goal or area, `lines` its words with their place."""

    kind: str
    code: str
    title: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[str, int, int], ...]
    directions: int = 0


@dataclass(frozen=True)
class Band:
    """A group: the field behind its areas."""

    code: str
    title: str
    y: int
    height: int


@dataclass(frozen=True)
class Map:
    """The whole drawing, in reading order."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    bands: tuple[Band, ...]


def draw(aim: str, goals: Sequence[tuple[str, str]], groups: Sequence[Group]) -> Map:
    """Place the aim, the goals (code and title) and the groups from the top down."""
    boxes: list[Box] = []
    bands: list[Band] = []
    y = EDGE
    if aim:
        boxes.append(_box("aim", "aim", aim, EDGE, y, WIDTH - 2 * EDGE, AIM_HEIGHT))
        y += AIM_HEIGHT + GAP
    y = _rows(boxes, "goal", [(code, title, 0) for code, title in goals], y, GOAL_HEIGHT)
    for group in groups:
        top = y
        rows = [(area.code, area.title, area.directions) for area in group.areas]
        y = _rows(boxes, "area", rows, top + BAND_TITLE, AREA_HEIGHT, inset=GAP)
        bands.append(Band(group.code, group.title, top, y - top))
        y += GAP
    return Map(WIDTH, y, tuple(boxes), tuple(bands))


def _rows(
    boxes: list[Box], kind: str, items: Sequence[tuple[str, str, int]], top: int, height: int, inset: int = 0
) -> int:
    """Place the items in rows of at most five of equal width; answer where the next thing begins."""
    left, whole = EDGE + inset, WIDTH - 2 * (EDGE + inset)
    for first in range(0, len(items), MOST_IN_A_ROW):
        row = items[first : first + MOST_IN_A_ROW]
        width = (whole - GAP * (len(row) - 1)) // len(row)
        for place, (code, title, directions) in enumerate(row):
            boxes.append(_box(kind, code, title, left + place * (width + GAP), top, width, height, directions))
        top += height + GAP
    return top


def _box(kind: str, code: str, title: str, x: int, y: int, width: int, height: int, directions: int = 0) -> Box:
    words = _broken(title, int(width * LETTERS_A_UNIT))
    below = LINE_HEIGHT if directions else 0
    first = y + (height - below - LINE_HEIGHT * (len(words) - 1)) // 2 + 5
    lines = tuple((line, x + width // 2, first + number * LINE_HEIGHT) for number, line in enumerate(words))
    return Box(kind, code, title, x, y, width, height, lines, directions)


def _broken(title: str, letters: int) -> list[str]:
    """The title in lines of at most `letters`; a longer word keeps a line of its own."""
    lines: list[str] = []
    for word in title.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
