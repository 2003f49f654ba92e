"""Marking one of the unit's own patients as frail, by a stated criterion, and taking the mark away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import target_groups
from narvard.care.coordination.models import FrailtyMark
from narvard.care.coordination.operations.recording import record_row
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.queries.reach import reach
from narvard.care.coordination.queries.rows import in_force


@transaction.atomic
def mark_frail(*, actor: Actor, now: datetime, subject: UUID, criterion: str, target_group: str = "") -> int:
    """Mark a person as frail from today, at the actor's unit; answer the mark's id. Raises PersonNotReached, NotSaved.

    `criterion` is what it was judged by, `target_group` the code of a group of the collaboration that it makes the
    person belong to, "" for none. The same criterion again changes nothing.
    """
    actor.require("coordination.appoint")
    reach(actor, now, subject)
    words = criterion.strip()
    if not words:
        raise NotSaved("criterion_missing")
    if target_group and target_group not in {group.code for group in target_groups(actor)}:
        raise NotSaved("group_unknown")
    take_turn(f"coordination.{subject}")
    today = actor.day_of(now)
    standing = FrailtyMark.objects.filter(in_force(today), subject=subject, unit=actor.organization_id).first()
    if standing and standing.criterion != words:
        raise NotSaved("marked_already")
    return (standing or _add(actor, now, subject, words, target_group)).pk


@transaction.atomic
def end_frailty(*, actor: Actor, now: datetime, subject: UUID) -> None:
    """Take away the unit's mark from today; nothing happens where there is none."""
    actor.require("coordination.appoint")
    rows = FrailtyMark.objects.select_for_update().filter(subject=subject, unit=actor.organization_id, to_date=None)
    for mark in rows:
        mark.to_date = actor.day_of(now)
        mark.save(update_fields=["to_date"])
        record_row(actor, now, "coordination.end_frailty", mark)


def _add(actor: Actor, now: datetime, subject: UUID, criterion: str, target_group: str) -> FrailtyMark:
    mark = FrailtyMark.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        criterion=criterion,
        target_group=target_group,
        from_date=actor.day_of(now),
        registered_at=now,
        by_name=actor.name,
    )
    record_row(actor, now, "coordination.mark_frail", mark)
    return mark
