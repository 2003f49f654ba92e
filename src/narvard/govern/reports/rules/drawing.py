"""The pictures of a report as SVG with their colours in them, since a paper has no style sheet of its own.

Colour never stands alone: every piece of a bar has its number, and the key says the words in the order of the pieces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH = 720
LEFT = 214
ROW, BAR = 34, 20
# How wide a letter is at most, bold digits included.
LETTER = 8
FACE = "Liberation Sans, Arial, sans-serif"
# Fill and text of each colour of a light, as on the site's pages.
FILLS = {
    "green": ("#1d6b34", "#ffffff"),
    "amber_rising": ("#ffe08a", "#1b1f24"),
    "amber": ("#ffca3a", "#1b1f24"),
    "amber_falling": ("#f5a700", "#1b1f24"),
    "red": ("#b3202c", "#ffffff"),
    "grey": ("#eceff2", "#1b1f24"),
    "own": ("#1f4e79", "#ffffff"),
    "other": ("#b9c7d6", "#1b1f24"),
    "done": ("#1d6b34", "#ffffff"),
    "under_way": ("#1f4e79", "#ffffff"),
    "planned": ("#b9c7d6", "#1b1f24"),
    "paused": ("#ffca3a", "#1b1f24"),
    "stopped": ("#5a6069", "#ffffff"),
}


@dataclass(frozen=True)
class Bar:
    """A row of a picture: its name, and how much of each kind, in the order of the key."""

    name: str
    pieces: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All pieces together."""
        return sum(size for _kind, size in self.pieces)


def stacked(bars: Sequence[Bar], key: Sequence[tuple[str, str]]) -> str:
    """Rows of pieces side by side, each with its number, over a key of (kind, word); all rows are on one scale."""
    longest = max((bar.total for bar in bars), default=0) or 1
    key_rows = _key(key)
    height = len(bars) * ROW + 24 + 22 * len(key_rows)
    drawn = [_row(bar, 6 + place * ROW, (WIDTH - LEFT - 50) / longest) for place, bar in enumerate(bars)]
    foot = len(bars) * ROW + 24
    marks = [
        f'<rect x="{x}" y="{foot + 22 * row}" width="14" height="14" fill="{FILLS[kind][0]}" stroke="#5a6069"'
        f' stroke-width=".6"/><text x="{x + 20}" y="{foot + 12 + 22 * row}">{escape(word)}</text>'
        for row, places in enumerate(key_rows)
        for x, kind, word in places
    ]
    return _svg(WIDTH, height, [*drawn, *marks])


def _key(key: Sequence[tuple[str, str]]) -> list[list[tuple[int, str, str]]]:
    """The key broken into rows that fit; a letter takes about seven units."""
    rows: list[list[tuple[int, str, str]]] = [[]]
    x = 8
    for kind, word in key:
        width = 44 + 7 * len(word)
        if rows[-1] and x + width > WIDTH:
            rows.append([])
            x = 8
        rows[-1].append((x, kind, word))
        x += width
    return rows


def _row(bar: Bar, top: int, scale: float) -> str:
    parts = [f'<text x="{LEFT - 10}" y="{top + 15}" text-anchor="end">{escape(_short(bar.name))}</text>']
    x = float(LEFT)
    for kind, size in bar.pieces:
        if not size:
            continue
        fill, ink = FILLS[kind]
        width = size * scale
        parts.append(f'<rect x="{x:.1f}" y="{top}" width="{width:.1f}" height="{BAR}" fill="{fill}" stroke="#ffffff"/>')
        if width >= 8 * len(str(size)) + 4:
            middle = x + width / 2
            parts.append(
                f'<text x="{middle:.1f}" y="{top + 15}" text-anchor="middle" fill="{ink}" font-size="12">{size}</text>'
            )
        x += width
    parts.append(f'<text x="{x + 8:.1f}" y="{top + 15}" font-weight="700">{bar.total}</text>')
    return "".join(parts)


def _short(name: str) -> str:
    """The name as it fits left of the bars."""
    return name if len(name) <= 26 else name[:25].rstrip() + "…"


@dataclass(frozen=True)
class Measured:
    """A row with one bar: `size` gives its length only, `words` is the figure as it is read; `own` is drawn dark."""

    name: str
    size: float
    words: str
    own: bool = False


def measured(rows: Sequence[Measured]) -> str:
    """One bar a row from zero, with its figure in words after it; the one that the picture is about is dark."""
    longest = max((row.size for row in rows), default=0.0) or 1.0
    room = max((20 + LETTER * len(row.words) for row in rows), default=0)
    # The share first: a scale would be endless where the longest is next to nothing.
    drawn = [
        _measured(row, 6 + place * ROW, max(row.size, 0.0) / longest * (WIDTH - LEFT - room))
        for place, row in enumerate(rows)
    ]
    return _svg(WIDTH, len(rows) * ROW + 8, drawn)


def _measured(row: Measured, top: int, width: float) -> str:
    weight = ' font-weight="700"' if row.own else ""
    fill = FILLS["own" if row.own else "other"][0]
    return (
        f'<text x="{LEFT - 10}" y="{top + 15}" text-anchor="end"{weight}>{escape(_short(row.name))}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{max(width, 1):.1f}" height="{BAR}" fill="{fill}"/>'
        f'<text x="{LEFT + width + 8:.1f}" y="{top + 15}"{weight}>{escape(row.words)}</text>'
    )


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FACE}"'
        f' font-size="14" fill="#1b1f24">{"".join(parts)}</svg>'
    )
