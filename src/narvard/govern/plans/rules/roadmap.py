"""A roadmap: stretches of time drawn against the years. Every period is half-open, so neighbours share no day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 960
LEFT, RIGHT = 12, 12
AXIS, ROW_HEIGHT, BAR_HEIGHT = 34, 58, 26
MOST_TICKS = 12
POINT_WIDTH = 14
# About what a letter takes at a type of 14 units.
LETTER_WIDTH = 7.2


@dataclass(frozen=True)
class Step:
    """Something on the roadmap, from `starts_on` up to and not including `ends_on`."""

    code: str
    title: str
    starts_on: date
    ends_on: date
    done: bool = False


@dataclass(frozen=True)
class Bar:
    """A drawn step: the bar, and where its words begin."""

    code: str
    title: str
    x: float
    y: int
    width: float
    height: int
    words_x: float
    words_y: int
    anchor: str
    done: bool


@dataclass(frozen=True)
class Tick:
    """The beginning of a year."""

    year: int
    x: float


@dataclass(frozen=True)
class Roadmap:
    """The whole drawing. `today_x` is None when today is outside it."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today_x: float | None


def draw(steps: Sequence[Step], today: date) -> Roadmap:
    """Place the steps in the order given, each on a row of its own, over the whole years that they reach across."""
    if not steps:
        return Roadmap(WIDTH, AXIS, (), (), None)
    first = min(step.starts_on for step in steps).year
    last_day = max(step.ends_on for step in steps)
    after = last_day.year + (last_day > date(last_day.year, 1, 1))
    scale = _Scale(date(first, 1, 1), date(after, 1, 1))
    bars = tuple(_bar(step, AXIS + row * ROW_HEIGHT, scale) for row, step in enumerate(steps))
    every = 1 + (after - first) // MOST_TICKS
    ticks = tuple(Tick(year, scale.x(date(year, 1, 1))) for year in range(first, after + 1, every))
    inside = scale.first <= today < scale.after
    return Roadmap(WIDTH, AXIS + len(steps) * ROW_HEIGHT + 8, bars, ticks, scale.x(today) if inside else None)


@dataclass(frozen=True)
class _Scale:
    first: date
    after: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.after - self.first).days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _bar(step: Step, top: int, scale: _Scale) -> Bar:
    """Words stand over the bar, from its beginning; where they would run out of the drawing, they end with the bar."""
    x, end = scale.x(step.starts_on), scale.x(step.ends_on)
    width = max(round(end - x, 1), POINT_WIDTH)
    fits = x + len(step.title) * LETTER_WIDTH <= WIDTH - RIGHT
    words_x = x if fits else min(x + width, WIDTH - RIGHT)
    anchor = "start" if fits else "end"
    return Bar(step.code, step.title, x, top + 24, width, BAR_HEIGHT, words_x, top + 18, anchor, step.done)
