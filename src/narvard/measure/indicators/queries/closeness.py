"""Whether care is near in a place and group: what stands, why, and the figures beside it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.choices import Choice
from narvard.measure.indicators.queries.definitions import DefinitionRow, definition_row
from narvard.measure.indicators.queries.elsewhere import BASES
from narvard.measure.indicators.queries.results import RunRow, figures_of
from narvard.measure.indicators.rules.closeness import GOAL_AREA, MeasureId, dimensions, near
from narvard.measure.indicators.rules.definitions import measure_rule
from narvard.measure.indicators.rules.figures import Figure, latest
from narvard_analytics.indicators.closeness import Reading

VERDICTS: dict[str, Promise] = {
    "near": _("Care is near."),
    "not_near": _("Care is not near."),
    "cannot_tell": _("Whether care is near cannot be told."),
    "suppressed": _("The figure that decides is withheld to protect persons."),
    "not_known": _("Whether care is near is not known."),
}
READINGS: dict[str, Promise] = {
    "near": _("near"),
    "not_near": _("not near"),
    "cannot_tell": _("cannot be told"),
    "suppressed": _("withheld"),
    "not_known": _("no data"),
}
DIMENSIONS: dict[str, Promise] = {
    "experience": _("as people find it"),
    "time": _("in time"),
    "relation": _("in relation"),
    "digital": _("at a distance"),
    "geography": _("in travel time"),
}


@dataclass(frozen=True)
class ReadingRow:
    """One dimension's figure against its limit. `stands`: the verdict is this one's alone."""

    dimension: str
    indicator: str
    name: str
    period: str
    value: str
    interval: str
    limit: str
    said: str
    basis: str
    stands: bool


@dataclass(frozen=True)
class ClosenessRow:
    """The verdict in a sentence, whether the persons' own experience gave it, and every reading."""

    sentence: str
    overrides: bool
    rows: tuple[ReadingRow, ...]


def closeness_row(run: RunRow | None, definition: DefinitionRow, choice: Choice, today: date) -> ClosenessRow | None:
    """The verdict on the latest figures of a place and group; None on pages of other indicators."""
    asked = tuple(dimensions(today).values())
    if run is None or GOAL_AREA not in definition.goal_areas or definition.id not in {of.indicator for of in asked}:
        return None
    found = _latest(run, asked, choice)
    said = near(found, choice.municipality, choice.target_group, today)
    readings = (*([said.stands] if said.stands else []), *said.beside)
    return ClosenessRow(
        sentence=str(VERDICTS[said.near]),
        overrides=said.stands is not None,
        rows=tuple(_row(each, found, stands=each is said.stands) for each in readings),
    )


def _latest(run: RunRow, asked: tuple[MeasureId, ...], choice: Choice) -> dict[MeasureId, Figure]:
    places = {of: (of.indicator, of.measure, choice.municipality, choice.target_group) for of in asked}
    read = figures_of(run, places.values())
    newest = {
        of: latest(read.get(place, {}).get(measure_rule(of.indicator, of.measure).level_period, ()))
        for of, place in places.items()
    }
    return {of: figure for of, figure in newest.items() if figure is not None}


def _row(reading: Reading, found: dict[MeasureId, Figure], *, stands: bool) -> ReadingRow:
    of = MeasureId(reading.row["indicator"], reading.row["measure"])
    definition, figure = definition_row(of.indicator), found[of]
    measure = definition.measure(of.measure)
    shown = reading.value
    return ReadingRow(
        dimension=str(DIMENSIONS[reading.dimension]),
        indicator=of.indicator,
        name=measure.name,
        period=numbers.period_name(figure.period_from, figure.period_to, measure.rule.level_period),
        value=str(words.STATUSES[figure.status]) if shown is None else numbers.bare(shown, measure.figuring),
        interval="" if shown is None else numbers.span(figure.lower, figure.upper, measure.figuring),
        limit=numbers.bare(reading.limit, measure.figuring),
        said=str(READINGS[reading.near]),
        basis=str(BASES[reading.basis]),
        stands=stands,
    )
