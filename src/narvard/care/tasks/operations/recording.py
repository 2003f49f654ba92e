"""What is written in the log about a task."""

from collections.abc import Mapping
from datetime import datetime

from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.tasks.models import Task


def record_task(actor: Actor, now: datetime, action: str, task: Task, details: Mapping[str, object]) -> None:
    """One event about one task."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="tasks.task",
        object_id=str(task.pk),
        patient=task.subject,
        legal_basis=GROUNDS[task.basis].law,
        details=details,
    )
