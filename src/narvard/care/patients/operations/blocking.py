"""Blocks of a person who stands in the register more than once: one that is asked for holds for all that they are."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access import operations as access
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.patients.queries.merging import same_at


def merging_turn(custodian: int) -> None:
    """Who is one person at the custodian changes for nobody else until this transaction ends."""
    take_turn(f"patients.merge.{custodian}")


@transaction.atomic
def block_data(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    custodian: int,
    unit: int | None = None,
    asked_by: str,
    as_guardian: bool = False,
) -> int:
    """Block the custodian's data about the person, all that they are there; answer the block's id.

    As `access.set_block`, whose errors it raises.
    """
    merging_turn(custodian)
    block = access.set_block(
        actor=actor, now=now, subject=subject, custodian=custodian, unit=unit, asked_by=asked_by,
        as_guardian=as_guardian,
    )  # fmt: skip
    access.carry_blocks(actor=actor, now=now, custodian=custodian, subjects=same_at(custodian, subject))
    return block


@transaction.atomic
def open_data(*, actor: Actor, now: datetime, block_id: int, asked_by: str, as_guardian: bool = False) -> None:
    """End a block, as the person asks, for all that they are; another that they asked for holds for all as before.

    As `access.end_block`, whose errors it raises.
    """
    subject, custodian = access.end_block(
        actor=actor, now=now, block_id=block_id, asked_by=asked_by, as_guardian=as_guardian
    )
    merging_turn(custodian)
    access.carry_blocks(actor=actor, now=now, custodian=custodian, subjects=same_at(custodian, subject))
