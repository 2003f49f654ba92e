"""From stored figures and a target to the library's question of a light."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from narvard.measure.indicators.rules.figures import MONTHS, Figure, Figures, latest, unbroken
from narvard.measure.indicators.rules.targets import absolute
from narvard_analytics import lights

MONTHS_WITHHELD = "months_withheld"
"""A reason of the site's own: some monthly figures are withheld, so the light rests on the quarter alone."""


@dataclass(frozen=True)
class MeasureRule:
    """What a light has to know of a measure; `scale` turns numerator / denominator into the measure's unit.

    `level_period` is the kind of period that the level is read from: quarter for a flow, else its own.
    """

    kind: str
    direction: str
    flow: bool
    scale: float
    level_period: str


@dataclass(frozen=True)
class Goal:
    """A target as it is stored; `kind` and `value` as in rules.targets, days as they are set."""

    kind: str
    value: float | None
    due: date
    baseline_to: date
    baseline: float | None

    @property
    def absolute(self) -> float | None:
        """The value to reach, in the measure's unit."""
        return absolute(self.kind, self.value, self.baseline)


def series(figures: Figures, rule: MeasureRule) -> lights.Series:
    """What the light is made from: the months since the last withheld one with the period's reading, or it alone."""
    reading = latest(figures.get(rule.level_period, ()))
    months = charted(figures, rule)
    if not months:
        return _series([reading] if reading else [], rule, reading, flow=False)
    return _series(months, rule, reading, flow=True)


def charted(figures: Figures, rule: MeasureRule) -> Sequence[Figure]:
    """The months that a control chart is drawn of; none for what is not a monthly flow."""
    return unbroken(figures.get(MONTHS, ())) if rule.flow else ()


def rests_on_period_alone(figures: Figures, rule: MeasureRule) -> bool:
    """Whether a flow has months but none that can be charted, since some are withheld."""
    return rule.flow and bool(figures.get(MONTHS)) and not charted(figures, rule)


def target(goal: Goal) -> lights.Target:
    """The library's form of a target; the baseline is dated on its last day."""
    return lights.Target(
        value=goal.absolute,
        target_date=goal.due,
        baseline_value=goal.baseline,
        baseline_date=goal.baseline_to - timedelta(days=1),
    )


def path(goal: Goal, direction: str) -> tuple[tuple[date, float], ...]:
    """The required path as the points that its line is drawn through; empty where it cannot be drawn."""
    wanted, better = target(goal), lights.Direction(direction)
    first = goal.baseline_to - timedelta(days=1)
    points = ((day, wanted.required(day, better)) for day in (first, goal.due))
    return tuple((day, value) for day, value in points if value is not None) if goal.absolute is not None else ()


def moving_since(light: lights.Light, months: Sequence[Figure], direction: str) -> date | None:
    """First day of the first month of the unbroken run, up to the last, that moves as the last month does."""
    moves = (lights.Movement.IMPROVING, lights.Movement.WORSENING)
    if light.chart is None or light.movement not in moves:
        return None
    states = light.chart.variations(lights.Direction(direction))
    first = len(states) - 1
    while first > 0 and states[first - 1] == states[-1]:
        first -= 1
    return months[int(light.chart.position[first])].period_from


def _series(figures: Sequence[Figure], rule: MeasureRule, reading: Figure | None, *, flow: bool) -> lights.Series:
    return lights.Series(
        kind=rule.kind,
        flow=flow,
        direction=rule.direction,
        scale=rule.scale,
        period_from=[f.period_from for f in figures],
        period_to=[f.period_to for f in figures],
        numerator=[f.numerator for f in figures],
        denominator=[f.denominator for f in figures],
        value=[f.value for f in figures],
        lower=[f.lower for f in figures],
        upper=[f.upper for f in figures],
        status=[f.status for f in figures],
        reading=_reading(reading) if reading else None,
    )


def _reading(figure: Figure) -> lights.Reading:
    return lights.Reading(
        period_from=figure.period_from,
        period_to=figure.period_to,
        value=figure.value,
        lower=figure.lower,
        upper=figure.upper,
        status=figure.status,
        numerator=figure.numerator,
        denominator=figure.denominator,
    )
