"""Letting everybody read a run's figures, and taking them back."""

from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Run
from narvard.measure.indicators.queries.results import seen_by

WHAT_TO_DO = {
    "not_finished": "it has no figures yet. Wait until it is finished.",
    "withdrawn": "it has been withdrawn. Compute anew and publish that run.",
    "not_published": "it is not published. Choose a run that is.",
    "no_reason": "no reason was given. Write what is wrong with the figures, so that those who used them can tell.",
}


class RunNotPublished(ValueError):
    """A run was not published, or not withdrawn; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"Nothing has changed for this run, because {WHAT_TO_DO[code]}")


@transaction.atomic
def publish_run(*, actor: Actor, now: datetime, run_id: int) -> None:
    """Open the figures of a finished run to everybody; published again it stays as it was published first.

    Raises RunNotPublished.
    """
    actor.require("indicators.publish")
    run = _locked(actor, run_id)
    if run is None or run.finished_at is None:
        raise RunNotPublished("not_finished")
    if run.withdrawn_at:
        raise RunNotPublished("withdrawn")
    if run.published_at is None:
        Run.objects.filter(pk=run.pk).update(published_at=now, published_by=actor.name)
        _record(actor, now, run, "indicators.publish", {})


@transaction.atomic
def withdraw_run(*, actor: Actor, now: datetime, run_id: int, reason: str) -> None:
    """Take a published run back; the one published before it is shown again. Raises RunNotPublished."""
    actor.require("indicators.publish")
    run = _locked(actor, run_id)
    if run is None or run.published_at is None or run.withdrawn_at:
        raise RunNotPublished("not_published")
    if not reason.strip():
        raise RunNotPublished("no_reason")
    Run.objects.filter(pk=run.pk).update(withdrawn_at=now, withdrawal=reason.strip())
    _record(actor, now, run, "indicators.withdraw", {"reason": reason.strip()})


def _locked(actor: Actor, run_id: int) -> Run | None:
    return Run.objects.select_for_update(of=("self",)).filter(seen_by(actor), pk=run_id).first()


def _record(actor: Actor, now: datetime, run: Run, action: str, details: dict[str, str]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="indicators.run",
        object_id=str(run.pk),
        label=run.inputs,
        details=details,
    )
