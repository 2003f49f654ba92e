"""The catalogue page: every indicator with its latest figure for the whole collaboration."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key, sort_key
from narvard.base.organizations.queries import goal_areas
from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.choices import Asked
from narvard.measure.indicators.queries.definitions import DefinitionRow, country_names, definition_rows
from narvard.measure.indicators.queries.names import group_names
from narvard.measure.indicators.queries.options import Option, options
from narvard.measure.indicators.queries.profiles import ProfileRow, profile_row
from narvard.measure.indicators.queries.results import ByPeriod, RunRow, current_run, figures_at
from narvard.measure.indicators.rules.figures import latest

SORTS: dict[str, Callable[["CatalogueRow"], object]] = {
    "name": lambda row: sort_key(row.definition.name),
    "certainty": lambda row: row.definition.certainty,
}


NO_AREA = "none"
EVERYONE = "all"


@dataclass(frozen=True)
class CatalogueRow:
    """An indicator in the list; `state` says why there is no value where there is none."""

    definition: DefinitionRow
    value: str
    unit: str
    interval: str
    period: str
    state: str


@dataclass(frozen=True)
class GoalAreaRows:
    """The indicators of one goal area."""

    code: str
    name: str
    rows: tuple[CatalogueRow, ...]


@dataclass(frozen=True)
class SortHeader:
    """A column's heading as a link that sorts by it; `order` is its aria-sort, empty where another is in force."""

    label: str
    query: str
    order: str


@dataclass(frozen=True)
class Catalogue:
    """The whole page; `cut_off` is None before the first run. `total` counts what a search leaves out as well."""

    areas: tuple[GoalAreaRows, ...]
    count: int
    total: int
    cut_off: datetime | None
    profile: ProfileRow | None
    asked: Asked
    goal_areas: tuple[Option, ...]
    groups: tuple[Option, ...]
    countries: tuple[Option, ...]
    verified: tuple[Option, ...]

    @property
    def headers(self) -> dict[str, SortHeader]:
        """The headings that sort, by what they sort."""
        labels = {"name": _("Indicator"), "certainty": _("Certainty")}
        return {
            name: SortHeader(label, self.asked.address(sort=name)[1:], "ascending" if self.asked.sort == name else "")
            for name, label in labels.items()
        }


def catalogue(actor: Actor, asked: Asked) -> Catalogue:
    """Indicators by goal area, as narrowed and sorted; a filter with an unknown value is let go of."""
    actor.require("indicators.read")
    return catalogue_of(actor, current_run(actor), asked)


def catalogue_of(actor: Actor, run: RunRow | None, asked: Asked) -> Catalogue:
    """The catalogue with the figures of that run."""
    areas = {area.code: area.name for area in goal_areas(actor)}
    menus = {
        "goal_area": areas,
        "target_group": group_names(actor),
        "country": country_names(),
        "verified": {"yes": _("verified"), "no": _("unverified")},
    }
    known = {name: getattr(asked, name) for name, choices in menus.items() if getattr(asked, name) in choices}
    chosen = Asked(q=asked.q, sort=asked.sort if asked.sort in SORTS else "", **known)
    found = figures_at(run, "*", "all") if run else {}
    every = definition_rows()
    kept = [each for each in every if _holds(each, chosen)]
    rows = [_row(each, found.get((each.id, each.measures[0].id, "*", "all"), {})) for each in kept]
    if chosen.sort:
        rows.sort(key=SORTS[chosen.sort])
    menu = {name: options(choices, getattr(chosen, name)) for name, choices in menus.items()}
    return Catalogue(
        areas=tuple(_by_area(rows, areas, chosen.goal_area)),
        count=len(kept),
        total=len(every),
        cut_off=run.cut_off if run else None,
        profile=profile_row(run.profile) if run else None,
        asked=chosen,
        goal_areas=menu["goal_area"],
        groups=menu["target_group"],
        countries=menu["country"],
        verified=menu["verified"],
    )


def _by_area(rows: list[CatalogueRow], areas: dict[str, str], asked: str) -> Iterable[GoalAreaRows]:
    """Each indicator once: under the area asked for, else under its first; those of none stand last."""
    named = {asked: areas[asked]} if asked else {**areas, NO_AREA: _("Behind all goal areas")}
    for code, name in named.items():
        own = tuple(row for row in rows if code in (asked, *(row.definition.goal_areas or (NO_AREA,))[:1]))
        if own:
            yield GoalAreaRows(code, name, own)


def _row(definition: DefinitionRow, figures: ByPeriod) -> CatalogueRow:
    measure = definition.measures[0]
    figure = latest(figures.get(measure.rule.level_period, ()))
    if figure is None:
        return CatalogueRow(definition, "", "", "", "", str(words.STATUSES["no_data"]))
    period = numbers.period_name(figure.period_from, figure.period_to, measure.rule.level_period)
    if not figure.usable or figure.value is None:
        return CatalogueRow(definition, "", "", "", period, str(words.STATUSES[figure.status]))
    return CatalogueRow(
        definition=definition,
        value=numbers.bare(figure.value, measure.figuring),
        unit=measure.unit,
        interval=numbers.span(figure.lower, figure.upper, measure.figuring),
        period=period,
        state="",
    )


def _holds(definition: DefinitionRow, asked: Asked) -> bool:
    """Whether an indicator has every word and passes every filter; what follows no country's rules holds in all."""
    text = search_key(f"{definition.name} {definition.sentence} {definition.id}")
    return (
        all(word in text for word in search_key(asked.q).split())
        and asked.goal_area in ("", *definition.goal_areas)
        and (asked.target_group in ("", EVERYONE) or definition.is_about(asked.target_group))
        and (not asked.country or definition.country in ("", asked.country))
        and asked.verified in ("", "yes" if definition.verified else "no")
    )
