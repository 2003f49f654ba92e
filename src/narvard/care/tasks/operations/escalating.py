"""Telling a named role when the time of a task has passed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import own
from narvard.care.tasks.models import Escalation, Task
from narvard.care.tasks.operations.recording import record_task
from narvard.care.tasks.rules.states import CLOSED, TURN, Side, State

# Who is told at the unit whose turn it is: the head of the unit answers for it.
ROLE = "unit_manager"


@transaction.atomic
def escalate_due(*, actor: Actor, now: datetime) -> int:
    """Put each open task whose time has passed before the head of the unit whose turn it is; answer how many.

    Each time that was set is told of once. Doing it again, also at the same moment, changes nothing.
    """
    actor.require("tasks.escalate")
    take_turn("tasks.escalate")
    told = Escalation.objects.filter(task=OuterRef("pk"), due_at=OuterRef("due_at"))
    late = Task.objects.filter(own(actor), ~Exists(told), due_at__lt=now).exclude(state__in=CLOSED)
    found = list(late.select_for_update().order_by("pk"))
    made = Escalation.objects.bulk_create(
        Escalation(task=task, unit_id=_unit(task), role=ROLE, due_at=task.due_at, at=now) for task in found
    )
    for task, escalation in zip(found, made, strict=True):
        record_task(actor, now, "tasks.escalate", task, {"unit": escalation.unit_id, "role": ROLE})
    return len(made)


def _unit(task: Task) -> int:
    return task.receiver_id if TURN[State(task.state)] is Side.RECEIVER else task.unit_id
