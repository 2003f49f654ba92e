"""May this actor see this row: the one answer, as a function of plain values. The SQL condition must agree with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from narvard.base.access.rules.grounds import GROUNDS
from narvard.base.core.actor import Actor


class Why(StrEnum):
    """Why the gate answered as it did; pages translate the code."""

    OWN_UNIT = "own_unit"
    OWN_CUSTODIAN = "own_custodian"
    OWN_DATA = "own_data"
    DISCLOSED = "disclosed"
    ROLE_LACKS_RIGHT = "role_lacks_right"
    NO_RELATION = "no_relation"
    BLOCKED_INSIDE = "blocked_inside"
    BLOCKED = "blocked"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    NOT_DISCLOSED = "not_disclosed"


@dataclass(frozen=True)
class Answer:
    """Allowed or not, why, and on which legal ground (a code of GROUNDS, "" when not allowed)."""

    allowed: bool
    why: Why
    ground: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class Gated:
    """A row as the gate sees it: what kind it is, about whom, and who answers for it. Organizations are ids."""

    kind: str
    key: UUID
    subject: UUID
    custodian: int
    unit: int


@dataclass(frozen=True)
class Relation:
    """A unit takes part in a person's care in [from_at, to_at)."""

    subject: UUID
    unit: int
    from_at: datetime
    to_at: datetime | None = None


@dataclass(frozen=True)
class Disclosed:
    """A stored disclosure: to an organization (a unit or a whole custodian) or to a person, in [from_at, to_at).

    `row` None means every row of `kind` that the custodian holds about the person. `consent_until` is when the consent
    that it rests on was withdrawn, None while it stands or where none is needed.
    """

    subject: UUID
    custodian: int
    kind: str
    row: UUID | None
    ground: str
    from_at: datetime
    recipient: int | None = None
    person: UUID | None = None
    to_at: datetime | None = None
    consent_until: datetime | None = None


@dataclass(frozen=True)
class Block:
    """A person's block. `unit` None stops others than the custodian (2022:913 2:3); a unit, the custodian's own other
    units (2008:355 4:4). `lifted` names who it is lifted for, with until when; None as recipient means for all.
    """

    subject: UUID
    custodian: int
    unit: int | None
    from_at: datetime
    to_at: datetime | None = None
    lifted: Collection[tuple[int | None, datetime, datetime | None]] = ()


@dataclass(frozen=True)
class World:
    """All that the gate has to go by."""

    relations: Collection[Relation] = ()
    disclosures: Collection[Disclosed] = ()
    blocks: Collection[Block] = ()


def _runs(now: datetime, from_at: datetime, to_at: datetime | None) -> bool:
    return from_at <= now and (to_at is None or now < to_at)


def _stops(block: Block, row: Gated, actor: Actor, now: datetime) -> bool:
    """Does the block stand at `now` for this row and this actor?"""
    concerned = (
        block.subject == row.subject and block.custodian == row.custodian and _runs(now, block.from_at, block.to_at)
    )
    ours = {None, actor.organization_id, actor.controller_id}
    return concerned and not any(_runs(now, since, until) and to in ours for to, since, until in block.lifted)


def own_ground(actor: Actor, code: str) -> str:
    """The ground for the own custodian's rows: by the law of the country, in Sweden social services by their own."""
    if actor.country == "NO":
        return f"{code}_no"
    return f"{code}_social" if actor.unit_kind == "social_services" else code


def _takes_part(actor: Actor, now: datetime, row: Gated, world: World) -> bool:
    """Does the actor's unit take part in the care of the person that the row is about?"""
    return any(
        r.subject == row.subject and r.unit == actor.organization_id and _runs(now, r.from_at, r.to_at)
        for r in world.relations
    )


def _blocked_inside(actor: Actor, now: datetime, row: Gated, world: World) -> bool:
    return any(b.unit == row.unit and _stops(b, row, actor, now) for b in world.blocks)


def _within(actor: Actor, now: datetime, row: Gated, world: World) -> Answer:
    """The custodian's own people: the unit itself always, another unit that takes part in the care unless blocked."""
    if row.unit == actor.organization_id:
        return Answer(True, Why.OWN_UNIT, own_ground(actor, "own_unit"))
    if _blocked_inside(actor, now, row, world):
        return Answer(False, Why.BLOCKED_INSIDE)
    if not _takes_part(actor, now, row, world):
        return Answer(False, Why.NO_RELATION)
    return Answer(True, Why.OWN_CUSTODIAN, own_ground(actor, "own_custodian"))


def _reaches(given: Disclosed, actor: Actor, row: Gated, takes_part: bool) -> bool:
    """Is the disclosure about this row, and made to this actor?

    One to a whole custodian reaches those of its units that take part in the care (2008:355 4:1 holds there too).
    """
    about = (given.subject, given.custodian, given.kind) == (row.subject, row.custodian, row.kind)
    if actor.subject is not None:
        to = given.person == actor.subject
    elif given.recipient is None:
        to = False
    else:
        to = given.recipient == actor.organization_id or (takes_part and given.recipient == actor.controller_id)
    return about and to and given.row in {None, row.key}


def _across(actor: Actor, now: datetime, row: Gated, world: World) -> Answer:
    """By a disclosure in force whose conditions still hold, unless a block stops its ground. The earliest counts."""
    takes_part = _takes_part(actor, now, row, world)
    reaching = [given for given in world.disclosures if _reaches(given, actor, row, takes_part)]
    running = [given for given in reaching if _runs(now, given.from_at, given.to_at)]
    standing = [given for given in running if given.consent_until is None or now < given.consent_until]
    inside = actor.controller_id == row.custodian and _blocked_inside(actor, now, row, world)
    blocked = any(b.unit is None and _stops(b, row, actor, now) for b in world.blocks)

    def stopped(given: Disclosed) -> bool:
        law = GROUNDS[given.ground]
        return (blocked and law.stopped_by_block) or (inside and law.stopped_inside)

    open_now = [given for given in standing if not stopped(given)]
    usable = [given for given in open_now if takes_part or not GROUNDS[given.ground].needs_relation]
    if usable:
        return Answer(True, Why.DISCLOSED, min(usable, key=lambda given: (given.from_at, given.ground)).ground)
    if standing:
        return Answer(False, Why.NO_RELATION if open_now else Why.BLOCKED)
    return Answer(False, Why.CONSENT_WITHDRAWN if running else Why.NOT_DISCLOSED)


def judge(actor: Actor, now: datetime, right: str, row: Gated, world: World) -> Answer:
    """May `actor` use `right` ("discharge.read") on `row` at `now`, given the world: allowed or not, why, which ground.

    Sources: 2008:355 4:1 and 4:4 (inside a custodian), 2022:913 2:3, 3:1 and 3:7 (across), and the law of the ground.
    The reason for a no is for the custodian's own people and the documentation: to others a row that they may not see
    does not exist.
    """
    if not actor.may(right):
        return Answer(False, Why.ROLE_LACKS_RIGHT)
    if actor.subject is not None:
        own = actor.subject == row.subject
        return Answer(True, Why.OWN_DATA, "own_data") if own else _across(actor, now, row, world)
    if actor.organization_id is None:
        return Answer(False, Why.NOT_DISCLOSED)
    if actor.controller_id == row.custodian:
        inside = _within(actor, now, row, world)
        return inside or _across(actor, now, row, world) or inside
    return _across(actor, now, row, world)
