"""The tasks that an actor reaches, and what is said when one is not there."""

from datetime import datetime

from django.db.models import Q, QuerySet

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.tasks.models import Task
from narvard.care.tasks.rules.states import Side, State


class TaskNotFound(LookupError):
    """There is no such task for the one who asks."""


def reachable(actor: Actor, now: datetime) -> QuerySet[Task]:
    """The tasks that the gate lets through. One that is marked mis-sent is there for the sender's people only."""
    ours = Q(unit=actor.organization_id) | (Q(custodian=actor.controller_id) & ~Q(receiver=actor.organization_id))
    return seen(actor, now, Task.objects.filter(~Q(state=State.MIS_SENT) | ours))


def side_of(actor: Actor, task: Task) -> Side | None:
    """Which side of the task the actor's unit is on; None for another unit that may see it."""
    if task.unit_id == actor.organization_id:
        return Side.SENDER
    return Side.RECEIVER if task.receiver_id == actor.organization_id else None
