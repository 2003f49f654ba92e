"""Culling what the log need no longer hold."""

from datetime import UTC, datetime

from django.db import transaction

from narvard.base.audit.models import AuditEvent
from narvard.base.audit.operations.record import record
from narvard.base.audit.rules import may_be_culled
from narvard.base.core.actor import Actor

_NOTHING = {
    "user_id": None, "name": "", "assignment_id": None, "role": "", "organization": "", "unit": "", "object_type": "",
    "object_id": "", "label": "", "patient": None, "legal_basis": "", "payload": "", "salt": "",
}  # fmt: skip


@transaction.atomic
def cull(*, actor: Actor, now: datetime, before: datetime, country: str = "SE") -> int:
    """Empty the events from before `before` whose time is out, leaving time, action and hash; answer how many.

    The chain still holds, since it chains hashes. Which rule says that the time is out stands in rules/retention.py.
    """
    actor.require("audit.cull")
    old = AuditEvent.objects.filter(at__lt=before, culled_on__isnull=True, pending__isnull=True)
    ids = [pk for pk, at in old.values_list("pk", "at") if may_be_culled(at, now, country)]
    AuditEvent.objects.filter(pk__in=ids).update(**_NOTHING, culled_on=now.astimezone(UTC).date())
    record(
        actor=actor,
        now=now,
        action="audit.cull",
        object_type="audit.log",
        object_id="",
        details={"before": before, "events": len(ids)},
    )
    return len(ids)
