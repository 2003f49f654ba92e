"""Where each body stands in the drawing of the structure: plain geometry in the drawing's own units."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 960
BOX_WIDTH, BOX_HEIGHT = 240, 56
SIDE_WIDTH = 200
AREA_WIDTH, AREA_HEIGHT, AREA_GAP = 180, 44, 12
AREAS_IN_A_ROW = 5
LINE_HEIGHT = 18
ROW_GAP = 44
MIDDLE = ("political", "steering")
# Letters that fit in one unit of width, with room beside them: the type is 14 units high and about half as wide.
LETTERS_A_UNIT = 0.12


@dataclass(frozen=True)
class Node:
    """A body to draw: `reports_to` is the slug of the body above it, or ""."""

    slug: str
    name: str
    level: str
    reports_to: str


@dataclass(frozen=True)
class Box:
    """A drawn body: a rectangle and its name broken into lines with their baselines."""

    slug: str
    level: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Line:
    """A connection from the body above to the body below, as an SVG path."""

    path: str
    dashed: bool


@dataclass(frozen=True)
class Drawing:
    """The whole drawing; boxes come in reading order, from the top down."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(nodes: Sequence[Node]) -> Drawing:
    """Place the political and steering levels in the middle, those who prepare beside them, the areas below.

    Where there are no areas the lowest level is that of development: Norway's three levels are drawn as three.
    """
    lowest = "area" if any(node.level == "area" for node in nodes) else "development"
    boxes: list[Box] = []
    y = 8
    for level in MIDDLE:
        for node in (node for node in nodes if node.level == level):
            beside = [n for n in nodes if n.reports_to == node.slug and n.level not in ("steering", lowest)]
            height = max(_height([node], BOX_WIDTH, BOX_HEIGHT), _height(beside, SIDE_WIDTH, BOX_HEIGHT))
            boxes.append(_box(node, (WIDTH - BOX_WIDTH) // 2, y, BOX_WIDTH, height))
            boxes.extend(_beside(beside, y, height))
            y += max(1, (len(beside) + 1) // 2) * (height + AREA_GAP) - AREA_GAP + ROW_GAP
    boxes.extend(_lowest([node for node in nodes if node.level == lowest], y))
    height = max((box.y + box.height for box in boxes), default=0) + 8
    return Drawing(WIDTH, height, tuple(boxes), tuple(_lines(nodes, boxes, lowest)))


def _height(nodes: Sequence[Node], width: int, least: int) -> int:
    """Room for the longest of the names."""
    lines = (len(break_lines(node.name, int(width * LETTERS_A_UNIT))) for node in nodes)
    return max(least, max(lines, default=0) * LINE_HEIGHT + 14)


def _beside(nodes: Sequence[Node], top: int, height: int) -> list[Box]:
    """Alternate left and right of the middle, so that neither side grows long."""
    places = (8, WIDTH - SIDE_WIDTH - 8)
    return [
        _box(node, places[i % 2], top + (i // 2) * (height + AREA_GAP), SIDE_WIDTH, height)
        for i, node in enumerate(nodes)
    ]


def _lowest(nodes: Sequence[Node], top: int) -> list[Box]:
    """Rows of five; fewer than five stand in the middle."""
    step = AREA_WIDTH + AREA_GAP
    height = _height(nodes, AREA_WIDTH, AREA_HEIGHT)
    left = (WIDTH - min(len(nodes), AREAS_IN_A_ROW) * step + AREA_GAP) // 2
    return [
        _box(
            node,
            left + (i % AREAS_IN_A_ROW) * step,
            top + (i // AREAS_IN_A_ROW) * (height + AREA_GAP),
            AREA_WIDTH,
            height,
        )
        for i, node in enumerate(nodes)
    ]


def _box(node: Node, x: int, y: int, width: int, height: int) -> Box:
    words = break_lines(node.name, int(width * LETTERS_A_UNIT))
    first = y + (height - LINE_HEIGHT * (len(words) - 1)) // 2 + 5
    lines = tuple((line, x + width // 2, first + i * LINE_HEIGHT) for i, line in enumerate(words))
    return Box(node.slug, node.level, x, y, width, height, lines)


def break_lines(name: str, letters: int) -> list[str]:
    """Break a name at spaces into lines of at most `letters`; a longer word keeps a line of its own."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _lines(nodes: Sequence[Node], boxes: Sequence[Box], lowest: str) -> list[Line]:
    placed = {box.slug: box for box in boxes}
    lines = []
    for node in nodes:
        if node.slug in placed and node.reports_to in placed:
            above, below = placed[node.reports_to], placed[node.slug]
            under = node.level in ("steering", lowest)
            gap = AREA_GAP // 2 if node.level == lowest else ROW_GAP // 2
            lines.append(Line(_down(above, below, gap) if under else _across(above, below), dashed=not under))
    return lines


def _down(above: Box, below: Box, gap: int) -> str:
    start, end = above.x + above.width // 2, below.x + below.width // 2
    return f"M{start} {above.y + above.height}V{below.y - gap}H{end}V{below.y}"


def _across(above: Box, below: Box) -> str:
    left_side = below.x < above.x
    x = below.x + below.width if left_side else below.x
    edge = above.x if left_side else above.x + above.width
    turn = (x + edge) // 2
    return f"M{edge} {above.y + above.height // 2}H{turn}V{below.y + below.height // 2}H{x}"
