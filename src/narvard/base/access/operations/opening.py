"""Opening what is closed, by the steps of the law: coherent documentation, the emergency, and the block inside."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from narvard.base.access.models import Block, CareRelation, Consent, Opening
from narvard.base.access.operations.blocks import lift
from narvard.base.access.operations.consents import give_consent
from narvard.base.access.operations.disclosing import disclose_kind
from narvard.base.access.operations.relating import relate
from narvard.base.access.queries.existence import blocking, holders, is_party
from narvard.base.access.queries.gate import running
from narvard.base.access.rules.openings import (
    COHERENT_KINDS,
    EMERGENCY_LASTS,
    STEPS,
    Step,
    open_until,
    review_due,
    step_of,
)
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor


class NotOpened(Exception):
    """Nothing was opened; `code` says why."""

    REASONS = {
        "other_country": gettext_noop(
            "Nothing was opened, because coherent documentation is Swedish law. Ask whoever answers for the data."
        ),
        "not_party": gettext_noop(
            "Nothing was opened, because your organization takes no part in coherent documentation. Ask whoever "
            "answers for the data."
        ),
        "relation_missing": gettext_noop(
            "Nothing was opened, because your unit takes no part in the person's care, and consent alone opens "
            "nothing (2022:913 3:7). Ask whoever answers for the data."
        ),
        "consent_missing": gettext_noop(
            "Nothing was opened, because no consent to just this stands. Ask the person, and note the answer."
        ),
        "reason_missing": gettext_noop(
            "Nothing was opened, because it is not said why it matters for the care. Write it."
        ),
        "unknown_kind": gettext_noop(
            "Nothing was opened, because that kind is no part of coherent documentation. Ask whoever answers for it."
        ),
        "not_in_care": gettext_noop(
            "Nothing was opened, because an emergency is about someone who is in your unit's care now. Say that the "
            "person is."
        ),
        "see_first": gettext_noop(
            "Nothing was opened, because the law asks for an earlier step: first see whose block it is."
        ),
        "no_block": gettext_noop(
            "Nothing was opened, because there is no such block that stops your unit. See again whose block it is."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


def _within_the_act(actor: Actor, now: datetime) -> None:
    if actor.country != "SE":
        raise NotOpened("other_country")
    if not is_party(actor.controller_id, now):
        raise NotOpened("not_party")


def _reason(text: str) -> str:
    if not text.strip():
        raise NotOpened("reason_missing")
    return text.strip()


def _related(actor: Actor, now: datetime, subject: UUID) -> bool:
    return CareRelation.objects.filter(running(now), subject=subject, unit=actor.organization_id).exists()


def _in_our_care(actor: Actor, now: datetime, subject: UUID, in_our_care: bool) -> None:
    """In an emergency the patient relation is that the person is there; it is noted for as long as that lasts."""
    if not in_our_care:
        raise NotOpened("not_in_care")
    if not _related(actor, now, subject):
        unit = actor.organization_id or 0
        relate(actor=actor, now=now, subject=subject, unit=unit, kind="emergency", until=now + EMERGENCY_LASTS)


def _store(actor: Actor, now: datetime, step: Step, subject: UUID, reason: str, concerned: int | None = None) -> None:
    """Keep that it was opened, with its day of review, and log it. The words of the reason are not in the log."""
    opening = Opening.objects.create(
        subject=subject, custodian_id=actor.controller_id, unit_id=actor.organization_id,
        step=step.code, reason=reason, concerned_id=concerned,
        opened_at=now, until=open_until(step, now),
        by_user=actor.user_id, by_name=actor.name, by_role=actor.role,
        review_due=review_due(step, actor.day_of(now)),
    )  # fmt: skip
    record(
        actor=actor, now=now, action=f"access.{step.right.removeprefix('access.')}", object_type="access.opening",
        object_id=str(opening.pk), label=step.code, legal_basis=step.law, patient=subject,
    )  # fmt: skip


def _open_all(
    actor: Actor, now: datetime, step: Step, subject: UUID, whose: Collection[int], kinds: Collection[str],
    consent_id: int | None = None, until: datetime | None = None,
) -> None:  # fmt: skip
    for custodian in sorted(whose):
        disclose_kind(
            actor=actor, now=now, subject=subject, custodian=custodian, kinds=kinds, ground=step.ground,
            to=[actor.organization_id or 0], consent_id=consent_id, until=until,
        )  # fmt: skip


@transaction.atomic
def open_coherent(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    relevance: str,
    basis: str = "consent",
    consent_id: int | None = None,
    custodian: int | None = None,
    kinds: Collection[str] = COHERENT_KINDS,
) -> int:
    """Open what others that take part have documented, for the own unit; answer of how many. Raises NotOpened.

    2022:913 3:1–3:4: the unit takes part in the care, the person consents (`basis` "consent" with `consent_id`) or is a
    `child` who cannot or of `incapacity`, and `relevance` says why it can be assumed to matter. `custodian` None is all
    who hold something that is not blocked. It stays open while relation and consent stand.
    """
    actor.require("access.open_coherent")
    _within_the_act(actor, now)
    step = step_of(basis, actor.unit_kind)
    relevance = _reason(relevance)
    if not set(kinds) <= set(COHERENT_KINDS):
        raise NotOpened("unknown_kind")
    if not _related(actor, now, subject):
        raise NotOpened("relation_missing")
    consents = Consent.objects.filter(pk=consent_id, subject=subject, scope="coherent", withdrawn_at=None)
    if basis == "consent" and not consents.filter(given_at__lte=now).exists():
        raise NotOpened("consent_missing")
    whose = holders(actor, now, subject, kinds)[0] & ({custodian} if custodian else holders(actor, now, subject)[0])
    _open_all(actor, now, step, subject, whose, kinds, consent_id if basis == "consent" else None)
    _store(actor, now, step, subject, relevance, custodian)
    return len(whose)


@transaction.atomic
def agree_and_open(
    *, actor: Actor, now: datetime, subject: UUID, relevance: str, basis: str, given_by: str = "", how: str = ""
) -> int:
    """As `open_coherent`, on the consent that the own custodian has noted, or else on one that is noted now."""
    standing = Consent.objects.filter(
        subject=subject, custodian=actor.controller_id, scope="coherent", withdrawn_at=None, given_at__lte=now
    )
    consent = standing.order_by("-given_at").values_list("pk", flat=True).first() if basis == "consent" else None
    if basis == "consent" and consent is None and given_by.strip():
        consent = give_consent(
            actor=actor, now=now, subject=subject, scope="coherent", to_whom=actor.organization_name, how=how,
            given_by=given_by, given_at=now,
        )  # fmt: skip
    return open_coherent(actor=actor, now=now, subject=subject, relevance=relevance, basis=basis, consent_id=consent)


@transaction.atomic
def open_in_emergency(*, actor: Actor, now: datetime, subject: UUID, reason: str, in_our_care: bool) -> int:
    """Open for a day what others hold and the person has not blocked (2022:913 3:6); answer of how many.

    For life or health, when there is no time for consent. It is reviewed afterwards. Raises NotOpened.
    """
    actor.require("access.open_in_emergency")
    _within_the_act(actor, now)
    step, reason = STEPS["unblocked"], _reason(reason)
    _in_our_care(actor, now, subject, in_our_care)
    whose = holders(actor, now, subject)[0]
    _open_all(actor, now, step, subject, whose, COHERENT_KINDS, until=open_until(step, now))
    _store(actor, now, step, subject, reason)
    return len(whose)


@transaction.atomic
def see_who_blocked(
    *, actor: Actor, now: datetime, subject: UUID, reason: str, in_our_care: bool
) -> tuple[tuple[int, str], ...]:
    """In an emergency: who has blocked documentation, id and name, so that they can be asked (2022:913 3:5)."""
    actor.require("access.open_in_emergency")
    _within_the_act(actor, now)
    reason = _reason(reason)
    _in_our_care(actor, now, subject, in_our_care)
    names, blocked = blocking(actor, now, subject, inside=False), holders(actor, now, subject)[1]
    _store(actor, now, STEPS["who_blocked"], subject, reason)
    return tuple((custodian, name) for custodian, name in names.items() if custodian in blocked)


@transaction.atomic
def see_blocked_units(
    *, actor: Actor, now: datetime, subject: UUID, reason: str, in_our_care: bool
) -> tuple[tuple[int, str], ...]:
    """In an emergency: which of the own caregiver's units the person has blocked, id and name (2008:355 4:5)."""
    actor.require("access.open_in_emergency")
    reason = _reason(reason)
    _in_our_care(actor, now, subject, in_our_care)
    _store(actor, now, STEPS["inside_units"], subject, reason)
    return tuple(blocking(actor, now, subject, inside=True).items())


@transaction.atomic
def open_inside(*, actor: Actor, now: datetime, subject: UUID, unit: int, basis: str, reason: str) -> None:
    """Lift the block of one of the own caregiver's units for the own unit, for a day (2008:355 4:5). Raises NotOpened.

    `basis` is "consent", or "need": it cannot be had, and the care cannot do without; then `see_blocked_units` comes
    first. It is reviewed afterwards.
    """
    step = STEPS["inside_consent" if basis == "consent" else "inside_need"]
    actor.require(step.right)
    reason = _reason(reason)
    if step.code == "inside_need" and not has_seen(actor, now, subject, "inside_units"):
        raise NotOpened("see_first")
    if not _related(actor, now, subject):
        raise NotOpened("relation_missing")
    blocks = Block.objects.filter(running(now), subject=subject, custodian=actor.controller_id, unit=unit)
    block = blocks.select_for_update().first()
    if block is None or unit not in blocking(actor, now, subject, inside=True):
        raise NotOpened("no_block")
    lift(actor, now, block, basis, reason, actor.organization_id, open_until(step, now))
    _store(actor, now, step, subject, reason, unit)


def has_seen(actor: Actor, now: datetime, subject: UUID, step: str) -> bool:
    """Has the actor's unit taken that earlier step about the person, and does it still hold?"""
    taken = Opening.objects.filter(subject=subject, unit=actor.organization_id, step=step)
    return taken.filter(opened_at__lte=now, until__gt=now).exists()
