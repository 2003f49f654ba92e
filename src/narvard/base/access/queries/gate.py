"""The gate in SQL, so that it holds for lists, counts and sorting as well, and the same answer for a single row."""

from collections.abc import Collection
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import In

from narvard.base.access.models import Block, BlockLift, CareRelation, Disclosure
from narvard.base.access.queries.kept import kept
from narvard.base.access.rules import GROUNDS, Answer, Gated, World, judge, own_ground
from narvard.base.access.rules import Block as BlockFact
from narvard.base.access.rules import Disclosed as DisclosureFact
from narvard.base.access.rules import Relation as RelationFact
from narvard.base.core.actor import Actor
from narvard.base.core.custody import CustodiedRow

Row = TypeVar("Row", bound=CustodiedRow)
STOPPED = tuple(code for code, ground in GROUNDS.items() if ground.stopped_by_block)
STOPPED_INSIDE = tuple(code for code, ground in GROUNDS.items() if ground.stopped_inside)
STOPPABLE = tuple(code for code in GROUNDS if code in {*STOPPED, *STOPPED_INSIDE})
RELATED = tuple(code for code, ground in GROUNDS.items() if ground.needs_relation)


def running(now: datetime) -> Q:
    """Rows with `from_at` and `to_at` that are in force at `now`."""
    return Q(from_at__lte=now) & (Q(to_at=None) | Q(to_at__gt=now))


def _ours(actor: Actor) -> tuple[int, ...]:
    return tuple({actor.organization_id or 0, actor.controller_id or 0})


def _blocked(actor: Actor, now: datetime, which: Q) -> Exists:
    """Does such a block of the custodian of the row around stand against this actor?"""
    lifts = BlockLift.objects.filter(running(now), block=OuterRef("pk"))
    lifted = Exists(lifts.filter(Q(recipient=None) | Q(recipient__in=_ours(actor))))
    blocks = Block.objects.filter(running(now), ~lifted, which)
    return Exists(blocks.filter(subject=OuterRef("subject"), custodian=OuterRef("custodian")))


def _takes_part(actor: Actor, now: datetime) -> Exists:
    """Does the actor's unit take part in the care of the person of the row around?"""
    relations = CareRelation.objects.filter(running(now), subject=OuterRef("subject"), unit=actor.organization_id)
    return Exists(relations)


def _to(actor: Actor, now: datetime) -> Q:
    """Disclosures to this actor; one to the whole custodian reaches those of its units that take part in the care.

    So does one on a ground that asks for it. Whether they take part is asked once.
    """
    takes_part, unrelated = Q(_takes_part(actor, now)), ~Q(ground__in=RELATED)
    if actor.subject is not None:
        return Q(person=actor.subject) & (unrelated | takes_part)
    to_unit = Q(recipient=actor.organization_id)
    if actor.controller_id in {None, actor.organization_id}:
        return to_unit & (unrelated | takes_part)
    to_either = Q(recipient__in=[actor.organization_id, actor.controller_id])
    return to_either & ((to_unit & unrelated) | takes_part)


def reaching(actor: Actor, now: datetime, inside: Q | None = None) -> QuerySet[Disclosure]:
    """The disclosures about the person of the row around that reach this actor, of any kind, and that nothing stops.

    `inside` says which blocks between the custodian's own units stop them, where the row around is one of theirs.
    """
    stopping = Q(In(OuterRef("ground"), STOPPED), unit=None) | (inside or Q())
    return Disclosure.objects.filter(
        _to(actor, now),
        running(now),
        Q(consent=None) | Q(consent__withdrawn_at=None) | Q(consent__withdrawn_at__gt=now),
        ~Q(ground__in=STOPPABLE) | ~_blocked(actor, now, stopping),
        subject=OuterRef("subject"),
    )


def _given(actor: Actor, now: datetime, kind: str) -> QuerySet[Disclosure]:
    """Of these the ones for the row around, unless it is the own custodian's and its unit is blocked for the actor."""
    inside = Q(In(OuterRef("ground"), STOPPED_INSIDE), custodian=actor.controller_id, unit=OuterRef(OuterRef("unit")))
    return reaching(actor, now, inside).filter(
        Q(row=None) | Q(row=OuterRef("key")), kind=kind, custodian=OuterRef("custodian")
    )


def _inside(actor: Actor, now: datetime) -> Q:
    """Rows of the own custodian: the own unit's, or another's whose care the own unit takes part in, unless blocked."""
    blocked = _blocked(actor, now, Q(unit=OuterRef("unit")))
    return Q(custodian=actor.controller_id) & (
        Q(unit=actor.organization_id) | (Q(_takes_part(actor, now)) & ~Q(blocked))
    )


def written(actor: Actor, now: datetime, model: type[CustodiedRow]) -> tuple[Q, Case]:
    """Which rows of `model` the actor may see at `now`, and the code of the legal ground for each."""
    given = _given(actor, now, model.GATE)
    first = Subquery(given.order_by("from_at", "ground").values("ground")[:1])
    if actor.subject is not None:
        own = Q(subject=actor.subject)
        return own | Q(Exists(given)), Case(When(own, then=Value("own_data")), default=first)
    inside = _inside(actor, now)
    ground = Case(
        When(unit=actor.organization_id, custodian=actor.controller_id, then=Value(own_ground(actor, "own_unit"))),
        When(inside, then=Value(own_ground(actor, "own_custodian"))),
        default=first,
    )
    return inside | Q(Exists(given)), ground


def seen(actor: Actor, now: datetime, rows: QuerySet[Row], at: str = "") -> QuerySet[Row]:
    """Of `rows` those that the actor may see at `now`, each with `ground`, the code of the legal ground.

    `at` names the row of personal data that they belong to, where they are none themselves ("case").

    There is no other way to a row of personal data. What may not be seen is in no count and no order. The right itself
    is the caller's question first: `actor.require("discharge.read")`.
    """
    if actor.subject is None and actor.organization_id is None:
        return rows.none().annotate(ground=Value(""))
    may, ground = kept(actor, now, rows.model, written, at)
    return rows.filter(may).annotate(ground=ground)


def seen_few(actor: Actor, now: datetime, rows: QuerySet[Row], at: str = "") -> list[Row]:
    """The same as `seen`, of a few rows that are named one by one: only the ground is asked, and none is a no."""
    if actor.subject is None and actor.organization_id is None:
        return []
    _may, ground = kept(actor, now, rows.model, written, at)
    return [row for row in rows.annotate(ground=ground) if row.ground is not None]


def held(actor: Actor, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Of `rows` all that the actor's own custodian answers for, to follow up, settle and report (2008:355 2:4 p. 4–6).

    Whoever writes the figures of a whole custodian needs them all, and takes part in nobody's care. Each has `ground`
    as in `seen`. What is shown of single persons goes through `seen`. The caller has asked for the right to the errand.
    """
    mine = rows.filter(custodian=actor.controller_id) if actor.subject is None and actor.controller_id else rows.none()
    return mine.annotate(ground=Value("own_follow_up_no" if actor.country == "NO" else "own_follow_up"))


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
