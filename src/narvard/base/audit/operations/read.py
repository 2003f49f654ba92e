"""Reading the log, which is itself logged."""

from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from narvard.base.audit.operations.record import record
from narvard.base.audit.queries import LogFilter, LogPage, LogRow, log_page, log_rows
from narvard.base.core.actor import Actor


def _note(actor: Actor, now: datetime, action: str, wanted: LogFilter, details: dict[str, object]) -> None:
    looked_for = {name: value for name, value in asdict(wanted).items() if value not in (None, "")}
    record(
        actor=actor, now=now, action=action, object_type="audit.log", object_id="", details={**looked_for, **details}
    )


@transaction.atomic
def read_log(*, actor: Actor, now: datetime, wanted: LogFilter, number: int, zone: ZoneInfo) -> LogPage:
    """One page of the log; that it was read, and what was looked for, becomes an event of its own."""
    page = log_page(actor, wanted, number, zone)
    _note(actor, now, "audit.read", wanted, {"page": page.number})
    return page


@transaction.atomic
def download_log(*, actor: Actor, now: datetime, wanted: LogFilter, zone: ZoneInfo) -> tuple[LogRow, ...]:
    """All events that match, for a file; that they were taken out becomes an event of its own."""
    rows = tuple(log_rows(actor, wanted, zone))
    _note(actor, now, "audit.download", wanted, {"events": len(rows)})
    return rows
