"""Letting the receiver of a task see it, and taking that back."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from narvard.base.access.operations import (
    NotDisclosed,
    disclose,
    end_disclosures,
    end_relation,
    give_consent,
    relate,
)
from narvard.base.access.queries import GROUNDS, gated, judge, own_ground, world_of
from narvard.base.core.actor import Actor, Scope
from narvard.care.tasks.models import Addressing, Step, Task
from narvard.care.tasks.operations.refusals import TaskNotSent
from narvard.care.tasks.queries.units import Unit, units
from narvard.care.tasks.rules.states import TAKEN_ON

RELATION = "asked"


@dataclass(frozen=True)
class Agreed:
    """That the person agreed as it was sent: how (oral, written, electronic, by_representative), and who said so."""

    how: str
    given_by: str


def receiver_of(actor: Actor, now: datetime, to: int) -> Unit:
    """The unit that is asked. Raises TaskNotSent."""
    found = units(actor, actor.day_of(now)).get(to)
    if found is None:
        raise TaskNotSent("unit_unknown")
    return found


def consented(
    actor: Actor, now: datetime, subject: UUID, receiver: Unit, ground: str, agreed: Agreed | None
) -> int | None:
    """Note the consent that the ground needs, given now, and answer its id; None where none is needed."""
    if ground not in GROUNDS or not GROUNDS[ground].needs_consent:
        return None
    if agreed is None or not agreed.how or not agreed.given_by.strip():
        raise TaskNotSent("consent_missing")
    return give_consent(
        actor=actor,
        now=now,
        subject=subject,
        scope="transfer",
        to_whom=receiver.name,
        how=agreed.how,
        given_by=agreed.given_by,
        given_at=now,
    )


def deliver(actor: Actor, now: datetime, task: Task, receiver: Unit) -> None:
    """Let the receiver see the task and what the sender has said of it, and note that it was sent. Raises TaskNotSent.

    Where the ground is that both belong to one custodian, the receiver takes part in the care from now on, and that is
    what it sees it by; an inner block stops that.
    """
    own = task.basis == own_ground(actor, "own_custodian")
    if own and receiver.controller_id != actor.controller_id:
        raise TaskNotSent("ground_unfit")
    if task.basis in GROUNDS and GROUNDS[task.basis].needs_relation:
        relate(actor=actor, now=now, subject=task.subject, unit=receiver.id, kind=RELATION)
    if not own:
        _disclose(actor, now, task, receiver)
    if not _reaches(actor, now, task, receiver):
        raise TaskNotSent("blocked")
    Addressing.objects.create(task=task, unit_id=receiver.id, sent_at=now)


def take_back(actor: Actor, now: datetime, task: Task, how: str) -> None:
    """The unit that has the task keeps only that it was sent there and how it left (forwarded, mis_sent).

    What the sender disclosed is closed by the sender; a receiver that says that it came wrongly leaves that to them.
    """
    Addressing.objects.filter(task=task, ended_at=None).update(ended_at=now, ended_how=how)
    leave_care(actor, now, task)
    if actor.controller_id != task.custodian_id:
        return
    said = Step.objects.filter(task=task, custodian=actor.controller_id).values_list("key", flat=True)
    for key in (task.key, *said):
        end_disclosures(actor=actor, now=now, subject=task.subject, row=key, to=[task.receiver_id])


def leave_care(actor: Actor, now: datetime, task: Task) -> None:
    """The receiver no longer takes part in the care, unless another task of the same person goes on there."""
    others = Task.objects.filter(subject=task.subject, receiver=task.receiver_id, state__in=TAKEN_ON)
    if not others.exclude(pk=task.pk).exists():
        end_relation(actor=actor, now=now, subject=task.subject, unit=task.receiver_id, kind=RELATION)


def _disclose(actor: Actor, now: datetime, task: Task, receiver: Unit) -> None:
    said = Step.objects.filter(task=task, unit=actor.organization_id)
    shown = {"ground": task.basis, "to": [receiver.id], "consent_id": task.consent_id}
    try:
        disclose(actor=actor, now=now, rows=[task, *said], **shown)
    except NotDisclosed as refused:
        raise TaskNotSent(refused.code) from refused


def _reaches(actor: Actor, now: datetime, task: Task, receiver: Unit) -> bool:
    """Would someone at the receiving unit see the task? Asked of the gate, so that nothing is sent into the void."""
    someone = replace(
        actor, organization_id=receiver.id, controller_id=receiver.controller_id, grants={"tasks.read": Scope.ALL}
    )
    return bool(judge(someone, now, "tasks.read", gated(task), world_of([task.subject])))
