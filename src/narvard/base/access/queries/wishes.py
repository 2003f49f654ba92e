"""What a person has agreed to, and what they have blocked: as the own custodian noted it, or all, to the person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from narvard.base.access.models import Block, Consent
from narvard.base.core.actor import Actor


@dataclass(frozen=True)
class ConsentRow:
    """A consent: to what, to whom, who gave it and how, who noted it, and when it was withdrawn (None: it stands)."""

    id: int
    subject: UUID
    custodian: str
    scope: str
    to_whom: str
    how: str
    given_by: str
    given_at: datetime
    recorded_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None
    withdrawn_how: str


@dataclass(frozen=True)
class BlockRow:
    """A block: against other organizations (`unit` "") or against the custodian's other units. `to_at` None: it stands.

    `lifted` is how many organizations it is lifted for now.
    """

    id: int
    subject: UUID
    custodian: str
    unit: str
    from_at: datetime
    to_at: datetime | None
    asked_by: str
    set_by: str
    lifted: int


def _mine(actor: Actor, subjects: Collection[UUID]) -> Q:
    own = Q(subject=actor.subject) if actor.subject is not None else Q(custodian=actor.controller_id)
    return own & Q(subject__in=subjects)


def consents_of(actor: Actor, subjects: Collection[UUID]) -> tuple[ConsentRow, ...]:
    """The consents of a person (all the subjects that are theirs), those that stand first, then the newest."""
    actor.require("access.consent")
    rows = Consent.objects.filter(_mine(actor, subjects)).select_related("custodian").order_by("-given_at", "-pk")
    found = [
        ConsentRow(
            row.pk, row.subject, row.custodian.name, row.scope, row.to_whom, row.how, row.given_by, row.given_at,
            row.recorded_at, row.recorded_by, row.withdrawn_at, row.withdrawn_how,
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: row.withdrawn_at is not None))


def blocks_of(actor: Actor, now: datetime, subjects: Collection[UUID]) -> tuple[BlockRow, ...]:
    """The blocks of a person (all the subjects that are theirs), those that stand first, then the newest."""
    actor.require("access.block")
    # Which other unit is blocked is told only by need (2008:355 4:5).
    told = Q() if actor.subject is not None else Q(unit=None) | Q(unit=actor.organization_id)
    rows = Block.objects.filter(_mine(actor, subjects), told)
    rows = rows.select_related("custodian", "unit").prefetch_related("lifts")
    found = [
        BlockRow(
            row.pk, row.subject, row.custodian.name, row.unit.name if row.unit else "", row.from_at, row.to_at,
            row.asked_by, row.set_by,
            sum(lift.from_at <= now and (lift.to_at is None or now < lift.to_at) for lift in row.lifts.all()),
        )
        for row in rows.order_by("-from_at", "-pk")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: row.to_at is not None))
