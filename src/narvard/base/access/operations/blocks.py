"""Blocks: set at once when the person asks, ended when the person asks, and lifted for a time by whoever blocked."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from narvard.base.access.models import Block, BlockLift
from narvard.base.access.queries.gate import running
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import organizations


class BlockNotChanged(Exception):
    """A block was not set, lifted or ended; `code` says why."""

    REASONS = {
        "guardian": gettext_noop(
            "The block was not changed, because whoever has parental care cannot block a child's data (2008:355 4:4, "
            "2022:913 2:3). The child can, when old enough to judge it."
        ),
        "not_own": gettext_noop(
            "The block was not changed, because it is for the person alone to ask for, at whoever answers for the "
            "data. Ask the person, or them."
        ),
        "unknown_unit": gettext_noop(
            "The block was not changed, because that unit is not one of theirs. Choose one of the caregiver's own "
            "units, or none."
        ),
        "asked_by_missing": gettext_noop(
            "The block was not changed, because it does not say who asked. Write the person's name, or who spoke for "
            "them."
        ),
        "not_there": gettext_noop(
            "The block was not changed, because it is not there, or has ended already. Read what stands now."
        ),
        "reason_missing": gettext_noop("The block was not changed, because no reason is given. Write why."),
        "need_ends": gettext_noop(
            "The block was not changed, because what is lifted by need is lifted for one unit and for a time. Say for"
            " whom and until when."
        ),
        "until_passed": gettext_noop(
            "The block was not changed, because the time is out before it begins. Choose a later one."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


def _allowed(actor: Actor, subject: UUID, custodian: int) -> None:
    """The person may block their own data anywhere; a professional, at the person's wish, the own custodian's."""
    mine = actor.subject == subject if actor.subject is not None else actor.controller_id == custodian
    if not mine:
        raise BlockNotChanged("not_own")


@transaction.atomic
def set_block(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    custodian: int,
    unit: int | None = None,
    asked_by: str,
    as_guardian: bool = False,
) -> int:
    """Block the custodian's data about the person at once, as they ask; answer the block's id. Raises BlockNotChanged.

    Without `unit` other organizations are stopped (2022:913 2:3), with it the custodian's own other units (2008:355
    4:4). `as_guardian`: whoever asks does so as having parental care. Asking again changes nothing.
    """
    actor.require("access.block")
    if as_guardian:
        raise BlockNotChanged("guardian")
    _allowed(actor, subject, custodian)
    if not asked_by.strip():
        raise BlockNotChanged("asked_by_missing")
    if unit is not None and unit not in {row.id for row in organizations(actor) if row.controller_id == custodian}:
        raise BlockNotChanged("unknown_unit")
    take_turn(f"access.block {subject}")
    standing = Block.objects.filter(subject=subject, custodian_id=custodian, unit_id=unit, to_at=None).first()
    if standing and standing.carried_from_id is None:
        return standing.pk
    asked = asked_by.strip()[:160]
    if standing is None:
        return _set(actor, now, subject, custodian, unit, asked).pk
    standing.carried_from, standing.asked_by, standing.set_by = None, asked, actor.name
    standing.save(update_fields=["carried_from", "asked_by", "set_by"])
    _note(actor, now, "access.set_block", standing, {"to": "units" if unit else "others"})
    return standing.pk


def _set(
    actor: Actor, now: datetime, subject: UUID, custodian: int, unit: int | None, asked_by: str,
    carried_from: Block | None = None,
) -> Block:  # fmt: skip
    block = Block.objects.create(
        subject=subject, custodian_id=custodian, unit_id=unit, from_at=now,
        asked_by=asked_by, set_by=actor.name, carried_from=carried_from,
    )  # fmt: skip
    _note(actor, now, "access.set_block", block, {"to": "units" if unit else "others"})
    return block


@transaction.atomic
def carry_blocks(*, actor: Actor, now: datetime, custodian: int, subjects: Collection[UUID]) -> None:
    """Let each block that stands for one of `subjects` at the custodian stand for them all: there they are one person.

    What is carried ends with the block that it was carried from, or when they are parted (`part_blocks`).
    """
    standing = list(Block.objects.filter(custodian=custodian, subject__in=subjects, to_at=None).order_by("pk"))
    held = {(block.subject, block.unit_id) for block in standing}
    for block in [block for block in standing if block.carried_from_id is None]:
        for subject in sorted(set(subjects) - {other for other, unit in held if unit == block.unit_id}):
            _set(actor, now, subject, custodian, block.unit_id, block.asked_by, block)
            held.add((subject, block.unit_id))


@transaction.atomic
def part_blocks(*, actor: Actor, now: datetime, custodian: int, one: Collection[UUID], other: Collection[UUID]) -> None:
    """The two are not one person at the custodian after all: what was carried from either to the other ends."""
    if set(one) & set(other):
        return
    between = Q(subject__in=one, carried_from__subject__in=other) | Q(subject__in=other, carried_from__subject__in=one)
    for block in Block.objects.filter(between, custodian=custodian, to_at=None):
        _end(actor, now, block, actor.name)
    for subjects in (one, other):
        carry_blocks(actor=actor, now=now, custodian=custodian, subjects=subjects)


def _standing(block_id: int, now: datetime) -> Block:
    block = Block.objects.select_for_update().filter(running(now), pk=block_id).first()
    if block is None:
        raise BlockNotChanged("not_there")
    return block


@transaction.atomic
def end_block(
    *, actor: Actor, now: datetime, block_id: int, asked_by: str, as_guardian: bool = False
) -> tuple[UUID, int]:
    """End a block for all, as the person asks, and wherever it was carried; answer the person and the custodian.

    Raises BlockNotChanged.
    """
    actor.require("access.block")
    if as_guardian:
        raise BlockNotChanged("guardian")
    if not asked_by.strip():
        raise BlockNotChanged("asked_by_missing")
    block = _standing(block_id, now)
    _allowed(actor, block.subject, block.custodian_id)
    first = block.carried_from_id or block.pk
    for one in Block.objects.filter(Q(pk=first) | Q(carried_from=first), to_at=None).order_by("pk"):
        _end(actor, now, one, asked_by.strip()[:160])
    return block.subject, block.custodian_id


def _end(actor: Actor, now: datetime, block: Block, ended_by: str) -> None:
    block.to_at, block.ended_by = now, ended_by
    block.save(update_fields=["to_at", "ended_by"])
    _note(actor, now, "access.end_block", block, {})


@transaction.atomic
def lift_block(
    *,
    actor: Actor,
    now: datetime,
    block_id: int,
    ground: str,
    reason: str,
    recipient: int | None = None,
    until: datetime | None = None,
) -> None:
    """Lift a block for one unit or organization, or for all, for a time: the blocker's own head does it.

    `ground` is "consent", or "need" (2008:355 4:5, 2022:913 3:5), which is for one `recipient` and has an end. The
    block stays, and holds again after `until`. Raises BlockNotChanged.
    """
    actor.require("access.lift_block")
    block = _standing(block_id, now)
    if block.custodian_id != actor.controller_id:
        raise BlockNotChanged("not_own")
    lift(actor, now, block, ground, reason, recipient, until)


def lift(
    actor: Actor, now: datetime, block: Block, ground: str, reason: str, recipient: int | None, until: datetime | None
) -> None:
    """Store that a block is lifted, and log it. Raises BlockNotChanged."""
    if not reason.strip():
        raise BlockNotChanged("reason_missing")
    if ground == "need" and (until is None or recipient is None):
        raise BlockNotChanged("need_ends")
    if until is not None and until <= now:
        raise BlockNotChanged("until_passed")
    BlockLift.objects.create(
        block=block, recipient_id=recipient, from_at=now, to_at=until, ground=ground,
        reason=reason.strip(), by_name=actor.name,
    )  # fmt: skip
    law = "2008:355 4:5" if block.unit_id else "2022:913 3:5"
    _note(actor, now, "access.lift_block", block, {"for": recipient or "all", "on": ground}, law)


def _note(actor: Actor, now: datetime, action: str, block: Block, details: dict[str, object], law: str = "") -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="access.block",
        object_id=str(block.pk),
        legal_basis=law or ("2008:355 4:4" if block.unit_id else "2022:913 2:3"),
        patient=block.subject,
        details=details,
    )
