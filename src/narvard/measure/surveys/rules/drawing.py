"""Where a share and its interval stand on a line from 0 to 100 percent, in picture units."""

from dataclasses import dataclass

from narvard.measure.surveys.rules.shares import Share

WIDTH = 200
EDGE = 6
"""Room at both ends, so that a point at 0 or 100 percent is whole."""


@dataclass(frozen=True)
class Line:
    """The interval from `left` over `width`, the point at `dot`; the line itself runs from `start` to `end`."""

    left: float
    width: float
    dot: float
    start: int = EDGE
    middle: int = WIDTH // 2
    end: int = WIDTH - EDGE


def line(share: Share) -> Line | None:
    """The drawing of a share, or None where there is none to show."""
    if share.value is None or share.lower is None or share.upper is None:
        return None
    left = _at(share.lower)
    return Line(left, round(_at(share.upper) - left, 1), _at(share.value))


def _at(share: float) -> float:
    return round(EDGE + share * (WIDTH - 2 * EDGE), 1)
