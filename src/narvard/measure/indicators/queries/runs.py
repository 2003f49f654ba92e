"""The log of runs: what was computed when, from what, how far it has come, and whether it is published."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Run
from narvard.measure.indicators.queries.definitions import definition_name
from narvard.measure.indicators.queries.results import seen_by

SHOWN = 50
"""Runs on the page: two years of monthly runs with some made anew."""


@dataclass(frozen=True)
class RunLine:
    """One run. `state`: waiting, running, finished, failed, published or withdrawn. `step`: an indicator's name."""

    id: int
    state: str
    started_at: datetime
    started_by: str
    finished_at: datetime | None
    cut_off: datetime | None
    step: str
    done: int
    total: int
    failure: str
    inputs: str
    profile: str
    deliveries: int
    published_at: datetime | None
    published_by: str
    withdrawn_at: datetime | None
    withdrawal: str
    open_now: bool
    may_publish: bool

    @property
    def percent(self) -> int:
        """How far it has come, 0 to 100."""
        return 100 * self.done // self.total if self.total else 0


@dataclass(frozen=True)
class RunLog:
    """The page. `working` when a run waits or is on its way, so that the page looks again by itself."""

    runs: tuple[RunLine, ...]
    working: bool
    may_compute: bool
    may_publish: bool


def run_log(actor: Actor) -> RunLog:
    """The newest runs first."""
    actor.require("indicators.read")
    runs = list(Run.objects.filter(seen_by(actor)).prefetch_related("deliveries").order_by("-pk")[:SHOWN])
    open_now = next((run.pk for run in runs if run.published_at and not run.withdrawn_at), None)
    may_publish = bool(actor.may("indicators.publish"))
    lines = tuple(_line(run, run.pk == open_now, may_publish) for run in runs)
    working = any(line.state in ("waiting", "running") for line in lines)
    return RunLog(lines, working, bool(actor.may("indicators.compute")), may_publish)


def _line(run: Run, open_now: bool, may_publish: bool) -> RunLine:
    return RunLine(
        id=run.pk,
        state=_state(run),
        started_at=run.started_at,
        started_by=run.started_by,
        finished_at=run.finished_at,
        cut_off=run.cut_off,
        step=definition_name(run.step) if run.step else "",
        done=run.done,
        total=run.total,
        failure=run.failure,
        inputs=run.inputs[:12],
        profile=run.profile,
        deliveries=len(run.deliveries.all()),
        published_at=run.published_at,
        published_by=run.published_by,
        withdrawn_at=run.withdrawn_at,
        withdrawal=run.withdrawal,
        open_now=open_now,
        may_publish=may_publish and run.finished_at is not None and not run.published_at,
    )


def _state(run: Run) -> str:
    if run.failed_at:
        return "failed"
    if run.finished_at is None:
        return "running" if run.step else "waiting"
    if run.withdrawn_at:
        return "withdrawn"
    return "published" if run.published_at else "finished"


def publication_refusal(code: str) -> str:
    """Why a run was not published or withdrawn, and what to do."""
    return {
        "not_finished": _("The run was not published, because it has no figures yet. Wait until it is finished."),
        "withdrawn": _("The run was not published, because it has been withdrawn. Compute anew and publish that run."),
        "not_published": _("The run was not withdrawn, because it is not published. Choose a run that is."),
        "no_reason": _(
            "The run was not withdrawn, because no reason was given. Write what is wrong with the figures, so that "
            "those who used them can tell."
        ),
    }[code]
