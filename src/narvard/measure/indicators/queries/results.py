"""Stored figures of the current run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Result, Run
from narvard.measure.indicators.rules.definitions import basis_of
from narvard.measure.indicators.rules.figures import Figure
from narvard_analytics.results import ALL_GROUPS, ALL_UNITS, FROM

FIELDS = ("period_from", "period_to", "status", "numerator", "denominator", "value", "lower_95", "upper_95", "persons")

PLACE = ("series__indicator", "series__measure", "series__municipality", "series__target_group")

PERIOD_KIND = "series__period_kind"

Source = tuple[str, str]
"""Who computed a figure elsewhere (empty where it is of our own making), and its basis."""

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
    published_at: datetime | None = None


def seen_by(actor: Actor) -> Q:
    """The runs or targets of the collaboration that the actor acts in, and those for all; for the public, every one."""
    own = Q(collaboration=actor.collaboration) | Q(collaboration__isnull=True)
    return own if actor.collaboration else Q()


def current_run(actor: Actor) -> RunRow | None:
    """The newest finished run, or None before the first."""
    finished = Run.objects.filter(seen_by(actor), finished_at__isnull=False)
    return _row(finished.prefetch_related("deliveries").order_by("-pk").first())


def published_run(actor: Actor) -> RunRow | None:
    """The newest run that is published and not withdrawn, or None."""
    open_to_all = Run.objects.filter(seen_by(actor), published_at__isnull=False, withdrawn_at__isnull=True)
    return _row(open_to_all.prefetch_related("deliveries").order_by("-pk").first())


def run_before(actor: Actor, run_id: int) -> int | None:
    """The id of the finished run before that one, or None."""
    earlier = Run.objects.filter(seen_by(actor), finished_at__isnull=False, pk__lt=run_id).order_by("-pk")
    return earlier.values_list("pk", flat=True).first()


def figures(run: RunRow, indicator: str, measure: str, target_group: str) -> dict[str, ByPeriod]:
    """Figures of a measure in a target group, by municipality, then kind of period."""
    chosen = Q(series__indicator=indicator, series__measure=measure, series__target_group=target_group)
    return {place[2]: found for place, found in _read(run, chosen).items()}


def unit_figures(run: RunRow, indicator: str, measure: str) -> dict[str, ByPeriod]:
    """Figures of a measure by the care unit at which people are listed, then kind of period."""
    found: dict[str, ByPeriod] = {}
    own = Result.objects.filter(_own(indicator), run_id=run.id, series__indicator=indicator, series__measure=measure)
    rows = own.exclude(series__unit=ALL_UNITS).filter(series__target_group=ALL_GROUPS).order_by("period_from")
    for unit, kind, *fields in rows.values_list("series__unit", PERIOD_KIND, *FIELDS):
        found.setdefault(unit, {}).setdefault(kind, []).append(Figure(*fields))
    return found


def figures_of(run: RunRow, places: Iterable[Place]) -> dict[Place, ByPeriod]:
    """Figures of several places, in one query."""
    parts = [_at(place) for place in sorted(places)]
    return _read(run, reduce(or_, parts)) if parts else {}


def figures_from_elsewhere(run: RunRow, place: Place) -> dict[Source, ByPeriod]:
    """Figures of a place that are of another basis than the indicator's own, or that others have computed."""
    there = Result.objects.filter(_at(place), run_id=run.id, series__unit=ALL_UNITS)
    rows = there.exclude(_own(place[0])).order_by("period_from", "pk")
    found: dict[Source, ByPeriod] = {}
    for basis, version, kind, *fields in rows.values_list("series__basis", "series__version", PERIOD_KIND, *FIELDS):
        source = found.setdefault((version.partition(FROM)[2], basis), {})
        source.setdefault(kind, []).append(Figure(*fields))
    return found


def figures_at(run: RunRow, municipality: str, target_group: str) -> dict[Place, ByPeriod]:
    """Figures of every measure in one municipality and target group."""
    return _read(run, Q(series__municipality=municipality, series__target_group=target_group))


def _at(place: Place) -> Q:
    return Q(**dict(zip(PLACE, place, strict=True)))


def _own(indicator: str) -> Q:
    """Figures of the indicator's own basis and of our own making."""
    return Q(series__basis=basis_of(indicator)) & ~Q(series__version__contains=FROM)


def _read(run: RunRow, chosen: Q) -> dict[Place, ByPeriod]:
    found: dict[Place, ByPeriod] = {}
    names = (*PLACE, "series__basis", PERIOD_KIND, *FIELDS)
    rows = Result.objects.filter(chosen, run_id=run.id, series__unit=ALL_UNITS).order_by("period_from")
    rows = rows.exclude(series__version__contains=FROM)
    for indicator, measure, municipality, group, basis, kind, *fields in rows.values_list(*names):
        # Figures of another basis or another's making stand beside on the page; they are never merged with its own.
        if basis == basis_of(indicator):
            place = found.setdefault((indicator, measure, municipality, group), {})
            place.setdefault(kind, []).append(Figure(*fields))
    return found


def _row(run: Run | None) -> RunRow | None:
    if run is None:
        return None
    ids = tuple(delivery.pk for delivery in run.deliveries.all())
    return RunRow(run.pk, run.finished_at, run.cut_off, run.inputs, run.profile, ids, run.published_at)
