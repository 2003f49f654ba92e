"""A report's life before it is made: asked for, on its way, failed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.govern.reports.models import Report
from narvard.govern.reports.queries.subjects import require_known
from narvard.govern.reports.rules.kinds import KINDS

GIVEN_UP = timedelta(hours=1)
"""After so long without an end a report is taken for dead: its process was stopped and cannot say so itself."""
FORMS = ("docx", "pdf", "pptx", "xlsx")


class ReportNotAsked(ValueError):
    """The same report is on its way already."""

    def __init__(self) -> None:
        super().__init__("No report was asked for, because the same one is on its way. Wait until it is made.")


@transaction.atomic
def ask_for_report(*, actor: Actor, now: datetime, kind: str, key: str, language: str, as_of: date) -> int:
    """Put a report in the queue and answer its id; whoever does the work begins it.

    Raises ReportNotAsked, or ReportNotKnown where there is no such report.
    """
    actor.require("reports.make")
    require_known(actor, kind, key, language, as_of)
    take_turn(f"reports.{actor.collaboration}")
    waiting = Report.objects.filter(
        collaboration_id=actor.collaboration, kind=kind, key=key, language=language, made_at=None, failed_at=None
    )
    waiting.filter(asked_at__lt=now - GIVEN_UP).update(failed_at=now, failure="The process that made it was stopped.")
    if waiting.exists():
        raise ReportNotAsked
    report = Report.objects.create(
        collaboration_id=actor.collaboration,
        kind=kind,
        key=key,
        language=language,
        as_of=as_of,
        asked_at=now,
        asked_by=actor.name,
        total=len(KINDS[kind].sections) + len(FORMS),
    )
    _log(actor, now, "reports.ask_for_report", report, {"language": language, "as_of": as_of.isoformat()})
    return report.pk


def tell(report_id: int, step: str, done: int) -> None:
    """Write down how far a report has come; seen at once, since it is no part of a longer transaction."""
    Report.objects.filter(pk=report_id).update(step=step, done=done)


@transaction.atomic
def fail_report(*, actor: Actor, now: datetime, report_id: int, reason: str) -> None:
    """Say that a report came to no end, and why."""
    actor.require("reports.make")
    report = Report.objects.get(pk=report_id)
    waiting = Report.objects.filter(pk=report_id, made_at=None, failed_at=None)
    if waiting.update(failed_at=now, failure=reason[:300] or "unknown"):
        _log(actor, now, "reports.fail_report", report, {"reason": reason[:300]})


def _log(actor: Actor, now: datetime, action: str, report: Report, details: dict[str, object]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="reports.report",
        object_id=str(report.pk),
        label=f"{report.kind} {report.key}",
        details=details,
    )
