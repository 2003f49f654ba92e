"""Geometry of a curve over time: points, limits, required path and the period's interval, in picture units.

Nothing here is styled or translated: the template gives classes, the caller gives labels already in the reader's
language. Picture units are CSS pixels at the width the drawing is made for, so that text keeps its size.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from narvard.measure.indicators.rules.scales import Scale, spread, ticks, year_starts


@dataclass(frozen=True)
class Size:
    """A picture's width and height and the room kept for labels round the plot."""

    width: float
    height: float
    left: float = 46
    right: float = 14
    top: float = 14
    bottom: float = 26
    value_ticks: int = 5


WIDE = Size(720, 300)
NARROW = Size(344, 260, left=42, right=10, value_ticks=4)
SMALL = Size(220, 104, left=46, right=6, top=8, bottom=16, value_ticks=2)


Label = Callable[[float, float], str]
"""Writes a tick's value; the second argument is the step to the next tick, which decides the decimals."""


@dataclass(frozen=True)
class Point:
    """One period of the curve, standing at `day`; `shape` tells its state, `title` says it in words.

    `lower` and `upper` are the interval of a point that is drawn with one. A point without a value is drawn at the
    foot of the plot, so that withheld and missing are seen and never taken for zero.
    """

    day: date
    value: float | None
    shape: str
    title: str
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Limit:
    """Centre line and control limits at one point."""

    day: date
    centre: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Interval:
    """The period's value and interval, drawn across the days that it covers."""

    first: date
    last: date
    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Curve:
    """All that is drawn in one picture; `path` is the required path as days and values."""

    points: tuple[Point, ...]
    limits: tuple[Limit, ...] = ()
    path: tuple[tuple[date, float], ...] = ()
    interval: Interval | None = None
    with_intervals: bool = False


@dataclass(frozen=True)
class Tick:
    """A labelled place on an axis, in picture units."""

    at: float
    label: str


@dataclass(frozen=True)
class Mark:
    """A drawn point; `shape` as in Point."""

    x: float
    y: float
    shape: str
    title: str


@dataclass(frozen=True)
class Box:
    """The interval of the period: a column from `top` to `bottom`, with a bar at `middle`."""

    x: float
    width: float
    top: float
    bottom: float
    middle: float

    @property
    def height(self) -> float:
        """Height of the column, at least two units so that a narrow interval is seen."""
        return max(round(self.bottom - self.top, 1), 2.0)

    @property
    def end(self) -> float:
        """Right edge of the column."""
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Drawing:
    """A picture ready for a template: SVG path texts and places, in picture units."""

    size: Size
    value_ticks: tuple[Tick, ...]
    day_ticks: tuple[Tick, ...]
    line: str
    band: str
    centre: str
    lower: str
    upper: str
    path: str
    path_end: Mark | None
    marks: tuple[Mark, ...]
    box: Box | None

    @property
    def foot(self) -> float:
        """Where the plot ends below."""
        return self.size.height - self.size.bottom

    @property
    def edge(self) -> float:
        """Where the plot ends to the right."""
        return self.size.width - self.size.right

    @property
    def view_box(self) -> str:
        """The picture's whole area."""
        return f"0 0 {self.size.width:g} {self.size.height:g}"


def draw(curve: Curve, size: Size, label: Label, beside: Sequence[Curve] = ()) -> Drawing:
    """Lay out `curve` in a picture of `size`; `label` writes a tick's value in the reader's language.

    beside: the curves that it is to have its scale of values in common with.
    """
    values = ticks(*spread(value for each in (curve, *beside) for value in _values(each)), size.value_ticks)
    y = Scale(values[0], values[-1], size.height - size.bottom, size.top)
    first, last = _days(curve)
    x = Scale(first.toordinal(), last.toordinal(), size.left, size.width - size.right)
    return Drawing(
        size=size,
        value_ticks=tuple(Tick(y.at(value), label(value, values[1] - values[0])) for value in values),
        day_ticks=tuple(Tick(x.day(day), str(day.year)) for day in year_starts(first, last)),
        line=_broken_line([(x.day(p.day), None if p.value is None else y.at(p.value)) for p in curve.points]),
        band=_band(curve.points, x, y) if curve.with_intervals else "",
        centre=_line((x.day(at.day), y.at(at.centre)) for at in curve.limits),
        lower=_line((x.day(at.day), y.at(at.lower)) for at in curve.limits),
        upper=_line((x.day(at.day), y.at(at.upper)) for at in curve.limits),
        path=_line((x.day(day), y.at(value)) for day, value in curve.path),
        path_end=_path_end(curve.path, x, y),
        marks=tuple(_mark(point, x, y) for point in curve.points),
        box=_box(curve.interval, x, y),
    )


def _values(curve: Curve) -> Iterable[float | None]:
    for point in curve.points:
        yield point.value
        if curve.with_intervals:
            yield from (point.lower, point.upper)
    for limit in curve.limits:
        yield from (limit.lower, limit.upper)
    yield from (value for _, value in curve.path)
    if curve.interval:
        yield from (curve.interval.lower, curve.interval.upper)


def _days(curve: Curve) -> tuple[date, date]:
    """First and last day of the picture; a single day is widened, since a scale needs a length."""
    days = [point.day for point in curve.points] + [day for day, _ in curve.path]
    days += [curve.interval.first, curve.interval.last] if curve.interval else []
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 12, 31))
    return (first, last) if last > first else (first, date.fromordinal(first.toordinal() + 1))


def _line(places: Iterable[tuple[float, float]]) -> str:
    text = "L".join(f"{x:g},{y:g}" for x, y in places)
    return f"M{text}" if text else ""


def _broken_line(places: Sequence[tuple[float, float | None]]) -> str:
    """A line that stops where there is no value and starts anew after it: a gap is never bridged."""
    parts: list[list[tuple[float, float]]] = [[]]
    for x, y in places:
        if y is None:
            parts.append([])
        else:
            parts[-1].append((x, y))
    return "".join(_line(part) for part in parts)


def _band(points: Sequence[Point], x: Scale, y: Scale) -> str:
    """The area between the intervals of neighbouring points, broken where a point has none."""
    parts: list[list[Point]] = [[]]
    for point in points:
        if point.lower is None or point.upper is None:
            parts.append([])
        else:
            parts[-1].append(point)
    return "".join(_area(part, x, y) for part in parts if len(part) > 1)


def _area(points: Sequence[Point], x: Scale, y: Scale) -> str:
    above = [(x.day(point.day), y.at(point.upper or 0.0)) for point in points]
    below = [(x.day(point.day), y.at(point.lower or 0.0)) for point in reversed(points)]
    return _line(above + below) + "Z"


def _mark(point: Point, x: Scale, y: Scale) -> Mark:
    return Mark(x.day(point.day), y.start if point.value is None else y.at(point.value), point.shape, point.title)


def _path_end(path: Sequence[tuple[date, float]], x: Scale, y: Scale) -> Mark | None:
    if not path:
        return None
    day, value = path[-1]
    return Mark(x.day(day), y.at(value), "target", "")


def _box(interval: Interval | None, x: Scale, y: Scale) -> Box | None:
    if interval is None:
        return None
    left = x.day(interval.first)
    width = max(round(x.day(interval.last) - left, 1), 6.0)
    return Box(left, width, y.at(interval.upper), y.at(interval.lower), y.at(interval.value))
