"""The page of one indicator: figure, map, ranking, curve, small multiples, definition, sources."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.measure.deliveries.queries import DeliveryRow, sources
from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.charts import ChartRow, chart_row, small_drawings
from narvard.measure.indicators.queries.choices import COMMON, WHOLE, Choice
from narvard.measure.indicators.queries.closeness import ClosenessRow, closeness_row
from narvard.measure.indicators.queries.comparing import ComparedPage, compared
from narvard.measure.indicators.queries.definitions import DefinitionRow, MeasureRow, definition_row
from narvard.measure.indicators.queries.elsewhere import ElsewhereRow, elsewhere
from narvard.measure.indicators.queries.maps import MapRow, RankedRow, map_row, ranked_rows, ranking_of, said
from narvard.measure.indicators.queries.names import group_names, place_names
from narvard.measure.indicators.queries.options import Option, options
from narvard.measure.indicators.queries.profiles import ProfileRow, profile_row
from narvard.measure.indicators.queries.results import ByPeriod, RunRow, current_run, figures
from narvard.measure.indicators.queries.units import UnitsRow, units_row
from narvard.measure.indicators.rules.drawing import Drawing
from narvard.measure.indicators.rules.figures import Figure, latest
from narvard.measure.indicators.rules.ranking import Ranking

PERIODS_TO_CHOOSE = 12
"""Periods in the menu: three years of quarters, the span that a plan and its baseline cover."""

EVERYONE, NOWHERE = "all", "unknown"


@dataclass(frozen=True)
class SmallRow:
    """One municipality's small curve; `drawing` None where there is nothing to draw."""

    name: str
    address: str
    value: str
    drawing: Drawing | None
    chosen: bool


@dataclass(frozen=True)
class IndicatorPage:
    """All that the page shows. `value` is empty where there is no figure, and `state` says why."""

    definition: DefinitionRow
    measure: MeasureRow
    choice: Choice
    place: str
    group: str
    period: str
    value: str
    interval: str
    state: str
    measures: tuple[Option, ...]
    groups: tuple[Option, ...]
    places: tuple[Option, ...]
    periods: tuple[Option, ...]
    map: MapRow
    ranking: Ranking
    ranked: tuple[RankedRow, ...]
    whole: str
    chart: ChartRow | None
    multiples: tuple[SmallRow, ...]
    compared: ComparedPage | None
    units: UnitsRow | None
    elsewhere: tuple[ElsewhereRow, ...]
    closeness: ClosenessRow | None
    sources: tuple[DeliveryRow, ...]
    profile: ProfileRow | None
    cut_off: datetime | None
    computed_at: datetime | None
    may_open_deliveries: bool

    @property
    def own_scale(self) -> str:
        """Address of the page with each small curve on its own scale."""
        return self.choice.address(scale="")

    @property
    def common_scale(self) -> str:
        """Address of the page with all small curves on one scale."""
        return self.choice.address(scale=COMMON)

    @property
    def sort_name(self) -> str:
        """Address of the page with the ranking by name."""
        return self.choice.address(sort="name")

    @property
    def sort_value(self) -> str:
        """Address of the page with the ranking by value."""
        return self.choice.address(sort="")


def indicator_page(actor: Actor, indicator: str, choice: Choice, today: date) -> IndicatorPage:
    """The page of an indicator as the reader chose it; what is unknown in `choice` is replaced by the page's own.

    Raises IndicatorNotFound.
    """
    actor.require("indicators.read")
    return page_of(actor, current_run(actor), indicator, choice, today)


def page_of(actor: Actor, run: RunRow | None, indicator: str, choice: Choice, today: date) -> IndicatorPage:
    """The page with the figures of that run. Raises IndicatorNotFound."""
    definition = definition_row(indicator)
    names, groups = place_names(actor), group_names(actor)
    chosen = _settled(choice, definition, names, groups)
    measure = definition.measure(chosen.measure)
    found = figures(run, indicator, measure.id, chosen.target_group) if run else {}
    at = _figures_of_period(found, measure, chosen)
    places = {code: name for code, name in names.items() if code not in (WHOLE, NOWHERE)}
    ranking, ordered = ranking_of(at, places, measure, chosen.sort)
    figure = at.get(chosen.municipality)
    return IndicatorPage(
        definition=definition,
        measure=measure,
        choice=chosen,
        place=names[chosen.municipality],
        group=groups[chosen.target_group],
        **_headline(figure, measure),
        measures=tuple(Option(each.id, each.name, each.id == measure.id) for each in definition.measures),
        groups=options(groups, chosen.target_group),
        places=options({WHOLE: names[WHOLE], **places}, chosen.municipality),
        periods=_periods(found, measure, figure),
        map=map_row(at, places, measure, chosen),
        ranking=ranking,
        ranked=ranked_rows(ordered, ranking, at, places, measure, chosen),
        whole=_value(at.get(WHOLE), measure),
        chart=chart_row(found.get(chosen.municipality, {}), measure, definition.name, today),
        multiples=_multiples(found, places, measure, chosen, today),
        compared=compared(at, places, measure),
        units=units_row(run, indicator, measure, chosen, figure, today),
        elsewhere=elsewhere(run, (indicator, measure.id, chosen.municipality, chosen.target_group), measure),
        closeness=closeness_row(run, definition, chosen, today),
        profile=profile_row(run.profile) if run else None,
        sources=sources(actor, run.deliveries) if run else (),
        may_open_deliveries=bool(actor.may("deliveries.read")),
        **_times(run),
    )


def _settled(choice: Choice, definition: DefinitionRow, names: dict[str, str], groups: dict[str, str]) -> Choice:
    known = {each.id for each in definition.measures}
    return replace(
        choice,
        measure=choice.measure if choice.measure in known else definition.measures[0].id,
        municipality=choice.municipality if choice.municipality in names else WHOLE,
        target_group=choice.target_group if choice.target_group in groups else EVERYONE,
        scale=COMMON if choice.scale == COMMON else "",
    )


def _figures_of_period(found: dict[str, ByPeriod], measure: MeasureRow, choice: Choice) -> dict[str, Figure]:
    """Each place's figure of the chosen period, or of the whole collaboration's latest complete one."""
    kind = measure.rule.level_period
    whole = found.get(WHOLE, {}).get(kind, [])
    asked = [figure for figure in whole if figure.period_from.isoformat() == choice.period]
    period = asked[-1] if asked else latest(whole)
    if period is None:
        return {}
    return {
        code: figure
        for code, by_period in found.items()
        for figure in by_period.get(kind, ())
        if figure.period_from == period.period_from
    }


def _headline(figure: Figure | None, measure: MeasureRow) -> dict[str, str]:
    if figure is None:
        return {"period": "", "value": "", "interval": "", "state": str(words.STATUSES["no_data"])}
    period = numbers.period_name(figure.period_from, figure.period_to, measure.rule.level_period)
    if not figure.usable:
        return {"period": period, "value": "", "interval": "", "state": str(words.STATUSES[figure.status])}
    interval = numbers.span(figure.lower, figure.upper, measure.figuring)
    return {"period": period, "value": _value(figure, measure), "interval": interval, "state": ""}


def _value(figure: Figure | None, measure: MeasureRow) -> str:
    if figure is None or not figure.usable or figure.value is None:
        return ""
    return numbers.spoken(figure.value, measure.figuring)


def _periods(found: dict[str, ByPeriod], measure: MeasureRow, shown: Figure | None) -> tuple[Option, ...]:
    kind = measure.rule.level_period
    whole = [figure for figure in found.get(WHOLE, {}).get(kind, ()) if figure.status != "incomplete"]
    return tuple(
        Option(
            figure.period_from.isoformat(),
            numbers.period_name(figure.period_from, figure.period_to, kind),
            shown is not None and figure.period_from == shown.period_from,
        )
        for figure in reversed(whole[-PERIODS_TO_CHOOSE:])
    )


def _multiples(
    found: dict[str, ByPeriod], places: dict[str, str], measure: MeasureRow, choice: Choice, today: date
) -> tuple[SmallRow, ...]:
    drawings = small_drawings(
        {code: found.get(code, {}) for code in places}, measure, today, common=choice.scale == COMMON
    )
    return tuple(
        SmallRow(
            name=name,
            address=choice.address(municipality=code),
            value=said(latest(found.get(code, {}).get(measure.rule.level_period, ())), measure),
            drawing=drawings.get(code),
            chosen=code == choice.municipality,
        )
        for code, name in places.items()
    )


def _times(run: RunRow | None) -> dict[str, datetime | None]:
    return {"cut_off": run.cut_off if run else None, "computed_at": run.finished_at if run else None}
