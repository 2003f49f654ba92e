"""From figures to the curve that is drawn: which points, which limits, which shape each point has."""

from collections.abc import Callable, Sequence
from datetime import date

from narvard.measure.indicators.rules.assessment import Goal, MeasureRule, charted, path, series
from narvard.measure.indicators.rules.drawing import Curve, Interval, Limit, Point
from narvard.measure.indicators.rules.figures import INCOMPLETE, MONTHS, SUPPRESSED, Figure, Figures, latest
from narvard_analytics import lights
from narvard_analytics.charts import Chart, Direction, Variation

SHAPES = {
    Variation.COMMON: "plain",
    Variation.IMPROVEMENT_HIGH: "better",
    Variation.IMPROVEMENT_LOW: "better",
    Variation.CONCERN_HIGH: "worse",
    Variation.CONCERN_LOW: "worse",
    Variation.NEUTRAL_HIGH: "plain",
    Variation.NEUTRAL_LOW: "plain",
}

Title = Callable[[Figure, str], str]
"""Says a figure's period, value and state in words; the second argument is the shape."""


def drawn(figures: Figures, rule: MeasureRule) -> tuple[str, Sequence[Figure]]:
    """The kind of period that is drawn and its figures: the months that can be charted, else the level's periods.

    Periods that are not complete are left out.
    """
    months = charted(figures, rule)
    kind = MONTHS if months else rule.level_period
    return kind, [figure for figure in months or figures.get(kind, ()) if figure.status != INCOMPLETE]


def curve(figures: Figures, rule: MeasureRule, goal: Goal | None, today: date, title: Title) -> Curve | None:
    """The curve of a measure in a place and group; None where there is nothing at all to draw.

    Months have control limits; quarters, windows and points in time have their intervals instead.
    """
    kind, shown = drawn(figures, rule)
    if not shown:
        return None
    monthly = kind == MONTHS
    chart = lights.assess(series(figures, rule), None, today).chart if monthly else None
    months = charted(figures, rule)
    shapes = _shapes(months, chart, rule) if chart else {}
    return Curve(
        points=tuple(_point(figure, shapes, title, with_interval=not monthly) for figure in shown),
        limits=_limits(months, chart),
        path=path(goal, rule.direction) if goal else (),
        interval=_interval(latest(figures.get(rule.level_period, ()))) if monthly else None,
        with_intervals=not monthly,
    )


def middle(figure: Figure) -> date:
    """The day that a figure stands at: the middle of a month or quarter, the end of a longer window."""
    days = (figure.period_to - figure.period_from).days
    return figure.last_day if days > 100 else date.fromordinal(figure.period_from.toordinal() + days // 2)


def _shapes(months: Sequence[Figure], chart: Chart, rule: MeasureRule) -> dict[date, str]:
    states = chart.variations(Direction(rule.direction))
    return {
        months[int(position)].period_from: SHAPES[state] for position, state in zip(chart.position, states, strict=True)
    }


def _limits(months: Sequence[Figure], chart: Chart | None) -> tuple[Limit, ...]:
    if chart is None or chart.trial:
        return ()
    rows = zip(chart.position, chart.centre, chart.lower, chart.upper, strict=True)
    return tuple(
        Limit(middle(months[int(at)]), float(centre), float(lower), float(upper)) for at, centre, lower, upper in rows
    )


def _point(figure: Figure, shapes: dict[date, str], title: Title, *, with_interval: bool) -> Point:
    shape = shapes.get(figure.period_from, "plain") if figure.usable else _absent(figure)
    lower, upper = (figure.lower, figure.upper) if with_interval and figure.usable else (None, None)
    value = figure.value if figure.usable else None
    return Point(middle(figure), value, shape, title(figure, shape), lower, upper)


def _absent(figure: Figure) -> str:
    return "withheld" if figure.status == SUPPRESSED else "missing"


def _interval(figure: Figure | None) -> Interval | None:
    if figure is None or not figure.usable or figure.lower is None or figure.upper is None:
        return None
    return Interval(figure.period_from, figure.last_day, figure.value or 0.0, figure.lower, figure.upper)
