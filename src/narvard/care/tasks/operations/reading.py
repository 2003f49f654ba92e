"""The audited door to tasks: every page about a person leaves an event for each person shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.access.queries import own_ground
from narvard.base.core.actor import Actor
from narvard.care.patients.queries import Identity, identities
from narvard.care.tasks.models import Addressing
from narvard.care.tasks.queries.clocks import ClockRow, ClocksPage, clocks, clocks_page
from narvard.care.tasks.queries.finding import TaskNotFound
from narvard.care.tasks.queries.pages import TaskPage, Wanted, WorkList, task_page, work_list
from narvard.care.tasks.queries.reaching import takes_part
from narvard.care.tasks.queries.rows import TaskRow
from narvard.care.tasks.queries.units import Unit, units


@dataclass(frozen=True)
class NewPage:
    """What a new task is written with: the person, the units that can be asked, and the clock of each kind."""

    person: Identity
    units: tuple[Unit, ...]
    clocks: tuple[ClockRow, ...]


@transaction.atomic
def read_work_list(*, actor: Actor, now: datetime, wanted: Wanted) -> tuple[WorkList, tuple[Unit, ...]]:
    """A page of the work list and the units that it can be narrowed to; one event a row shown."""
    found = work_list(actor, now, wanted)
    note_reads(actor=actor, now=now, action="tasks.list", rows=[_read(row) for row in found.rows])
    return found, units_to_ask(actor=actor, now=now)


@transaction.atomic
def read_task(*, actor: Actor, now: datetime, task_id: int) -> tuple[TaskPage, tuple[Unit, ...]]:
    """One task, and the units it may be sent on to. Opening it at the receiver is its receipt. Raises TaskNotFound."""
    found = task_page(actor, now, task_id)
    steps = [Read(step.subject, step.grounded, "tasks.step", str(step.id)) for step in found.steps]
    note_reads(actor=actor, now=now, action="tasks.read", rows=[_read(found.row), *steps])
    if found.row.side == "receiver":
        _receipt(now, task_id, found.version)
    return found, units_to_ask(actor=actor, now=now)


@transaction.atomic
def read_for_new(*, actor: Actor, now: datetime, subject: UUID) -> NewPage:
    """What a new task about the person is written with. Raises TaskNotFound where the unit has nothing to do there."""
    actor.require("tasks.handle")
    if not takes_part(actor, now, subject):
        raise TaskNotFound(subject)
    person = identities(actor, {subject}, actor.day_of(now)).get(subject)
    if person is None:
        raise TaskNotFound(subject)
    ground = own_ground(actor, "own_custodian")
    note_reads(actor=actor, now=now, action="tasks.new", rows=[Read(subject, ground, "patients.person", str(subject))])
    return NewPage(person, units_to_ask(actor=actor, now=now), clocks(actor, now))


def read_clocks(*, actor: Actor, now: datetime) -> ClocksPage:
    """The clocks in force today; nothing of any person."""
    return clocks_page(actor, now)


def units_to_ask(*, actor: Actor, now: datetime) -> tuple[Unit, ...]:
    """The units that a task can go to, but for the actor's own."""
    return tuple(units(actor, actor.day_of(now)).values())


def _read(row: TaskRow) -> Read:
    return Read(row.subject, row.ground, "tasks.task", str(row.id))


def _receipt(now: datetime, task_id: int, version: int) -> None:
    standing = Addressing.objects.filter(task=task_id, ended_at=None)
    standing.filter(opened_at=None).update(opened_at=now)
    standing.filter(opened_version__lt=version).update(opened_version=version)
