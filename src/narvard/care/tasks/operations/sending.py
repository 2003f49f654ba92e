"""Asking another unit for something, so that it sees it on a legal ground and by a known time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.tasks.models import Task
from narvard.care.tasks.operations.delivering import Agreed, consented, deliver, receiver_of
from narvard.care.tasks.operations.recording import record_task
from narvard.care.tasks.operations.refusals import TaskNotSent
from narvard.care.tasks.queries.clocks import clocks
from narvard.care.tasks.queries.reaching import takes_part
from narvard.care.tasks.rules.clocks import LONGEST_DAYS, Clock, Due, last_moment, own_clock


@transaction.atomic
def send_task(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    to: int,
    kind: str,
    text: str,
    ground: str,
    about_kind: str = "",
    about_key: UUID | None = None,
    due: datetime | None = None,
    days: int | None = None,
    consent_id: int | None = None,
    agreed: Agreed | None = None,
    token: UUID | None = None,
) -> int:
    """Ask the unit `to` (its id) for something about a person; answer the task's id. Raises TaskNotSent.

    By when is `due`, or `days` days of the calendar, or what is agreed or the law says of that kind; never later than
    the last two. `ground` is a code of the gate's grounds; where it needs a consent, `consent_id` is one that stands,
    or `agreed` says how the person agreed now. The same `token` again answers the same task and changes nothing.
    """
    actor.require("tasks.handle")
    take_turn(f"tasks.send.{token}")
    if token and (sent := Task.objects.filter(token=token, unit=actor.organization_id).first()):
        return sent.pk
    receiver = receiver_of(actor, now, to)
    if not text.strip():
        raise TaskNotSent("text_missing")
    if not takes_part(actor, now, subject):
        raise TaskNotSent("person_unknown")
    clock, last = time_of(actor, kind, sent_at=now, now=now, due=due, days=days)
    task = Task.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        collaboration_id=actor.collaboration,
        receiver_id=receiver.id,
        kind=kind,
        text=text.strip(),
        about_kind=about_kind,
        about_key=about_key,
        basis=ground,
        consent_id=consent_id or consented(actor, now, subject, receiver, ground, agreed),
        sent_at=now,
        sent_by=actor.name,
        due_at=last.at,
        due_day=last.day,
        clock_source=clock.source,
        clock_certainty=clock.certainty,
        token=token,
    )
    deliver(actor, now, task, receiver)
    record_task(actor, now, "tasks.send", task, {"kind": kind, "to": to})
    return task.pk


def time_of(
    actor: Actor, kind: str, *, sent_at: datetime, now: datetime, due: datetime | None, days: int | None
) -> tuple[Clock, Due]:
    """By when, and by which clock. Raises TaskNotSent where nothing says when, or where it is later than it must be.

    The clock of law or agreement counts from when the task was sent, the sender's own days from now.
    """
    zone = actor.zone
    known = {row.kind: row.clock for row in clocks(actor, sent_at)}
    if kind not in known:
        raise TaskNotSent("kind_unknown")
    if (due and due < now) or (days is not None and not 0 <= days <= LONGEST_DAYS):
        raise TaskNotSent("due_impossible")
    own = own_clock(days or 0, actor.day_of(now))
    clock = known[kind]
    chosen = Due(due) if due else last_moment(own, now, zone) if days is not None else None
    bound = last_moment(clock, sent_at, zone) if clock else None
    if chosen and bound and chosen.at > bound.at:
        raise TaskNotSent("due_too_late")
    if chosen:
        return own, chosen
    if clock is None or bound is None:
        raise TaskNotSent("due_missing")
    return clock, bound
