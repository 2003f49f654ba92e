"""Stored figures of the current run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from narvard.measure.indicators.models import Result, Run
from narvard.measure.indicators.rules.figures import Figure

FIELDS = ("period_from", "period_to", "status", "numerator", "denominator", "value", "lower_95", "upper_95", "persons")

PLACE = ("series__indicator", "series__measure", "series__municipality", "series__target_group")

Place = tuple[str, str, str, str]
"""Indicator, measure, municipality, target group."""

ByPeriod = dict[str, list[Figure]]
"""Figures in time order by kind of period."""


@dataclass(frozen=True)
class RunRow:
    """The run that the pages show: when it was made, up to when events are known, from which deliveries."""

    id: int
    finished_at: datetime
    cut_off: datetime
    inputs: str
    profile: str
    deliveries: tuple[int, ...]


def current_run() -> RunRow | None:
    """The newest finished run, or None before the first."""
    return _row(Run.objects.filter(finished_at__isnull=False).prefetch_related("deliveries").order_by("-pk").first())


def run_before(run_id: int) -> int | None:
    """The id of the finished run before that one, or None."""
    earlier = Run.objects.filter(finished_at__isnull=False, pk__lt=run_id).order_by("-pk")
    return earlier.values_list("pk", flat=True).first()


def figures(run: RunRow, indicator: str, measure: str, target_group: str) -> dict[str, ByPeriod]:
    """Figures of a measure in a target group, by municipality, then kind of period."""
    chosen = Q(series__indicator=indicator, series__measure=measure, series__target_group=target_group)
    return {place[2]: found for place, found in _read(run, chosen).items()}


def figures_of(run: RunRow, places: Iterable[Place]) -> dict[Place, ByPeriod]:
    """Figures of several places, in one query."""
    parts = [
        Q(
            series__indicator=indicator,
            series__measure=measure,
            series__municipality=municipality,
            series__target_group=group,
        )
        for indicator, measure, municipality, group in sorted(places)
    ]
    return _read(run, reduce(or_, parts)) if parts else {}


def figures_at(run: RunRow, municipality: str, target_group: str) -> dict[Place, ByPeriod]:
    """Figures of every measure in one municipality and target group."""
    return _read(run, Q(series__municipality=municipality, series__target_group=target_group))


def _read(run: RunRow, chosen: Q) -> dict[Place, ByPeriod]:
    found: dict[Place, ByPeriod] = {}
    names = (*PLACE, "series__period_kind", *FIELDS)
    rows = Result.objects.filter(chosen, run_id=run.id).order_by("period_from")
    for indicator, measure, municipality, group, kind, *fields in rows.values_list(*names):
        place = found.setdefault((indicator, measure, municipality, group), {})
        place.setdefault(kind, []).append(Figure(*fields))
    return found


def _row(run: Run | None) -> RunRow | None:
    if run is None:
        return None
    ids = tuple(delivery.pk for delivery in run.deliveries.all())
    return RunRow(run.pk, run.finished_at, run.cut_off, run.inputs, run.profile, ids)
