"""Noting that a unit takes part in a person's care, and that it no longer does."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.models import CareRelation
from narvard.base.access.queries.gate import running
from narvard.base.access.rules import GROUNDS, own_ground
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor


@transaction.atomic
def relate(*, actor: Actor, now: datetime, subject: UUID, unit: int, kind: str, until: datetime | None = None) -> None:
    """Note that `unit` takes part in the person's care from `now`; nothing happens where that stands already."""
    actor.require("access.relate")
    if CareRelation.objects.filter(running(now), subject=subject, unit_id=unit, kind=kind).exists():
        return
    CareRelation.objects.create(subject=subject, unit_id=unit, kind=kind, from_at=now, to_at=until)
    _note(actor, now, "access.relate", subject, unit, kind)


@transaction.atomic
def end_relation(*, actor: Actor, now: datetime, subject: UUID, unit: int, kind: str) -> None:
    """Note that `unit` no longer takes part in the person's care in that way; nothing happens where it did not."""
    actor.require("access.relate")
    ended = CareRelation.objects.filter(running(now), subject=subject, unit_id=unit, kind=kind).update(to_at=now)
    if ended:
        _note(actor, now, "access.end_relation", subject, unit, kind)


def _note(actor: Actor, now: datetime, action: str, subject: UUID, unit: int, kind: str) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="access.relation",
        object_id=kind,
        patient=subject,
        details={"unit": unit},
        legal_basis=GROUNDS[own_ground(actor, "own_unit")].law,
    )
