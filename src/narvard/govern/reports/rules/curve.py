"""The curve of an indicator as a picture for a paper, from the places that were reckoned for the page."""

from collections.abc import Sequence
from typing import Protocol
from xml.sax.saxutils import escape

from narvard.govern.reports.rules.drawing import FACE


class Tick(Protocol):
    """A labelled place on an axis."""

    at: float
    label: str


class Mark(Protocol):
    """A drawn point; `shape` tells its state."""

    x: float
    y: float
    shape: str


class Drawing(Protocol):
    """What the indicators' own drawing of a curve holds, in picture units."""

    line: str
    band: str
    centre: str
    lower: str
    upper: str
    path: str
    path_end: Mark | None
    value_ticks: tuple[Tick, ...]
    day_ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    view_box: str
    foot: float
    edge: float


_MARKS = {
    "better": '<path fill="#00857c" stroke="#fff" d="M{x:g} {y:g}m0 -5.5 5.5 5.5 -5.5 5.5 -5.5 -5.5z"/>',
    "worse": '<path fill="#b8500b" stroke="#fff" d="M{x:g} {y:g}m-4 -4h8v8h-8z"/>',
    "withheld": '<path fill="none" stroke="#4a4f57" stroke-width="2" d="M{x:g} {y:g}m-3.5 -9 7 7m0 -7 -7 7"/>',
    "missing": '<circle fill="#fff" stroke="#4a4f57" cx="{x:g}" cy="{y:g}" r="3"/>',
}
_PLAIN = '<circle fill="#1f4e79" cx="{x:g}" cy="{y:g}" r="2.6"/>'
# What each stroke is drawn with: the required path in violet, limits dashed, as on the site's pages.
_STROKES = (
    ("centre", 'stroke="#4a4f57" stroke-width="1.2"'),
    ("lower", 'stroke="#4a4f57" stroke-width="1.2" stroke-dasharray="4 3"'),
    ("upper", 'stroke="#4a4f57" stroke-width="1.2" stroke-dasharray="4 3"'),
    ("path", 'stroke="#8a1c7c" stroke-width="2" stroke-dasharray="8 3"'),
    ("line", 'stroke="#1f4e79" stroke-width="1.6" stroke-linejoin="round"'),
)


def curve(drawing: Drawing, left: float) -> str:
    """The drawing as SVG; `left` is where the plot begins."""
    parts = [*_grid(drawing, left)]
    if drawing.band:
        parts.append(f'<path fill="#1f4e79" opacity=".18" d="{drawing.band}"/>')
    strokes = ((getattr(drawing, name), look) for name, look in _STROKES)
    parts += [f'<path fill="none" {look} d="{path}"/>' for path, look in strokes if path]
    parts += [_MARKS.get(mark.shape, _PLAIN).format(x=mark.x, y=mark.y) for mark in drawing.marks]
    if drawing.path_end:
        at = drawing.path_end
        parts.append(f'<circle fill="#fff" stroke="#8a1c7c" stroke-width="2.4" cx="{at.x:g}" cy="{at.y:g}" r="5"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawing.view_box}" font-family="{FACE}" font-size="13"'
        f' fill="#4a4f57">{"".join(parts)}</svg>'
    )


def _grid(drawing: Drawing, left: float) -> Sequence[str]:
    lines = [f'<path stroke="#dfe3e8" d="M{left:g} {tick.at:g}H{drawing.edge:g}"/>' for tick in drawing.value_ticks]
    lines += [f'<path stroke="#c4cad3" d="M{tick.at:g} 14V{drawing.foot:g}"/>' for tick in drawing.day_ticks]
    values = [
        f'<text x="{left - 6:g}" y="{tick.at + 4:g}" text-anchor="end">{escape(tick.label)}</text>'
        for tick in drawing.value_ticks
    ]
    days = [
        f'<text x="{tick.at + 3:g}" y="{drawing.foot + 17:g}">{escape(tick.label)}</text>' for tick in drawing.day_ticks
    ]
    return [*lines, *values, *days]
