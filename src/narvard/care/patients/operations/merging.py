"""Saying that two persons are one and the same, and taking it back. No row is moved, so that nothing is lost."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import carry_blocks, part_blocks
from narvard.base.access.queries import seen
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.patients.models import Merge
from narvard.care.patients.operations.blocking import merging_turn
from narvard.care.patients.queries.merging import same_at
from narvard.care.patients.queries.reach import reach


class NotMerged(Exception):
    """Nothing was merged, or taken apart; `code` says why."""

    REASONS = {
        "same": "it is one person already. Read what stands now.",
        "reason_missing": "it is not said how it is known. Write it.",
        "not_there": "it is not there, or was taken apart already. Read what stands now.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was changed, because {self.REASONS[code]}")
        self.code = code


@transaction.atomic
def merge_persons(*, actor: Actor, now: datetime, subject: UUID, other: UUID, reason: str) -> int:
    """Note that both are one person, to the own organization; answer the merge's id.

    Both must be within the actor's reach. Every row keeps the person it was written for: reads ask for both, and the
    gate judges each row as before. A block on either holds for both. Raises PersonNotFound or NotMerged.
    """
    actor.require("patients.merge")
    reach(actor, now, subject)
    reach(actor, now, other)
    if not reason.strip():
        raise NotMerged("reason_missing")
    custodian = actor.controller_id or 0
    merging_turn(custodian)
    if other in same_at(custodian, subject):
        raise NotMerged("same")
    merge = Merge.objects.create(
        subject=subject,
        other=other,
        custodian_id=custodian,
        unit_id=actor.organization_id,
        reason=reason.strip(),
        merged_at=now,
        merged_by=actor.name,
    )
    _note(actor, now, "patients.merge", merge)
    carry_blocks(actor=actor, now=now, custodian=custodian, subjects=same_at(custodian, subject))
    return merge.pk


@transaction.atomic
def unmerge_persons(*, actor: Actor, now: datetime, merge_id: int, reason: str) -> None:
    """Note that they are two persons after all: everything stands as it did before. Raises NotMerged."""
    actor.require("patients.merge")
    if not reason.strip():
        raise NotMerged("reason_missing")
    merging_turn(actor.controller_id or 0)
    rows = seen(actor, now, Merge.objects.filter(pk=merge_id, custodian=actor.controller_id, ended_at=None))
    merge = rows.select_for_update(of=("self",)).first()
    if merge is None:
        raise NotMerged("not_there")
    merge.ended_at, merge.ended_by, merge.ended_reason = now, actor.name, reason.strip()
    merge.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    _note(actor, now, "patients.unmerge", merge)
    one, other = (same_at(merge.custodian_id, subject) for subject in (merge.subject, merge.other))
    part_blocks(actor=actor, now=now, custodian=merge.custodian_id, one=one, other=other)


def _note(actor: Actor, now: datetime, action: str, merge: Merge) -> None:
    """An event for each of the two, so that both find it in who has read of them."""
    for subject in (merge.subject, merge.other):
        record(
            actor=actor,
            now=now,
            action=action,
            object_type="patients.merge",
            object_id=str(merge.pk),
            patient=subject,
        )
