"""A run's life: asked for, begun, on its way, failed. `computing.keep` finishes it."""

from datetime import datetime, timedelta

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.measure.indicators.models import Run
from narvard.measure.indicators.operations.storing import PROFILE

GIVEN_UP = timedelta(hours=3)
"""After so long without an end a run is taken for dead: its process was stopped and cannot say so itself."""


class RunNotStarted(ValueError):
    """Another run is on its way."""

    def __init__(self) -> None:
        super().__init__("No run was started, because one is on its way already. Wait until it is finished.")


@transaction.atomic
def ask_for_run(*, actor: Actor, now: datetime) -> int:
    """Put a run in the queue and answer its id; whoever does the work begins it. Raises RunNotStarted."""
    actor.require("indicators.compute")
    take_turn("indicators.run")
    _give_up_old(now, now)
    if Run.objects.filter(finished_at__isnull=True, failed_at__isnull=True).exists():
        raise RunNotStarted
    run = Run.objects.create(
        started_at=now, profile=PROFILE, started_by=actor.name, collaboration_id=actor.collaboration or None
    )
    record(
        actor=actor,
        now=now,
        action="indicators.ask_for_run",
        object_type="indicators.run",
        object_id=str(run.pk),
        label=str(run.pk),
        details={},
    )
    return run.pk


def tell(run_id: int, step: str, done: int, total: int) -> None:
    """Write down how far a run has come; seen at once, since it is no part of a longer transaction."""
    Run.objects.filter(pk=run_id).update(step=step[:60], done=done, total=total)


@transaction.atomic
def fail_run(*, actor: Actor, now: datetime, run_id: int, reason: str) -> None:
    """Say that a run came to no end, and why."""
    actor.require("indicators.compute")
    waiting = Run.objects.filter(pk=run_id, finished_at__isnull=True, failed_at__isnull=True)
    if waiting.update(failed_at=now, failure=reason or "unknown"):
        record(
            actor=actor,
            now=now,
            action="indicators.fail_run",
            object_type="indicators.run",
            object_id=str(run_id),
            label=str(run_id),
            details={"reason": reason},
        )


def give_up_runs(*, actor: Actor, now: datetime) -> None:
    """Take every run on its way for dead: for a caller who knows that nobody is at work, since it starts the worker."""
    actor.require("indicators.compute")
    _give_up_old(now + GIVEN_UP, now)


def _give_up_old(until: datetime, now: datetime) -> None:
    dead = Run.objects.filter(finished_at__isnull=True, failed_at__isnull=True, started_at__lt=until - GIVEN_UP)
    dead.update(failed_at=now, failure="The process that computed it was stopped.")
