"""Who can see what about a person, and why: as far as the one who asks may know it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from narvard.base.access.models import Block, CareRelation, Disclosure
from narvard.base.access.queries.existence import row_kinds
from narvard.base.access.queries.gate import running, seen
from narvard.base.access.rules import GROUNDS, Ground, own_ground
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations


class PersonUnknown(Exception):
    """The actor may see nothing about the person, so to them there is none."""


@dataclass(frozen=True)
class Taking:
    """A unit that can see since it takes part in the care, how, since when and until when."""

    unit: str
    custodian: str
    how: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Shown:
    """What was disclosed to an organization, or to a person (`to` is then ""): a kind of rows, on a legal ground.

    `rows` is how many single rows, 0 for all of the kind, also those to come. `stopped` is True while a block stops it.
    """

    to: str
    custodian: str
    kind: str
    rows: int
    law: Ground
    since: datetime
    until: datetime | None
    stopped: bool


@dataclass(frozen=True)
class Blocked:
    """A block: whose rows, against whom ("units" of the same caregiver or "others"), and for whom it is lifted now."""

    whose: str
    against: str
    since: datetime
    lifted_for: tuple[str, ...]


@dataclass(frozen=True)
class WhoPage:
    """Who can see what the custodians that the reader may know of have written. `ground` is the reader's.

    `wrote` are the units that have written, which always see their own.
    """

    subject: UUID
    wrote: tuple[str, ...]
    taking: tuple[Taking, ...]
    shown: tuple[Shown, ...]
    blocked: tuple[Blocked, ...]
    ground: str
    own: Ground

    @property
    def others(self) -> int:
        """How many organizations and persons outside the custodian can see something now."""
        return len({(row.to, row.custodian if not row.to else "") for row in self.shown if not row.stopped})


@dataclass(frozen=True)
class _Row:
    key: UUID
    custodian: int
    unit: str


def _rows(actor: Actor, now: datetime, subject: UUID, reviewing: bool) -> tuple[_Row, ...]:
    """Key, custodian and unit of each row about the person that the actor may see; all where they review the log."""
    questions = []
    for model in row_kinds().values():
        about = model.objects.filter(subject=subject)
        found = about if reviewing else seen(actor, now, about)
        questions.append(found.order_by().values_list("key", "custodian_id", "unit__name"))
    return tuple(_Row(*row) for row in questions[0].union(*questions[1:]))


def _scope(actor: Actor, rows: Collection[_Row], reviewing: bool) -> set[int]:
    """The custodians that the actor may learn about: all for the person, else the own, or those that are reviewed."""
    if reviewing:
        return {row.controller_id for row in organizations(actor)}
    if actor.subject is not None:
        return {row.custodian for row in rows}
    return {actor.controller_id or 0}


def _standing(now: datetime, subject: UUID, custodians: set[int], keys: set[UUID] | None) -> tuple[Shown, ...]:
    rows = Disclosure.objects.filter(
        running(now),
        Q(consent=None) | Q(consent__withdrawn_at=None) | Q(consent__withdrawn_at__gt=now),
        subject=subject,
        custodian__in=custodians,
    )
    rows = rows if keys is None else rows.filter(Q(row=None) | Q(row__in=keys))
    groups = rows.values(
        "recipient", "recipient__name", "recipient__controller", "person", "custodian", "custodian__name", "kind",
        "ground",
    ).annotate(rows=Count("row"), since=Min("from_at"), until=Max("to_at"))  # fmt: skip
    blocks = Block.objects.filter(running(now), subject=subject, unit=None).prefetch_related("lifts")
    standing = list(blocks)

    def stopped(group: dict[str, object]) -> bool:
        ours = {None, group["recipient"], group["recipient__controller"]}
        return any(
            block.custodian_id == group["custodian"]
            and not any(
                lift.recipient_id in ours and lift.from_at <= now and (lift.to_at is None or now < lift.to_at)
                for lift in block.lifts.all()
            )
            for block in standing
        )

    found = [
        Shown(
            group["recipient__name"] or "", group["custodian__name"], group["kind"], group["rows"],
            GROUNDS[group["ground"]], group["since"], group["until"],
            GROUNDS[group["ground"]].stopped_by_block and stopped(group),
        )
        for group in groups.order_by("recipient__sort_key", "kind", "ground", "person")
    ]  # fmt: skip
    return tuple(found)


def _blocks(actor: Actor, now: datetime, subject: UUID, custodians: set[int], whole: bool) -> tuple[Blocked, ...]:
    """The blocks; to a professional the own unit's and those against others, since which other unit is blocked is told
    only by need (2008:355 4:5).
    """
    rows = Block.objects.filter(running(now), subject=subject, custodian__in=custodians)
    rows = rows if whole else rows.filter(Q(unit=None) | Q(unit=actor.organization_id))
    rows = rows.select_related("unit", "custodian").prefetch_related("lifts__recipient").order_by("from_at", "pk")
    return tuple(
        Blocked(
            row.unit.name if row.unit else row.custodian.name,
            "units" if row.unit else "others",
            row.from_at,
            tuple(
                lift.recipient.name if lift.recipient else ""
                for lift in row.lifts.all()
                if lift.from_at <= now and (lift.to_at is None or now < lift.to_at)
            ),
        )
        for row in rows
    )


def who_can_see(actor: Actor, now: datetime, subject: UUID) -> WhoPage:
    """Who can see what is written about the person, on which ground. Raises PersonUnknown.

    For the person; for a professional of a unit that takes part or has rows, about the own custodian; for whoever
    reviews the log, about the collaboration's custodians.
    """
    actor.require("access.see_who")
    reviewing = bool(actor.may("access.review_emergency"))
    whole = reviewing or actor.subject is not None
    if actor.subject is not None and actor.subject != subject:
        raise PersonUnknown
    rows = _rows(actor, now, subject, reviewing)
    relations = CareRelation.objects.filter(running(now), subject=subject)
    related = relations if reviewing else relations.filter(unit=actor.organization_id)
    if actor.subject is None and not rows and not related.exists():
        raise PersonUnknown
    custodians = _scope(actor, rows, reviewing)
    mine = [row for row in rows if row.custodian in custodians]
    taking = relations.filter(Q(unit__controller__in=custodians) | Q(unit__in=custodians))
    blocked = Block.objects.filter(running(now), subject=subject, unit__isnull=False)
    if not whole:
        taking = taking.exclude(unit__in=blocked.exclude(unit=actor.organization_id).values("unit"))
    taking = taking.select_related("unit__controller").order_by("unit__sort_key", "from_at")
    return WhoPage(
        subject,
        tuple(sorted({row.unit for row in mine})),
        tuple(
            Taking(row.unit.name, (row.unit.controller or row.unit).name, row.kind, row.from_at, row.to_at)
            for row in taking
        ),
        _standing(now, subject, custodians, None if whole else {row.key for row in mine}),
        _blocks(actor, now, subject, custodians, whole),
        "own_data" if actor.subject is not None else own_ground(actor, "own_unit"),
        GROUNDS[own_ground(actor, "own_custodian")],
    )
