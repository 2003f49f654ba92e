"""The gate in SQL, so that it holds for lists, counts and sorting as well, and the same answer for a single row."""

from collections.abc import Collection
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from narvard.base.access.models import Block, BlockLift, CareRelation, Disclosure
from narvard.base.access.rules import GROUNDS, Answer, Gated, World, judge, own_ground
from narvard.base.access.rules import Block as BlockFact
from narvard.base.access.rules import Disclosed as DisclosureFact
from narvard.base.access.rules import Relation as RelationFact
from narvard.base.core.actor import Actor
from narvard.base.core.custody import CustodiedRow

Row = TypeVar("Row", bound=CustodiedRow)
STOPPED = tuple(code for code, ground in GROUNDS.items() if ground.stopped_by_block)


def running(now: datetime) -> Q:
    """Rows with `from_at` and `to_at` that are in force at `now`."""
    return Q(from_at__lte=now) & (Q(to_at=None) | Q(to_at__gt=now))


def _ours(actor: Actor) -> tuple[int, ...]:
    return tuple({actor.organization_id or 0, actor.controller_id or 0})


def _blocked(actor: Actor, now: datetime, **same: object) -> Exists:
    lifts = BlockLift.objects.filter(running(now), block=OuterRef("pk"))
    lifted = Exists(lifts.filter(Q(recipient=None) | Q(recipient__in=_ours(actor))))
    return Exists(Block.objects.filter(running(now), ~lifted, subject=OuterRef("subject"), **same))


def _given(actor: Actor, now: datetime, kind: str) -> QuerySet[Disclosure]:
    """The disclosures in force that reach this actor, for the row of the query around."""
    to = Q(person=actor.subject) if actor.subject else Q(recipient__in=_ours(actor))
    blocked = _blocked(actor, now, custodian=OuterRef("custodian"), unit=None)
    return Disclosure.objects.filter(
        to,
        running(now),
        Q(row=None) | Q(row=OuterRef("key")),
        Q(consent=None) | Q(consent__withdrawn_at=None) | Q(consent__withdrawn_at__gt=now),
        ~Q(ground__in=STOPPED) | ~blocked,
        kind=kind,
        subject=OuterRef("subject"),
        custodian=OuterRef("custodian"),
    )


def _inside(actor: Actor, now: datetime) -> Q:
    """Rows of the own custodian: the own unit's, or another's whose care the own unit takes part in, unless blocked."""
    related = Exists(CareRelation.objects.filter(running(now), subject=OuterRef("subject"), unit=actor.organization_id))
    blocked = _blocked(actor, now, custodian=OuterRef("custodian"), unit=OuterRef("unit"))
    return Q(custodian=actor.controller_id) & (Q(unit=actor.organization_id) | (Q(related) & ~Q(blocked)))


def seen(actor: Actor, now: datetime, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Of `rows` those that the actor may see at `now`, each with `ground`, the code of the legal ground.

    There is no other way to a row of personal data. What may not be seen is in no count and no order. The right itself
    is the caller's question first: `actor.require("discharge.read")`.
    """
    given = _given(actor, now, rows.model.GATE)
    first = Subquery(given.order_by("from_at", "ground").values("ground")[:1])
    if actor.subject is not None:
        own = Q(subject=actor.subject)
        return rows.filter(own | Exists(given)).annotate(ground=Case(When(own, then=Value("own_data")), default=first))
    if actor.organization_id is None:
        return rows.none().annotate(ground=Value(""))
    inside = _inside(actor, now)
    ground = Case(
        When(unit=actor.organization_id, custodian=actor.controller_id, then=Value(own_ground(actor, "own_unit"))),
        When(inside, then=Value(own_ground(actor, "own_custodian"))),
        default=first,
    )
    return rows.filter(inside | Exists(given)).annotate(ground=ground)


def world_of(subjects: Collection[UUID]) -> World:
    """All that the gate has to go by about these persons, for the plain rule."""
    relations = CareRelation.objects.filter(subject__in=subjects)
    given = Disclosure.objects.filter(subject__in=subjects).annotate(until=F("consent__withdrawn_at"))
    blocks = Block.objects.filter(subject__in=subjects).prefetch_related("lifts")
    return World(
        tuple(RelationFact(row.subject, row.unit_id, row.from_at, row.to_at) for row in relations),
        tuple(
            DisclosureFact(
                row.subject, row.custodian_id, row.kind, row.row, row.ground, row.from_at,
                row.recipient_id, row.person, row.to_at, row.until,
            )
            for row in given
        ),
        tuple(
            BlockFact(
                row.subject, row.custodian_id, row.unit_id, row.from_at, row.to_at,
                tuple((lift.recipient_id, lift.from_at, lift.to_at) for lift in row.lifts.all()),
            )
            for row in blocks
        ),
    )  # fmt: skip


def gated(row: CustodiedRow) -> Gated:
    """A row as the plain rule sees it."""
    return Gated(row.GATE, row.key, row.subject, row.custodian_id, row.unit_id)


def answer(actor: Actor, now: datetime, right: str, row: CustodiedRow) -> Answer:
    """May this actor, under this assignment, use `right` on this row: allowed or not, why, on which legal ground."""
    return judge(actor, now, right, gated(row), world_of([row.subject]))
