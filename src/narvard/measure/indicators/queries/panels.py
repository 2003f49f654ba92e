"""Everything that a plan's cell shows of one indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.deliveries.queries import DeliveryRow, sources
from narvard.measure.indicators.models import Target
from narvard.measure.indicators.queries import numbers
from narvard.measure.indicators.queries.charts import ChartRow, chart_row
from narvard.measure.indicators.queries.definitions import DefinitionRow, MeasureRow, definition_row
from narvard.measure.indicators.queries.lights import LightRow, lights_in
from narvard.measure.indicators.queries.names import group_names, place_names
from narvard.measure.indicators.queries.profiles import ProfileRow, profile_row
from narvard.measure.indicators.queries.results import Place, RunRow, current_run, figures_of, seen_by
from narvard.measure.indicators.rules.assessment import Goal
from narvard.measure.indicators.rules.figures import Figures


class TargetNotFound(LookupError):
    """There is no target of that id."""


@dataclass(frozen=True)
class TargetRow:
    """A target in words; `goal` says what is to be reached, `baseline` from where."""

    id: int
    indicator: str
    measure: str
    municipality: str
    target_group: str
    goal: str
    baseline: str
    baseline_period: str
    due: date
    note: str


@dataclass(frozen=True)
class Panel:
    """All that a page shows of one target's indicator. `light` is None before the first run."""

    target: TargetRow
    definition: DefinitionRow
    measure: MeasureRow
    place: str
    group: str
    light: LightRow | None
    value: str
    interval: str
    period: str
    required: str
    chart: ChartRow | None
    sources: tuple[DeliveryRow, ...]
    cut_off: datetime | None
    computed_at: datetime | None
    profile: ProfileRow | None
    may_override: bool


def indicator_panel(actor: Actor, target_id: int, today: date) -> Panel:
    """The panel of a target. Raises TargetNotFound."""
    known = Target.objects.filter(seen_by(actor), pk=target_id).values_list("pk", flat=True)
    found = indicator_panels(actor, known, today)
    if target_id not in found:
        raise TargetNotFound(f"There is no target {target_id}. Open it from a cell of the plan.")
    return found[target_id]


def indicator_panels(actor: Actor, target_ids: Iterable[int], today: date) -> dict[int, Panel]:
    """The panels of several targets, by target id, in one and the same number of queries however many there are."""
    actor.require("indicators.read")
    targets = list(Target.objects.filter(seen_by(actor), pk__in=set(target_ids)).order_by("pk"))
    run = current_run(actor)
    read = _Read(
        actor=actor,
        today=today,
        run=run,
        names={**place_names(actor), **group_names(actor)},
        lights={row.target_id: row for row in lights_in(run.id, {t.pk for t in targets}, today)} if run else {},
        figures=figures_of(run, {_place(target) for target in targets}) if run else {},
        sources=sources(actor, run.deliveries) if run else (),
    )
    return {target.pk: _panel(target, read) for target in targets}


@dataclass(frozen=True)
class _Read:
    """What was read for all panels at once."""

    actor: Actor
    today: date
    run: RunRow | None
    names: dict[str, str]
    lights: dict[int, LightRow]
    figures: dict[Place, Figures]
    sources: tuple[DeliveryRow, ...]


def _panel(target: Target, read: _Read) -> Panel:
    definition = definition_row(target.indicator)
    measure = definition.measure(target.measure)
    light = read.lights.get(target.pk)
    figures = read.figures.get(_place(target), {})
    return Panel(
        target=target_row(target, measure),
        definition=definition,
        measure=measure,
        place=read.names.get(target.municipality, target.municipality),
        group=read.names.get(target.target_group, target.target_group),
        light=light,
        chart=None if _withheld(light) else chart_row(figures, measure, definition.name, read.today, _goal(target)),
        sources=read.sources,
        cut_off=read.run.cut_off if read.run else None,
        computed_at=read.run.finished_at if read.run else None,
        profile=profile_row(read.run.profile) if read.run else None,
        may_override=bool(read.actor.may("indicators.override_light", municipality=target.municipality)),
        **_spoken(light, measure),
    )


def _withheld(light: LightRow | None) -> bool:
    """A withheld figure withholds its light and its chart."""
    return light is not None and light.level == "suppressed"


def _place(target: Target) -> Place:
    return target.indicator, target.measure, target.municipality, target.target_group


def target_row(target: Target, measure: MeasureRow) -> TargetRow:
    """A target in words."""
    goal = _goal(target)
    shown = goal.absolute
    return TargetRow(
        id=target.pk,
        indicator=target.indicator,
        measure=target.measure,
        municipality=target.municipality,
        target_group=target.target_group,
        goal=_goal_words(target, shown, measure),
        baseline="" if target.baseline_value is None else numbers.spoken(target.baseline_value, measure.figuring),
        baseline_period=_("%(first)s to %(last)s")
        % {
            "first": numbers.day_in_words(target.baseline_from),
            "last": numbers.day_in_words(date.fromordinal(target.baseline_to.toordinal() - 1)),
        },
        due=target.target_date,
        note=target.note,
    )


def _goal_words(target: Target, shown: float | None, measure: MeasureRow) -> str:
    if target.kind == "unquantified" or target.target_value is None:
        return _("a change without a number")
    reached = numbers.spoken(shown, measure.figuring) if shown is not None else ""
    if target.kind == "level":
        return reached
    share = numbers.grouped(abs(target.target_value) * 100, 0) + numbers.NO_BREAK + "%"
    change = (_("%(share)s lower") if target.target_value < 0 else _("%(share)s higher")) % {"share": share}
    return f"{change} ({reached})" if reached else change


def _goal(target: Target) -> Goal:
    return Goal(target.kind, target.target_value, target.target_date, target.baseline_to, target.baseline_value)


def _spoken(light: LightRow | None, measure: MeasureRow) -> dict[str, str]:
    """The light's figures in words; empty where there are none."""
    if light is None:
        return {"value": "", "interval": "", "period": "", "required": ""}
    period = ""
    if light.period_from and light.period_to:
        period = numbers.period_name(light.period_from, light.period_to, measure.rule.level_period)
    return {
        "value": "" if light.value is None else numbers.spoken(light.value, measure.figuring),
        "interval": numbers.span(light.lower, light.upper, measure.figuring),
        "period": period,
        "required": "" if light.required is None else numbers.spoken(light.required, measure.figuring),
    }
