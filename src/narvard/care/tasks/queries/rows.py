"""A task as others see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.care.patients.queries import Identity
from narvard.care.tasks.models import Task
from narvard.care.tasks.queries.finding import side_of
from narvard.care.tasks.rules.clocks import passed
from narvard.care.tasks.rules.states import CLOSED, TURN, Side, State


@dataclass(frozen=True)
class TaskRow:
    """A task. `side` is the reader's ("" when on neither), `turn` whose turn it is ("" when it is closed), both as
    "sender" and "receiver"; `ours` when it is the reader's unit's turn. `due_at` is the last moment in time, `due_day`
    the day that ends then where a whole day is meant; `late` when that has passed and it is not closed. `opened_at` is
    when the receiver opened it, None where it has not, or where the reader is on the receiver's side. `ground` is a
    code of the gate's grounds: why the reader may see it.
    """

    id: int
    key: UUID
    subject: UUID
    kind: str
    text: str
    state: str
    side: str
    turn: str
    from_unit: int
    from_name: str
    to_unit: int
    to_name: str
    sent_at: datetime
    due_at: datetime
    due_day: date | None
    late: bool
    escalated: bool
    opened_at: datetime | None
    closed_at: datetime | None
    ground: str
    about_kind: str
    about_key: UUID | None
    person: Identity | None = None

    @property
    def ours(self) -> bool:
        """Whether the reader's unit is the one to do something."""
        return bool(self.turn) and self.side == self.turn

    @property
    def closed(self) -> bool:
        """Whether nothing more happens with it."""
        return self.state in CLOSED


def task_row(actor: Actor, now: datetime, task: Task, ground: str, person: Identity | None = None) -> TaskRow:
    """The row of a task that came through the gate, annotated with `opened_at` and `escalated`."""
    side, turn = side_of(actor, task), TURN[State(task.state)]
    return TaskRow(
        id=task.pk,
        key=task.key,
        subject=task.subject,
        kind=task.kind,
        text=task.text,
        state=task.state,
        side=side or "",
        turn=turn or "",
        from_unit=task.unit_id,
        from_name=task.unit.name,
        to_unit=task.receiver_id,
        to_name=task.receiver.name,
        sent_at=task.sent_at,
        due_at=task.due_at,
        due_day=task.due_day,
        late=task.state not in CLOSED and passed(task.due_at, now),
        escalated=task.escalated,
        opened_at=task.opened_at if side is not Side.RECEIVER else None,
        closed_at=task.closed_at,
        ground=ground,
        about_kind=task.about_kind,
        about_key=task.about_key,
        person=person,
    )
