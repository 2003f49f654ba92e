"""From figures and a target to a light: the three marks, then the colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from narvard_analytics.charts import NHSR, POINTS_FOR_FIRM_LIMITS, Chart, Profile
from narvard_analytics.lights.capability import (
    Capability,
    Chance,
    chance,
    probability_of_hitting,
    read_capability,
)
from narvard_analytics.lights.colour import Basis, Colour, colour_of
from narvard_analytics.lights.drawing import draw, is_monthly_flow
from narvard_analytics.lights.level import Level, LevelMark, lacks_denominator, read_level
from narvard_analytics.lights.light import METHOD, Light
from narvard_analytics.lights.movement import Movement, read_movement
from narvard_analytics.lights.reasons import Reason, ReasonCode
from narvard_analytics.lights.series import Reading, Series
from narvard_analytics.lights.target import Target
from narvard_analytics.lights.trajectory import probability_on_trend
from narvard_analytics.results import Status


def assess(series: Series, target: Target | None, today: date, profile: Profile = NHSR) -> Light:
    """The light of one series against ``target`` as of ``today``; periods that end after ``today`` do not count."""
    (light,) = assess_many([series], [target], today, profile)
    return light


def assess_many(
    series: Sequence[Series], targets: Sequence[Target | None], today: date, profile: Profile = NHSR
) -> list[Light]:
    """The lights of many series, one target each, drawn together: the same as ``assess`` on each, but fast."""
    flows = [is_monthly_flow(each) for each in series]
    charts = draw(series, flows, today, profile)
    method = f"{METHOD} {profile.name}@{profile.version}"
    rows = zip(series, targets, flows, charts, strict=True)
    return [_light(each, target, flow, chart, today, method) for each, target, flow, chart in rows]


@dataclass(frozen=True)
class _Outlook:
    """The capability mark with its probabilities."""

    capability: Capability = Capability.NONE
    required_next: float | None = None
    probability: float | None = None
    chance: Chance | None = None
    at_date: float | None = None
    on_trend: float | None = None


def _light(series: Series, target: Target | None, flow: bool, chart: Chart | None, today: date, method: str) -> Light:
    last = _last_period(series, today)
    reading = series.reading or _reading_at(series, last)
    if _is_suppressed(series):
        return _suppressed(reading, method)
    level = read_level(reading, target, series.better, series.figure, today)
    movement, moved = read_movement(chart, flow, series.better)
    outlook = _look_ahead(chart, target, series)
    held = _held_back(series, chart, reading, last)
    colour, basis = colour_of(level.level, movement, outlook.capability, held_back=bool(held))
    return Light(
        colour=colour,
        level=level.level,
        movement=movement,
        capability=outlook.capability,
        probability=outlook.probability,
        p_value=level.p_value,
        value=reading.value if reading else None,
        lower=reading.lower if reading else None,
        upper=reading.upper if reading else None,
        required=level.required,
        target=target.value if target else None,
        n_points=chart.process.points if chart else 0,
        reasons=_in_order(_basis_reason(basis, level, movement, outlook), held, level.reasons, moved),
        method=method,
        chart=chart,
        basis=basis,
        chance=outlook.chance,
        required_next=outlook.required_next,
        probability_at_date=outlook.at_date,
        probability_on_trend=outlook.on_trend,
        period_from=reading.period_from if reading else None,
        period_to=reading.period_to if reading else None,
    )


def _suppressed(reading: Reading | None, method: str) -> Light:
    """Nothing but the fact: a light or chart could tell what the figure was."""
    return Light(
        colour=Colour.GREY,
        level=Level.SUPPRESSED,
        movement=Movement.NOT_APPLICABLE,
        capability=Capability.NONE,
        probability=None,
        p_value=None,
        value=None,
        lower=None,
        upper=None,
        required=None,
        target=None,
        n_points=0,
        reasons=(Reason(ReasonCode.SUPPRESSED),),
        method=method,
        period_from=reading.period_from if reading else None,
        period_to=reading.period_to if reading else None,
    )


def _is_suppressed(series: Series) -> bool:
    of_reading = series.reading is not None and series.reading.status == Status.SUPPRESSED
    return of_reading or Status.SUPPRESSED in series.status


def _last_period(series: Series, today: date) -> int | None:
    """Index of the last period that has ended and is complete, with a figure or without."""
    whole = (
        index
        for index in reversed(range(len(series.status)))
        if series.period_to[index] <= today and series.status[index] != Status.INCOMPLETE
    )
    return next(whole, None)


def _reading_at(series: Series, index: int | None) -> Reading | None:
    if index is None:
        return None
    return Reading(
        period_from=series.period_from[index],
        period_to=series.period_to[index],
        value=series.value[index],
        lower=series.lower[index],
        upper=series.upper[index],
        status=series.status[index],
        numerator=series.numerator[index],
        denominator=series.denominator[index],
    )


def _look_ahead(chart: Chart | None, target: Target | None, series: Series) -> _Outlook:
    """Capability against what is required at the end of the next period, and the chances of meeting it."""
    if chart is None or target is None:
        return _Outlook()
    day = _end_of_next(series, int(chart.position[-1]))
    required = target.required(day, series.better)
    capability = read_capability(chart, required, series.better)
    if capability is Capability.NONE or required is None or target.value is None:
        return _Outlook(required_next=required)
    probability = probability_of_hitting(chart.process, required, series.better)
    if target.is_due(day):
        return _Outlook(capability, required, probability, chance(probability))
    at_date = probability_of_hitting(chart.process, target.value, series.better)
    on_trend = probability_on_trend(chart, _periods_to(target, series, chart), target.value, series.better)
    return _Outlook(capability, required, probability, chance(probability), at_date, on_trend)


def _periods_to(target: Target, series: Series, chart: Chart) -> int:
    """Periods from the last point to the one in which the target date falls, all as long as the last."""
    last = int(chart.position[-1])
    ends = series.period_to[last]
    return max(1, -(-((target.target_date or ends) - ends).days // (ends - series.period_from[last]).days))


def _end_of_next(series: Series, last: int) -> date:
    """Last day of the period after the one at ``last``: as long as that one, which is near enough for a path."""
    length = series.period_to[last] - series.period_from[last]
    return series.period_to[last] + length - timedelta(days=1)


def _held_back(series: Series, chart: Chart | None, reading: Reading | None, last: int | None) -> tuple[Reason, ...]:
    """Why the figures cannot carry a colour at all, if so."""
    found = []
    if _misses_denominator(series, reading, last):
        found.append(Reason(ReasonCode.MISSING_DENOMINATOR))
    if chart is not None and chart.trial and chart.part[-1] > 0:
        points = {"points": chart.process.points, "needed": POINTS_FOR_FIRM_LIMITS}
        found.append(Reason(ReasonCode.JUST_REBASED, points))
    short = _coverage_shortfall(series)
    return tuple(found) + ((short,) if short else ())


def _misses_denominator(series: Series, reading: Reading | None, last: int | None) -> bool:
    kind = series.figure
    of_reading = reading is not None and lacks_denominator(reading.status, reading.denominator, kind)
    of_last = last is not None and lacks_denominator(series.status[last], series.denominator[last], kind)
    return of_reading or of_last


def _coverage_shortfall(series: Series) -> Reason | None:
    coverage, declared = series.coverage, series.declared_coverage
    if coverage is None or declared is None or coverage >= declared:
        return None
    return Reason(ReasonCode.COVERAGE_BELOW_DECLARED, {"coverage": coverage, "declared": declared})


def _basis_reason(basis: Basis, level: LevelMark, movement: Movement, outlook: _Outlook) -> tuple[Reason, ...]:
    if basis is Basis.CHART:
        marks = {"movement": str(movement), "capability": str(outlook.capability)}
        return (Reason(ReasonCode.CHART_TABLE, marks),)
    if basis is Basis.LEVEL:
        return (Reason(ReasonCode.LEVEL_ALONE, {"level": str(level.level)}),)
    return ()


def _in_order(*groups: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """All reasons, each code once, in the order given."""
    first: dict[ReasonCode, Reason] = {}
    for reason in chain(*groups):
        first.setdefault(reason.code, reason)
    return tuple(first.values())
