"""The newest published figure of several places at once, for a page that shows many beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.measure.indicators.queries.definitions import definition_rows
from narvard.measure.indicators.queries.numbers import spoken
from narvard.measure.indicators.queries.results import Place, figures_of, published_run


@dataclass(frozen=True)
class OpenFigure:
    """The newest published figure of a measure in a place and group, in words; `value` is "" where it is withheld."""

    indicator: str
    name: str
    measure: str
    value: str
    period_from: date
    period_to: date


def open_figures(actor: Actor, places: Iterable[Place]) -> dict[Place, OpenFigure]:
    """The newest published figure by place (indicator, measure, municipality, target group).

    A place of which nothing is published is left out. Always the same number of queries.
    """
    actor.require("indicators.read_open")
    run = published_run(actor)
    wanted = set(places)
    if run is None or not wanted:
        return {}
    known = {(row.id, measure.id): (row.name, measure) for row in definition_rows() for measure in row.measures}
    found = {}
    for place, by_period in figures_of(run, wanted).items():
        name, measure = known.get(place[:2], ("", None))
        series = by_period.get(measure.rule.level_period, []) if measure else []
        if measure and series:
            last = series[-1]
            value = spoken(last.value, measure.figuring) if last.usable and last.value is not None else ""
            found[place] = OpenFigure(place[0], name, measure.name, value, last.period_from, last.period_to)
    return found
