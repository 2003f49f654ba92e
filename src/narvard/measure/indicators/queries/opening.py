"""What everybody may read: the newest published run, whoever asks. Nothing here reads a run that is not published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
from django.db.models import QuerySet

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Result
from narvard.measure.indicators.queries.catalogue import Catalogue, catalogue_of
from narvard.measure.indicators.queries.choices import Asked, Choice
from narvard.measure.indicators.queries.names import group_names, place_names
from narvard.measure.indicators.queries.pages import IndicatorPage, page_of
from narvard.measure.indicators.queries.results import RunRow, published_run
from narvard.measure.indicators.rules import definitions
from narvard.measure.indicators.rules.series import SERIES
from narvard_analytics import publication
from narvard_analytics.results import SCHEMA

FILTERS = ("measure", "period_kind", "municipality", "unit", "target_group", "basis")


class NothingPublished(LookupError):
    """No run is published."""


@dataclass(frozen=True)
class Publication:
    """The published run: when it was published, up to when events are known, under which profile."""

    published_at: datetime
    cut_off: datetime
    inputs: str
    profile: str
    tag: str


def open_catalogue(actor: Actor, asked: Asked) -> Catalogue:
    """The indicators asked for, each with its latest published figure."""
    actor.require("indicators.read_open")
    return catalogue_of(actor, published_run(actor), asked)


def open_page(actor: Actor, indicator: str, choice: Choice, today: date) -> IndicatorPage:
    """One indicator with its published figures. Raises IndicatorNotFound."""
    actor.require("indicators.read_open")
    return page_of(actor, published_run(actor), indicator, choice, today)


def publication_now(actor: Actor) -> Publication:
    """What is published now. Raises NothingPublished."""
    actor.require("indicators.read_open")
    run = _run(actor)
    tag = f"{run.id}-{run.inputs[:12]}"
    return Publication(run.published_at or run.finished_at, run.cut_off, run.inputs, run.profile, tag)


def open_rows(
    actor: Actor, indicator: str, chosen: Mapping[str, str], offset: int = 0, limit: int | None = None
) -> tuple[int, pa.Table]:
    """How many published rows an indicator has under `chosen` (columns of FILTERS), and the asked part of them.

    Raises IndicatorNotFound or NothingPublished.
    """
    actor.require("indicators.read_open")
    definitions.definition(indicator)
    run = _run(actor)
    wanted = {f"series__{name}": value for name, value in chosen.items() if value}
    found = Result.objects.filter(run_id=run.id, series__indicator=indicator, **wanted)
    return found.count(), _table(run, found, offset, limit)


def open_json_stat(actor: Actor, indicator: str, chosen: Mapping[str, str], language: str) -> dict:
    """The published rows as JSON-stat 2, with names in the language. Raises IndicatorNotFound or NothingPublished."""
    _, rows = open_rows(actor, indicator, chosen)
    return publication.json_stat(rows, language, {**place_names(actor), **group_names(actor)})


def open_measure(actor: Actor, indicator: str) -> dict:
    """The definition as a FHIR Measure. Raises IndicatorNotFound."""
    actor.require("indicators.read_open")
    return publication.measure(definitions.definition(indicator))


def open_reports(actor: Actor, indicator: str, chosen: Mapping[str, str]) -> dict:
    """Definition and published rows as a FHIR Bundle. Raises IndicatorNotFound or NothingPublished."""
    _, rows = open_rows(actor, indicator, chosen)
    return publication.measure_bundle(rows)


def _run(actor: Actor) -> RunRow:
    run = published_run(actor)
    if run is None:
        raise NothingPublished("No figures are published yet. Come back when the collaboration has published some.")
    return run


def _table(run: RunRow, found: QuerySet, offset: int, limit: int | None) -> pa.Table:
    order = ("series__measure", "series__period_kind", "period_from", "series__municipality", "series__unit")
    names = [name for name in SCHEMA.names if name not in ("inputs", "cut_off")]
    fields = [f"series__{name}" if name in SERIES else name for name in names]
    ordered = found.order_by(*order, "series__target_group", "pk")
    asked = ordered[offset : None if limit is None else offset + limit]
    columns = list(zip(*asked.values_list(*fields), strict=True)) or [()] * len(names)
    given = dict(zip(names, columns, strict=True))
    count = len(columns[0])
    constant = {"inputs": [run.inputs] * count, "cut_off": [run.cut_off] * count}
    return pa.table({f.name: pa.array({**given, **constant}[f.name], f.type) for f in SCHEMA}, schema=SCHEMA)
