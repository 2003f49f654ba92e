"""Adding to the log."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import BigIntegerField, Func

from narvard.base.audit.models import AuditEvent, PendingEvent
from narvard.base.audit.rules import canonical, digest_of
from narvard.base.core.actor import Actor


class CurrentTransaction(Func):
    """The number of the running transaction on PostgreSQL; nothing on SQLite, where one writes at a time."""

    template = "NULL"
    arity = 0
    output_field = BigIntegerField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="pg_current_xact_id()::text::bigint", **context)


@dataclass(frozen=True)
class Event:
    """What was done, on what and on which ground; `details` holds text, whole numbers, dates and aware times.

    `patient` is the person's own number in the installation, never an identity number.
    """

    action: str
    object_type: str
    object_id: str
    label: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    legal_basis: str = ""
    patient: UUID | None = None


def record(
    *,
    actor: Actor,
    now: datetime,
    action: str,
    object_type: str,
    object_id: str,
    label: str = "",
    details: Mapping[str, object] | None = None,
    legal_basis: str = "",
    patient: UUID | None = None,
) -> None:
    """Add one event to the log, inside the caller's transaction: both happen or neither.

    What the law wants in a log (HSLF-FS 2016:40 4 kap. 9 §): action, unit, time, and who user and patient are.
    """
    event = Event(action, object_type, object_id, label, details or {}, legal_basis, patient)
    record_many(actor=actor, now=now, events=[event])


def record_many(*, actor: Actor, now: datetime, events: Sequence[Event]) -> None:
    """Add several events at once, in two questions, in the order given, inside the caller's transaction."""
    with transaction.atomic():
        added = AuditEvent.objects.bulk_create([_row(actor, now, event) for event in events])
        PendingEvent.objects.bulk_create(
            [PendingEvent(event=row, at=now, transaction=CurrentTransaction()) for row in added]
        )


def _row(actor: Actor, now: datetime, event: Event) -> AuditEvent:
    columns = {
        "action": event.action,
        "user_id": actor.user_id,
        "name": actor.name,
        "assignment_id": actor.assignment_id,
        "role": actor.role,
        "organization": actor.organization_code,
        "unit": actor.organization_name,
        "object_type": event.object_type,
        "object_id": event.object_id,
        "label": event.label[:300],
        "legal_basis": event.legal_basis,
    }
    patient = str(event.patient) if event.patient else None
    payload = canonical({**columns, "at": now, "patient": patient, "details": event.details})
    salt = secrets.token_hex(16)
    return AuditEvent(
        **columns, at=now, patient=event.patient, payload=payload, salt=salt, digest=digest_of(salt, payload)
    )
