"""The catalogue page: every indicator with its latest figure for the whole collaboration."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key, sort_key
from narvard.base.organizations.queries import goal_areas
from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.definitions import DefinitionRow, definition_rows
from narvard.measure.indicators.queries.results import ByPeriod, current_run, figures_at
from narvard.measure.indicators.rules.figures import latest

SORTS: dict[str, Callable[["CatalogueRow"], object]] = {
    "name": lambda row: sort_key(row.definition.name),
    "period": lambda row: row.period_from or date.min,
    "certainty": lambda row: row.definition.certainty,
}


@dataclass(frozen=True)
class CatalogueRow:
    """An indicator in the list; `state` says why there is no value where there is none."""

    definition: DefinitionRow
    value: str
    unit: str
    interval: str
    period: str
    period_from: date | None
    state: str


@dataclass(frozen=True)
class GoalAreaRows:
    """The indicators of one goal area."""

    code: str
    name: str
    rows: tuple[CatalogueRow, ...]


@dataclass(frozen=True)
class Catalogue:
    """The whole page; `cut_off` is None before the first run."""

    areas: tuple[GoalAreaRows, ...]
    count: int
    cut_off: datetime | None
    search: str
    sort: str


def catalogue(actor: Actor, *, search: str = "", sort: str = "") -> Catalogue:
    """Indicators by goal area; `search` narrows by words in name and definition, `sort` is one of SORTS or empty."""
    actor.require("indicators.read")
    run = current_run()
    found = figures_at(run, "*", "all") if run else {}
    rows = [_row(each, found.get((each.id, each.measures[0].id, "*", "all"), {})) for each in definition_rows()]
    kept = [row for row in rows if _holds(row.definition, search)]
    if sort in SORTS:
        kept.sort(key=SORTS[sort])
    areas = (
        GoalAreaRows(area.code, area.name, tuple(row for row in kept if row.definition.goal_areas[:1] == (area.code,)))
        for area in goal_areas(actor)
    )
    return Catalogue(
        areas=tuple(area for area in areas if area.rows),
        count=len(kept),
        cut_off=run.cut_off if run else None,
        search=search,
        sort=sort if sort in SORTS else "",
    )


def _row(definition: DefinitionRow, figures: ByPeriod) -> CatalogueRow:
    measure = definition.measures[0]
    figure = latest(figures.get(measure.rule.level_period, ()))
    if figure is None:
        return CatalogueRow(definition, "", "", "", "", None, str(words.STATUSES["no_data"]))
    period = numbers.period_name(figure.period_from, figure.period_to, measure.rule.level_period)
    if not figure.usable or figure.value is None:
        return CatalogueRow(definition, "", "", "", period, figure.period_from, str(words.STATUSES[figure.status]))
    return CatalogueRow(
        definition=definition,
        value=numbers.bare(figure.value, measure.figuring),
        unit=measure.unit,
        interval=numbers.span(figure.lower, figure.upper, measure.figuring),
        period=period,
        period_from=figure.period_from,
        state="",
    )


def _holds(definition: DefinitionRow, search: str) -> bool:
    text = search_key(f"{definition.name} {definition.sentence} {definition.id}")
    return all(word in text for word in search_key(search).split())
