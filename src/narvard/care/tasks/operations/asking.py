"""What the unit that asked does afterwards: answers, corrects, sends it on to another unit, calls it off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.care.tasks.models import Task
from narvard.care.tasks.operations.delivering import Agreed, consented, deliver, leave_care, receiver_of, take_back
from narvard.care.tasks.operations.moving import begin, complete
from narvard.care.tasks.operations.refusals import TaskNotHandled
from narvard.care.tasks.operations.sending import time_of
from narvard.care.tasks.rules.states import Act, State


@transaction.atomic
def answer_task(
    *, actor: Actor, now: datetime, task_id: int, expected: int, text: str, token: UUID | None = None
) -> None:
    """Answer what the receiver asked; it is then their turn. Raises TaskNotFound or TaskNotHandled."""
    if turn := begin(actor, now, task_id, Act.ANSWER, expected, token, text):
        complete(turn)


@transaction.atomic
def correct_task(
    *,
    actor: Actor,
    now: datetime,
    task_id: int,
    expected: int,
    request: str,
    text: str,
    days: int | None = None,
    token: UUID | None = None,
) -> None:
    """Replace what is asked by `request`, and say why in `text`; what it was is kept, and the receiver opens it anew.

    `days` sets another time, counted from now. Raises TaskNotFound, TaskNotHandled, or TaskNotSent for the time.
    """
    turn = begin(actor, now, task_id, Act.CORRECT, expected, token, text)
    if turn is None:
        return
    task = turn.task
    if not request.strip() or (request.strip() == task.text and days is None):
        raise TaskNotHandled("unchanged")
    changed: dict[str, object] = {"text": request.strip(), "version": task.version + 1}
    if days is not None:
        clock, last = time_of(actor, task.kind, sent_at=task.sent_at, now=now, due=None, days=days)
        changed |= {"due_at": last.at, "due_day": last.day}
        changed |= {"clock_source": clock.source, "clock_certainty": clock.certainty}
    complete(turn, replaced=task.text, **changed)


@transaction.atomic
def forward_task(
    *,
    actor: Actor,
    now: datetime,
    task_id: int,
    expected: int,
    to: int,
    ground: str,
    text: str = "",
    agreed: Agreed | None = None,
    token: UUID | None = None,
) -> None:
    """Send the task on to the unit `to`, by a ground of its own. The old one sees only that it was sent on.

    The time it is due stays. Raises TaskNotFound, TaskNotHandled or TaskNotSent.
    """
    turn = begin(actor, now, task_id, Act.FORWARD, expected, token, text)
    if turn is None:
        return
    if to == turn.task.receiver_id:
        raise TaskNotHandled("same_unit")
    receiver = receiver_of(actor, now, to)
    consent_id = consented(actor, now, turn.task.subject, receiver, ground, agreed)
    take_back(actor, now, turn.task, "forwarded")
    complete(turn, disclosed=False, receiver_id=to, basis=ground, consent_id=consent_id, suggested_id=None)
    deliver(actor, now, Task.objects.get(pk=task_id), receiver)


@transaction.atomic
def cancel_task(
    *, actor: Actor, now: datetime, task_id: int, expected: int, text: str, token: UUID | None = None
) -> None:
    """Call the task off, and say why. Raises TaskNotFound or TaskNotHandled."""
    if turn := begin(actor, now, task_id, Act.CANCEL, expected, token, text):
        complete(turn, disclosed=turn.task.state != State.MIS_SENT)
        leave_care(actor, now, turn.task)
