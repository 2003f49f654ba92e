"""One turn of measurement: from the deliveries in the event store to results and lights in the database."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from django.db import transaction
from django.utils import timezone

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import municipalities
from narvard.measure.deliveries.operations import register_deliveries
from narvard.measure.deliveries.queries import ids_in_force
from narvard.measure.indicators.models import Run
from narvard.measure.indicators.operations.lighting import light_targets
from narvard.measure.indicators.operations.running import ask_for_run, fail_run, tell
from narvard.measure.indicators.operations.storing import PROFILE, start_run, store_definitions, store_results
from narvard.measure.indicators.rules.definitions import definitions, divided_by_unit
from narvard_analytics import disclosure_control
from narvard_analytics.engines import Engine, open_engine
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.definition import Time
from narvard_analytics.indicators.reported.published import published
from narvard_analytics.indicators.run import BY_UNIT, DIMENSIONS
from narvard_analytics.indicators.run import run as run_catalogue

Progress = Callable[[str, int, int], None]
"""Called with what is begun, its number from 1, and how many steps there are."""

Clock = Callable[[], datetime]


def compute(
    *,
    actor: Actor,
    now: datetime,
    events_root: Path,
    run_id: int | None = None,
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> int:
    """Run the catalogue on the deliveries under `events_root`, store results and lights, and answer the run's id.

    run_id: a run that was asked for; without it one is asked for now. clock: tells when it ends, else `now` is written
    for both. Takes the rights indicators.compute,
    deliveries.register and organizations.read. Raises RunNotStarted, or what the event store raises where a delivery
    cannot be read (narvard_analytics.errors.AnalyticsError); then nothing has changed but the list of deliveries, and
    the run says why it failed.
    """
    actor.require("indicators.compute")
    begun = ask_for_run(actor=actor, now=now) if run_id is None else run_id
    try:
        register_deliveries(actor=actor, now=now, events_root=events_root)
        snapshot = open_snapshot(events_root)
        places = tuple(row.code for row in municipalities(actor)) or None
        with open_engine(snapshot) as engine:
            results = measure(engine, places, _told(begun, progress or _silent))
        ended = clock() if clock else now
        return keep(
            actor=actor, now=ended, results=results, cut_off=snapshot.cut_off, inputs=snapshot.key, run_id=begun
        )
    except BaseException as error:  # also when someone interrupts it, or the next one could not begin
        fail_run(actor=actor, now=clock() if clock else now, run_id=begun, reason=str(error) or type(error).__name__)
        raise


def measure(engine: Engine, places: tuple[str, ...] | None, progress: Progress) -> pa.Table:
    """Every indicator by municipality and target group, monthly, flows quarterly as well, after disclosure control.

    A window or a stock has the same rows at a quarter's end as at that month's end, so they are asked for once. What
    is divided by care unit is so by quarter. Figures that deliveries hold ready-made stand beside, each under a version
    that names its publisher.
    """
    everything = [each.id for each in definitions()]
    flows = [each.id for each in definitions() if each.time is Time.FLOW]
    by_unit = [each.id for each in definitions() if divided_by_unit(each)]
    asked = [("month", everything, DIMENSIONS), ("quarter", flows, DIMENSIONS), ("quarter", by_unit, (BY_UNIT,))]
    total, done, tables = sum(len(indicators) for _, indicators, _ in asked), 0, []
    for period, indicators, by in asked:
        step = _counted(progress, done, total)
        places_of = None if by == (BY_UNIT,) else places
        tables.append(run_catalogue(engine, indicators, by, period, municipalities=places_of, progress=step))
        done += len(indicators)
    tables.append(published(engine, definitions()))
    return disclosure_control.apply(pa.concat_tables(tables), PROFILE)


@transaction.atomic
def keep(
    *,
    actor: Actor,
    now: datetime,
    results: pa.Table,
    cut_off: datetime,
    inputs: str,
    run_id: int | None = None,
) -> int:
    """Store disclosure-controlled results and the lights that follow from them as one finished run; answer its id.

    run_id: the run that was asked for, else a new one is made.
    """
    actor.require("indicators.compute")
    take_turn("indicators.compute")
    run = start_run(
        now=now,
        cut_off=cut_off,
        inputs=inputs,
        deliveries=ids_in_force(actor),
        collaboration=actor.collaboration,
        run_id=run_id,
    )
    store_definitions(run)
    rows = store_results(run, results)
    lit = light_targets(run, results, now=now, today=timezone.localdate(now))
    Run.objects.filter(pk=run.pk).update(finished_at=now)
    record(
        actor=actor,
        now=now,
        action="indicators.compute",
        object_type="indicators.run",
        object_id=str(run.pk),
        label=inputs,
        details={"results": rows, "lights": lit, "cut_off": cut_off.isoformat()},
    )
    return run.pk


def _told(run_id: int, progress: Progress) -> Progress:
    """The progress of whoever waits, and of the run's own row."""

    def both(step: str, number: int, total: int) -> None:
        tell(run_id, step, number - 1, total)
        progress(step, number, total)

    return both


def _counted(progress: Progress, before: int, total: int) -> Progress:
    """The library counts within one call; the reader waits for all of them."""
    return lambda step, number, _of: progress(step, before + number, total)


def _silent(_step: str, _number: int, _total: int) -> None:
    """The progress of a caller who did not ask for any."""
