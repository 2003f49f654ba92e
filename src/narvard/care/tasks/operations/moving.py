"""One step of a task: who may take it is asked, two who act at once are told apart, and the step is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from narvard.base.access.operations import disclose
from narvard.base.access.queries import own_ground
from narvard.base.core.actor import Actor
from narvard.care.tasks.models import Step, Task
from narvard.care.tasks.operations.recording import record_task
from narvard.care.tasks.operations.refusals import TaskNotHandled
from narvard.care.tasks.queries.finding import TaskNotFound, reachable, side_of
from narvard.care.tasks.rules.states import CLOSED, NEEDS_TEXT, Act, Side, State, after, doers


@dataclass(frozen=True)
class Turn:
    """A step that may be taken: by which side, from where to where."""

    actor: Actor
    now: datetime
    task: Task
    act: Act
    side: Side
    following: State
    text: str
    token: UUID | None


def begin(
    actor: Actor, now: datetime, task_id: int, act: Act, expected: int, token: UUID | None, text: str = ""
) -> Turn | None:
    """The task, locked, where the actor may do `act`; None where this very form (`token`) was taken already.

    `expected` is the revision that the actor has read. Raises TaskNotFound or TaskNotHandled.
    """
    actor.require("tasks.handle")
    task = reachable(actor, now).select_for_update(of=("self",)).filter(pk=task_id).first()
    if token and Step.objects.filter(task=task_id, token=token, unit=actor.organization_id).exists():
        return None
    if task is None:
        raise TaskNotFound(task_id)
    side, state = side_of(actor, task), State(task.state)
    if side is None or side not in doers(act):
        raise TaskNotHandled("not_yours")
    if task.revision != expected:
        raise TaskNotHandled("stale")
    following = after(state, act, side)
    if following is None:
        raise TaskNotHandled("not_now")
    if act in NEEDS_TEXT and not text.strip():
        raise TaskNotHandled("text_missing")
    return Turn(actor, now, task, act, side, following, text.strip(), token)


def complete(turn: Turn, *, replaced: str = "", disclosed: bool = True, **changed: object) -> Step:
    """Keep the step, change the task (`changed` are more of its fields), and let the other side see what was said."""
    task, actor, now = turn.task, turn.actor, turn.now
    step = Step.objects.create(
        subject=task.subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        task=task,
        number=task.revision + 1,
        act=turn.act,
        side=turn.side,
        before=task.state,
        after=turn.following,
        text=turn.text,
        replaced=replaced,
        at=now,
        by_name=actor.name,
        token=turn.token,
    )
    closed = {"closed_at": now} if turn.following in CLOSED else {}
    Task.objects.filter(pk=task.pk).update(state=turn.following, revision=F("revision") + 1, **closed, **changed)
    if disclosed and task.basis != own_ground(actor, "own_custodian"):
        _tell(turn, step)
    record_task(actor, now, f"tasks.{turn.act}", task, {"from": task.state, "to": turn.following})
    return step


def _tell(turn: Turn, step: Step) -> None:
    """Let the other unit see the step, on the ground that the task itself went by."""
    task = turn.task
    other = task.unit_id if turn.side is Side.RECEIVER else task.receiver_id
    disclose(actor=turn.actor, now=turn.now, rows=[step], ground=task.basis, to=[other], consent_id=task.consent_id)
