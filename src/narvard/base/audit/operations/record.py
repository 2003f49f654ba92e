"""Adding one event to the log."""

import secrets
from collections.abc import Mapping
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

    `patient` is a pseudonym, never an identity number. `details` holds text, whole numbers, dates and aware times.
    What the law wants in a log (HSLF-FS 2016:40 4 kap. 9 §): action, unit, time, and who user and patient are.
    """
    columns = {
        "action": action,
        "user_id": actor.user_id,
        "name": actor.name,
        "assignment_id": actor.assignment_id,
        "role": actor.role,
        "organization": actor.organization_code,
        "unit": actor.organization_name,
        "object_type": object_type,
        "object_id": object_id,
        "label": label[:300],
        "legal_basis": legal_basis,
    }
    payload = canonical({**columns, "at": now, "patient": str(patient) if patient else None, "details": details or {}})
    salt = secrets.token_hex(16)
    with transaction.atomic():
        event = AuditEvent.objects.create(
            **columns, at=now, patient=patient, payload=payload, salt=salt, digest=digest_of(salt, payload)
        )
        PendingEvent.objects.create(event=event, at=now, transaction=CurrentTransaction())
