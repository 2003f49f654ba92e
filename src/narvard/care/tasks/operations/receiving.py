"""What the unit that is asked does: accepts, asks for more, declines, begins, finishes, says that it came wrongly."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import relate
from narvard.base.core.actor import Actor
from narvard.care.tasks.operations.delivering import RELATION, leave_care, receiver_of, take_back
from narvard.care.tasks.operations.moving import begin, complete
from narvard.care.tasks.rules.states import Act, Side


@transaction.atomic
def accept_task(*, actor: Actor, now: datetime, task_id: int, expected: int, token: UUID | None = None) -> None:
    """Take it on: from now on the unit takes part in the person's care. Raises TaskNotFound or TaskNotHandled."""
    turn = begin(actor, now, task_id, Act.ACCEPT, expected, token)
    if turn is None:
        return
    relate(actor=actor, now=now, subject=turn.task.subject, unit=turn.task.receiver_id, kind=RELATION)
    complete(turn)


@transaction.atomic
def ask_for_more(
    *, actor: Actor, now: datetime, task_id: int, expected: int, text: str, token: UUID | None = None
) -> None:
    """Ask the sender for what is lacking. The clock goes on. Raises TaskNotFound or TaskNotHandled."""
    if turn := begin(actor, now, task_id, Act.ASK_MORE, expected, token, text):
        complete(turn)


@transaction.atomic
def decline_task(
    *, actor: Actor, now: datetime, task_id: int, expected: int, text: str, token: UUID | None = None
) -> None:
    """Say no, and why. It is then the sender's turn. Raises TaskNotFound or TaskNotHandled."""
    if turn := begin(actor, now, task_id, Act.DECLINE, expected, token, text):
        complete(turn)
        leave_care(actor, now, turn.task)


@transaction.atomic
def start_task(*, actor: Actor, now: datetime, task_id: int, expected: int, token: UUID | None = None) -> None:
    """Begin what was accepted. Raises TaskNotFound or TaskNotHandled."""
    if turn := begin(actor, now, task_id, Act.START, expected, token):
        complete(turn)


@transaction.atomic
def finish_task(
    *, actor: Actor, now: datetime, task_id: int, expected: int, text: str, token: UUID | None = None
) -> None:
    """Say what was done; the task is closed, and the unit no longer takes part in the care through it.

    Raises TaskNotFound or TaskNotHandled.
    """
    if turn := begin(actor, now, task_id, Act.FINISH, expected, token, text):
        complete(turn)
        leave_care(actor, now, turn.task)


@transaction.atomic
def mark_mis_sent(
    *,
    actor: Actor,
    now: datetime,
    task_id: int,
    expected: int,
    text: str,
    suggested: int | None = None,
    token: UUID | None = None,
) -> None:
    """Say that the task went to the wrong unit, as either side may; `suggested` is the unit it should have gone to.

    The receiver keeps only that it was so. The sender then sends it on, or calls it off. Raises TaskNotFound,
    TaskNotHandled, or TaskNotSent where the unit suggested cannot be asked.
    """
    turn = begin(actor, now, task_id, Act.MIS_SENT, expected, token, text)
    if turn is None:
        return
    right = receiver_of(actor, now, suggested).id if suggested else None
    complete(turn, disclosed=turn.side is Side.RECEIVER, suggested_id=right)
    take_back(actor, now, turn.task, "mis_sent")
