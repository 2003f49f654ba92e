"""Freezing baselines and computing the lights of every target in one run."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Q

from narvard.measure.indicators.models import Light, Run, Target
from narvard.measure.indicators.rules import assessment
from narvard.measure.indicators.rules.assessment import Goal, MeasureRule
from narvard.measure.indicators.rules.definitions import measure_rule, version_of
from narvard.measure.indicators.rules.figures import Figure, Figures, baseline
from narvard_analytics import lights
from narvard_analytics.results import ALL_UNITS, FROM

Place = tuple[str, str, str, str]
"""Indicator, measure, municipality, target group."""

PLACE = ("indicator", "measure", "municipality", "target_group")
FIGURE = ("period_from", "period_to", "status", "numerator", "denominator", "value", "lower_95", "upper_95", "persons")


def light_targets(run: Run, results: pa.Table, *, now: datetime, today: date) -> int:
    """Freeze the baselines that can be frozen, then store one light a target under `run`; answer how many.

    The false-discovery rate is controlled over the level marks of all targets together.
    """
    asked_for = Q() if run.collaboration_id is None else Q(collaboration=None) | Q(collaboration=run.collaboration_id)
    targets = list(Target.objects.filter(asked_for).order_by("pk"))
    figures = figures_of(results, {place_of(target) for target in targets})
    _freeze(run, targets, figures)
    rules = [measure_rule(target.indicator, target.measure) for target in targets]
    found = [figures.get(place_of(target), {}) for target in targets]
    asked = [assessment.series(each, rule) for each, rule in zip(found, rules, strict=True)]
    made = lights.assess_many(asked, [assessment.target(goal_of(target)) for target in targets], today)
    rows = zip(targets, rules, found, made, lights.for_overview(made), strict=True)
    stored = (_light(run, now, *row) for row in rows)
    return len(Light.objects.bulk_create(stored, batch_size=500))


def place_of(target: Target) -> Place:
    """Where a target's figures are found."""
    return target.indicator, target.measure, target.municipality, target.target_group


def goal_of(target: Target) -> Goal:
    """The target as the rules know it."""
    return Goal(target.kind, target.target_value, target.target_date, target.baseline_to, target.baseline_value)


def figures_of(results: pa.Table, places: Iterable[Place]) -> dict[Place, dict[str, list[Figure]]]:
    """The figures of `places` in a results table, in time order by kind of period.

    Care units, which stand under all municipalities too, and what others have computed are no figures of a place.
    """
    units, others = pc.equal(results["unit"], ALL_UNITS), pc.match_substring(results["version"], FROM)
    results = results.filter(pc.and_(units, pc.invert(others)))
    separator = pa.scalar("|")
    joined = pc.binary_join_element_wise(*(results.column(name) for name in PLACE), separator)
    wanted = results.filter(pc.is_in(joined, pa.array(["|".join(place) for place in places], pa.string())))
    ordered = wanted.sort_by("period_from").select([*PLACE, "period_kind", *FIGURE])
    found: dict[Place, dict[str, list[Figure]]] = {}
    for *place, kind, first, end, status, top, bottom, value, lower, upper, persons in _tuples(ordered):
        figure = Figure(first, end, status, top, bottom, value, lower, upper, persons)
        found.setdefault(tuple(place), {}).setdefault(kind, []).append(figure)
    return found


def _tuples(table: pa.Table) -> Iterable[tuple]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def _freeze(run: Run, targets: list[Target], figures: Mapping[Place, Figures]) -> None:
    """A baseline that is frozen stays, also where late data would have made it another."""
    frozen = []
    for target in targets:
        if target.baseline_value is not None:
            continue
        rule = measure_rule(target.indicator, target.measure)
        target.baseline_value = baseline(
            figures.get(place_of(target), {}),
            target.baseline_from,
            target.baseline_to,
            flow=rule.flow,
            level_period=rule.level_period,
        )
        if target.baseline_value is not None:
            target.baseline_run = run
            frozen.append(target)
    Target.objects.bulk_update(frozen, ["baseline_value", "baseline_run"], batch_size=500)


def _light(
    run: Run,
    now: datetime,
    target: Target,
    rule: MeasureRule,
    figures: Figures,
    light: lights.Light,
    shown: lights.Light,
) -> Light:
    return Light(
        target=target,
        run=run,
        computed_at=now,
        method=light.method,
        version=version_of(target.indicator),
        colour=light.colour,
        overview_colour=shown.colour,
        level=light.level,
        movement=light.movement,
        moving_since=assessment.moving_since(light, assessment.charted(figures, rule), rule.direction),
        capability=light.capability,
        probability=light.probability,
        p_value=light.p_value,
        kept_by_fdr=light.level == shown.level,
        reasons=_reasons(light, shown, figures, rule),
        period_from=light.period_from,
        period_to=light.period_to,
        value=light.value,
        lower=light.lower,
        upper=light.upper,
        persons=_persons(figures, rule, light),
        required=light.required,
        target_value=light.target,
        points=light.n_points,
        inputs=run.inputs,
        cut_off=run.cut_off,
    )


def _reasons(light: lights.Light, shown: lights.Light, figures: Figures, rule: MeasureRule) -> list[dict]:
    """The cell's reasons, and last what only the overview says."""
    reasons = [*light.reasons, *(reason for reason in shown.reasons if reason not in light.reasons)]
    said = [{"code": str(reason.code), "params": dict(reason.params)} for reason in reasons]
    if assessment.rests_on_period_alone(figures, rule) and light.level != lights.Level.SUPPRESSED:
        said = [{"code": assessment.MONTHS_WITHHELD, "params": {}}] + [
            each for each in said if each["code"] != lights.ReasonCode.NOT_A_MONTHLY_FLOW
        ]
    return said


def _persons(figures: Figures, rule: MeasureRule, light: lights.Light) -> int | None:
    """Persons behind the figure that the level was read from; none where that is withheld."""
    read = (f for f in figures.get(rule.level_period, ()) if f.period_from == light.period_from and f.usable)
    return next((figure.persons for figure in read), None)
