"""The rows of an indicator as they may leave the house: disclosure-controlled, all places, groups and periods."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Result
from narvard.measure.indicators.queries.definitions import DefinitionRow, definition_row
from narvard.measure.indicators.queries.results import RunRow, current_run
from narvard.measure.indicators.rules.series import SERIES

FIGURES = (
    "period_from",
    "period_to",
    "status",
    "numerator",
    "denominator",
    "value",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "persons",
)
COLUMNS = (*SERIES, *FIGURES, "inputs", "cut_off")
"""Column names as in the library's results table."""


@dataclass(frozen=True)
class Download:
    """The rows of an indicator in the order of COLUMNS; `cut_off` is None before the first run."""

    definition: DefinitionRow
    cut_off: datetime | None
    profile: str
    rows: Iterator[tuple]


def download(actor: Actor, indicator: str) -> Download:
    """Every stored row of an indicator in the current run. Raises IndicatorNotFound."""
    actor.require("indicators.read")
    definition, run = definition_row(indicator), current_run(actor)
    rows = _rows(run, indicator) if run else iter(())
    return Download(definition, run.cut_off if run else None, run.profile if run else "", rows)


def _rows(run: RunRow, indicator: str) -> Iterator[tuple]:
    found = Result.objects.filter(run_id=run.id, series__indicator=indicator)
    order = ("series__measure", "series__period_kind", "period_from", "series__municipality", "series__unit")
    names = (*(f"series__{name}" for name in SERIES), *FIGURES)
    for row in found.order_by(*order, "series__target_group", "pk").values_list(*names).iterator(chunk_size=5_000):
        yield (*row, run.inputs, run.cut_off)
