"""The work list of a unit, one task, and what a person's page shows of tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.patients.queries import Identity, identities
from narvard.care.tasks.models import Addressing, Escalation, Step, Task
from narvard.care.tasks.queries.finding import TaskNotFound, reachable, side_of
from narvard.care.tasks.queries.rows import TaskRow, task_row
from narvard.care.tasks.rules.states import CLOSED, TURN, Side, State, acts, main_act

PAGE_SIZE = 50
BOXES = ("ours", "theirs", "closed")


@dataclass(frozen=True)
class Wanted:
    """Which tasks of the work list: `box` is one of BOXES; the others narrow it ("" or None: not)."""

    box: str = "ours"
    kind: str = ""
    unit: int | None = None
    late: bool = False
    number: int = 1


@dataclass(frozen=True)
class LeftRow:
    """A task that was here and is no longer: when it came, from where, and how it left. Nothing of whom or what."""

    id: int
    from_name: str
    sent_at: datetime
    ended_at: datetime
    how: str


@dataclass(frozen=True)
class WorkList:
    """One page of a unit's tasks. `ours` and `late` are counts over all pages: our turn, and too late of those."""

    rows: tuple[TaskRow, ...]
    left: tuple[LeftRow, ...]
    total: int
    ours: int
    late: int
    number: int
    pages: int

    @property
    def previous(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after."""
        return self.number + 1


@dataclass(frozen=True)
class StepRow:
    """What one side did. `grounded` is the code of the ground by which the reader sees it."""

    id: int
    act: str
    side: str
    unit_name: str
    by_name: str
    at: datetime
    text: str
    replaced: str
    subject: UUID
    grounded: str


@dataclass(frozen=True)
class ReceiptRow:
    """That the task was sent to a unit, when it was opened there, and how it left ("" while it is there)."""

    unit_name: str
    sent_at: datetime
    opened_at: datetime | None
    opened_latest: bool
    ended_at: datetime | None
    how: str


@dataclass(frozen=True)
class TaskPage:
    """One task with its steps and receipts, and what the reader may do now, the main act first.

    `revision` is what a form sends back, so that of two who act at once one is told. `clock_source` and `certainty` say
    who set the time ("" the sender). `suggested` is the unit that the receiver thinks it should have gone to.
    """

    row: TaskRow
    basis: str
    clock_source: str
    certainty: str
    revision: int
    version: int
    suggested: int | None
    suggested_name: str
    sent_by: str
    steps: tuple[StepRow, ...]
    receipts: tuple[ReceiptRow, ...]
    acts: tuple[str, ...]
    main: str


def work_list(actor: Actor, now: datetime, wanted: Wanted | None = None) -> WorkList:
    """A page of the unit's tasks, the one that is due first on top; closed ones the latest first."""
    actor.require("tasks.read")
    wanted = wanted or Wanted()
    found = reachable(actor, now)
    chosen = _narrowed(found.filter(in_box(actor, wanted.box)), wanted, now)
    waiting = found.filter(in_box(actor, "ours")).aggregate(
        ours=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now))
    )
    total = chosen.count()
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, wanted.number), pages)
    order = ("-closed_at", "-id") if wanted.box == "closed" else ("due_at", "id")
    tasks = list(_whole(chosen.order_by(*order))[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    return WorkList(
        rows=_rows(actor, now, tasks),
        left=_left(actor) if wanted.box == "closed" and number == 1 else (),
        total=total,
        ours=waiting["ours"],
        late=waiting["late"],
        number=number,
        pages=pages,
    )


def tasks_about(actor: Actor, now: datetime, subject: UUID) -> tuple[TaskRow, ...]:
    """The tasks about a person that the actor may see: the open by when they are due, then the closed, newest first."""
    actor.require("tasks.read")
    found = reachable(actor, now).filter(subject=subject)
    ordered = found.order_by(F("closed_at").desc(nulls_first=True), "due_at", "id")
    return tuple(_row(actor, now, task, None) for task in _whole(ordered)[: 2 * PAGE_SIZE])


def task_page(actor: Actor, now: datetime, task_id: int) -> TaskPage:
    """One task. Raises TaskNotFound where the gate does not let it through."""
    actor.require("tasks.read")
    task = _whole(reachable(actor, now).filter(pk=task_id)).select_related("suggested").first()
    if task is None:
        raise TaskNotFound(task_id)
    side = side_of(actor, task) if actor.may("tasks.handle") else None
    state = State(task.state)
    return TaskPage(
        row=_rows(actor, now, [task])[0],
        basis=task.basis,
        clock_source=task.clock_source,
        certainty=task.clock_certainty,
        revision=task.revision,
        version=task.version,
        suggested=task.suggested_id if side is Side.SENDER else None,
        suggested_name=task.suggested.name if task.suggested and side is Side.SENDER else "",
        sent_by=task.sent_by,
        steps=_steps(actor, now, task),
        receipts=_receipts(task) if side_of(actor, task) is not Side.RECEIVER else (),
        acts=acts(state, side),
        main=main_act(state, side) or "",
    )


def in_box(actor: Actor, box: str) -> Q:
    """Tasks whose turn is ours, or the other side's, or that are closed; always with our unit on one side."""
    unit = actor.organization_id
    if box == "closed":
        return Q(state__in=CLOSED) & (Q(unit=unit) | Q(receiver=unit))
    asked = [state for state, side in TURN.items() if side is Side.RECEIVER]
    asking = [state for state, side in TURN.items() if side is Side.SENDER]
    if box == "theirs":
        return Q(unit=unit, state__in=asked) | Q(receiver=unit, state__in=asking)
    return Q(receiver=unit, state__in=asked) | Q(unit=unit, state__in=asking)


def _narrowed(found: QuerySet[Task], wanted: Wanted, now: datetime) -> QuerySet[Task]:
    found = found.filter(kind=wanted.kind) if wanted.kind else found
    found = found.filter(Q(unit=wanted.unit) | Q(receiver=wanted.unit)) if wanted.unit else found
    return found.filter(due_at__lt=now) if wanted.late else found


def _whole(found: QuerySet[Task]) -> QuerySet[Task]:
    """With what a row tells: the units, when the one that has it opened it, and whether its time was told of."""
    receipts = Addressing.objects.filter(task=OuterRef("pk"), ended_at=None)
    told = Escalation.objects.filter(task=OuterRef("pk"), due_at=OuterRef("due_at"))
    return found.select_related("unit", "receiver").annotate(
        opened_at=Subquery(receipts.values("opened_at")[:1]), escalated=Exists(told)
    )


def _rows(actor: Actor, now: datetime, tasks: Sequence[Task]) -> tuple[TaskRow, ...]:
    """Names follow rows: only of those whose tasks came through the gate."""
    people = identities(actor, {task.subject for task in tasks}, actor.day_of(now)) if tasks else {}
    return tuple(_row(actor, now, task, people) for task in tasks)


def _row(actor: Actor, now: datetime, task: Task, people: Mapping[UUID, Identity] | None) -> TaskRow:
    return task_row(actor, now, task, task.ground, people.get(task.subject) if people else None)


def _steps(actor: Actor, now: datetime, task: Task) -> tuple[StepRow, ...]:
    found = seen(actor, now, Step.objects.filter(task=task)).select_related("unit").order_by("number")
    return tuple(
        StepRow(s.pk, s.act, s.side, s.unit.name, s.by_name, s.at, s.text, s.replaced, s.subject, s.ground)
        for s in found
    )


def _receipts(task: Task) -> tuple[ReceiptRow, ...]:
    return tuple(
        ReceiptRow(
            given.unit.name,
            given.sent_at,
            given.opened_at,
            given.opened_version == task.version,
            given.ended_at,
            given.ended_how,
        )
        for given in task.addressings.select_related("unit").order_by("pk")
    )


def _left(actor: Actor) -> tuple[LeftRow, ...]:
    """What is left of tasks that were sent on, or sent wrongly: no person, no text, only that it was so."""
    found = Addressing.objects.filter(unit=actor.organization_id, ended_at__isnull=False)
    newest = found.select_related("task__unit").order_by("-ended_at", "-id")[:PAGE_SIZE]
    return tuple(LeftRow(g.task_id, g.task.unit.name, g.sent_at, g.ended_at, g.ended_how) for g in newest)
