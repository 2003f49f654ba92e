"""Storing a run's results, so that pages read them and never the event store."""

from datetime import datetime

import pyarrow as pa

from narvard.measure.indicators.models import DefinitionVersion, Result, Run, Series
from narvard.measure.indicators.rules.definitions import content_of, definitions
from narvard.measure.indicators.rules.series import SERIES
from narvard_analytics.results import FIGURES

RESULT_FIELDS = ("period_from", "period_to", "status", *FIGURES)
BATCH = 2_000
PROFILE = "open"
"""The disclosure-control profile of everything that is stored here: what every role of the site may see."""


def start_run(
    *,
    now: datetime,
    cut_off: datetime,
    inputs: str,
    deliveries: tuple[int, ...],
    collaboration: str = "",
    run_id: int | None = None,
) -> Run:
    """A run that has no results yet, the one asked for or a new one; it is not shown until it is finished."""
    known = {"cut_off": cut_off, "inputs": inputs, "profile": PROFILE}
    new = {**known, "started_at": now, "collaboration_id": collaboration or None}
    run, _ = Run.objects.update_or_create(pk=run_id, defaults=known, create_defaults=new)
    run.deliveries.set(deliveries)
    return run


def store_results(run: Run, results: pa.Table) -> int:
    """Store disclosure-controlled `results` (narvard_analytics.results.SCHEMA) under `run`; answer the rows stored."""
    keys = list(zip(*(results.column(name).to_pylist() for name in SERIES), strict=True))
    ids = _series_ids(set(keys))
    columns = [results.column(name).to_pylist() for name in RESULT_FIELDS]
    rows = (
        Result(run=run, series_id=ids[key], **dict(zip(RESULT_FIELDS, figures, strict=True)))
        for key, figures in zip(keys, zip(*columns, strict=True), strict=True)
    )
    return len(Result.objects.bulk_create(rows, batch_size=BATCH))


def store_definitions(run: Run) -> None:
    """Keep what each definition says, where its version is new."""
    known = set(DefinitionVersion.objects.values_list("indicator", "version"))
    fresh = [found for found in definitions() if (found.id, found.version) not in known]
    DefinitionVersion.objects.bulk_create(
        DefinitionVersion(indicator=found.id, version=found.version, content=content_of(found), first_run=run)
        for found in fresh
    )


def _series_ids(keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """The id of every series, those that are new among `keys` made now."""
    known = _known()
    missing = sorted(keys - known.keys())
    Series.objects.bulk_create(Series(**dict(zip(SERIES, key, strict=True))) for key in missing)
    return _known() if missing else known


def _known() -> dict[tuple[str, ...], int]:
    return {tuple(row[1:]): row[0] for row in Series.objects.values_list("pk", *SERIES)}
