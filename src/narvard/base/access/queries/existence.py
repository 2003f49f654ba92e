"""That documentation exists elsewhere, blocked or not: the one thing that is told across the border unasked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from narvard.base.access.models import Block, BlockLift, CoherentParty
from narvard.base.access.queries.gate import _ours, running
from narvard.base.access.rules.openings import COHERENT_KINDS
from narvard.base.core.actor import Actor
from narvard.base.core.custody import CustodiedRow


@dataclass(frozen=True)
class Existence:
    """That there is documentation of others: unblocked (2022:913 2:4), blocked (2:5); and that another unit of the own
    caregiver has blocked (2008:355 4:4). Never who, nor what.
    """

    unblocked: bool = False
    blocked: bool = False
    blocked_inside: bool = False


def row_kinds() -> dict[str, type[CustodiedRow]]:
    """Every kind of personal data in the installation, by its code: each model that inherits CustodiedRow."""
    waiting, found = CustodiedRow.__subclasses__(), {}
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if not model._meta.abstract:
            found[model.GATE] = model
    return dict(sorted(found.items()))


def is_party(controller_id: int | None, now: datetime) -> bool:
    """Does the controller take part in coherent documentation at `now`?"""
    return CoherentParty.objects.filter(running(now), custodian=controller_id).exists()


def blocking(actor: Actor, now: datetime, subject: UUID, inside: bool) -> dict[int, str]:
    """Whose block stops the actor now, id to name: with `inside` units of the own custodian, else other parties."""
    blocks = Block.objects.filter(running(now), subject=subject)
    own = Q(custodian=actor.controller_id)
    blocks = blocks.filter(own, unit__isnull=False) if inside else blocks.filter(~own, unit=None)
    lifts = BlockLift.objects.filter(Q(recipient=None) | Q(recipient__in=_ours(actor)), running(now))
    standing = blocks.exclude(pk__in=lifts.filter(block__subject=subject).values("block"))
    whose = "unit" if inside else "custodian"
    if inside:
        standing = standing.exclude(unit=actor.organization_id)
    return dict(standing.order_by(f"{whose}__sort_key").values_list(f"{whose}_id", f"{whose}__name"))


def holders(
    actor: Actor, now: datetime, subject: UUID, kinds: Collection[str] = COHERENT_KINDS
) -> tuple[frozenset[int], frozenset[int]]:
    """Who else of those that take part holds such documentation: (unblocked, blocked), ids of controllers."""
    models = [model for kind, model in row_kinds().items() if kind in kinds]
    questions = [model.objects.filter(subject=subject).order_by().values_list("custodian_id") for model in models]
    if not questions or not is_party(actor.controller_id, now):
        return frozenset(), frozenset()
    found = {custodian for (custodian,) in questions[0].union(*questions[1:])} - {actor.controller_id}
    parties = CoherentParty.objects.filter(running(now), custodian__in=found)
    holding = frozenset(parties.values_list("custodian_id", flat=True))
    blocked = holding & frozenset(blocking(actor, now, subject, inside=False))
    return holding - blocked, blocked


def existence(actor: Actor, now: datetime, subject: UUID) -> Existence:
    """That there is documentation about the person elsewhere, and that there are blocks; nothing more.

    Only for organizations that take part in coherent documentation, and for health care's own inner blocks. At most
    four questions to the database, however much there is.
    """
    if actor.organization_id is None or actor.subject is not None or actor.country != "SE":
        return Existence()
    unblocked, blocked = holders(actor, now, subject)
    return Existence(bool(unblocked), bool(blocked), bool(blocking(actor, now, subject, inside=True)))
