"""The latest figure of a measure in a place, for those who hold a rule of their own against it."""

from collections.abc import Iterable
from dataclasses import dataclass

from narvard.base.core.actor import Actor
from narvard.measure.indicators.queries import numbers
from narvard.measure.indicators.queries.definitions import definition_rows
from narvard.measure.indicators.queries.results import ByPeriod, Place, current_run, figures_of
from narvard.measure.indicators.rules.figures import MONTHS, POINT, QUARTERS, Figure, latest

PREFERRED = (QUARTERS, MONTHS, POINT)


@dataclass(frozen=True)
class LatestFigure:
    """The last complete period's figure with its 95 % interval, in the measure's unit and in words.

    `value` is None and `words` "" where the figure is withheld or missing; `status` then says which.
    """

    indicator: str
    status: str
    value: float | None
    lower: float | None
    upper: float | None
    words: str
    period: str


def latest_figures(actor: Actor, places: Iterable[Place]) -> dict[Place, LatestFigure]:
    """The latest figure of each place (indicator, measure, municipality, target group) that has one.

    A quarter is preferred to a month, since it bears more.
    """
    actor.require("indicators.read")
    run, asked = current_run(actor), set(places)
    if run is None or not asked:
        return {}
    found = {place: _latest(kinds) for place, kinds in figures_of(run, asked).items()}
    return {place: _row(place, *kept) for place, kept in found.items() if kept is not None}


def _latest(kinds: ByPeriod) -> tuple[str, Figure] | None:
    for kind in (*PREFERRED, *sorted(kinds)):
        figure = latest(kinds.get(kind, ()))
        if figure is not None:
            return kind, figure
    return None


def _row(place: Place, kind: str, figure: Figure) -> LatestFigure:
    definition = next(row for row in definition_rows() if row.id == place[0])
    measure = next(row for row in definition.measures if row.id == place[1])
    value = figure.value if figure.usable else None
    return LatestFigure(
        indicator=definition.name,
        status=figure.status,
        value=value,
        lower=figure.lower if figure.usable else None,
        upper=figure.upper if figure.usable else None,
        words="" if value is None else numbers.spoken(value, measure.figuring),
        period=numbers.period_name(figure.period_from, figure.period_to, kind),
    )
