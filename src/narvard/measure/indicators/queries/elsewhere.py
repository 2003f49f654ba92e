"""Figures of an indicator that others have published or that rest on another basis: beside its own, never merged."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.definitions import MeasureRow
from narvard.measure.indicators.queries.results import Place, RunRow, figures_from_elsewhere
from narvard.measure.indicators.rules.figures import Figure, latest

BASES: dict[str, Promise] = {
    "register": _("care events"),
    "survey": _("a survey"),
    "published": _("published statistics"),
}
"""What a figure rests on, by the library's Basis."""


@dataclass(frozen=True)
class ElsewhereRow:
    """The latest figure of a publisher and basis; `state` says why there is no value where there is none."""

    publisher: str
    basis: str
    period: str
    value: str
    interval: str
    state: str


def elsewhere(run: RunRow | None, place: Place, measure: MeasureRow) -> tuple[ElsewhereRow, ...]:
    """The latest figure of every other source and kind of period for the place."""
    if run is None:
        return ()
    return tuple(
        _row(publisher, basis, kind, newest, measure)
        for (publisher, basis), by_period in sorted(figures_from_elsewhere(run, place).items())
        for kind, figures in sorted(by_period.items())
        if (newest := latest(figures))
    )


def _row(publisher: str, basis: str, kind: str, figure: Figure, measure: MeasureRow) -> ElsewhereRow:
    shown = figure.value if figure.usable else None
    return ElsewhereRow(
        publisher=publisher,
        basis=str(BASES[basis]),
        period=numbers.period_name(figure.period_from, figure.period_to, kind),
        value="" if shown is None else numbers.spoken(shown, measure.figuring),
        interval="" if shown is None else numbers.span(figure.lower, figure.upper, measure.figuring),
        state="" if shown is not None else str(words.STATUSES[figure.status]),
    )
