"""Consents: given by the person or by who speaks for them, and withdrawn at any time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.models import Consent
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor


class ConsentNotGiven(Exception):
    """The consent was not noted; the message says why and what to do."""


@transaction.atomic
def give_consent(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    scope: str,
    to_whom: str,
    how: str,
    given_by: str,
    given_at: datetime,
    concerning: UUID | None = None,
) -> int:
    """Note a consent: who gave it, to what, to whom, how and when; answer its id. Raises ConsentNotGiven.

    `given_at` is when it was given, `now` when it was noted.
    """
    actor.require("access.consent")
    if given_at > now:
        raise ConsentNotGiven(
            "The consent was not noted, because it is said to be given later than now. Give the time when it was given."
        )
    if not to_whom.strip() or not given_by.strip():
        raise ConsentNotGiven(
            "The consent was not noted, because it does not say who gave it or whom it is for. Fill in both."
        )
    consent = Consent.objects.create(
        subject=subject,
        custodian_id=actor.controller_id or actor.organization_id,
        scope=scope,
        concerning=concerning,
        to_whom=to_whom.strip(),
        how=how,
        given_by=given_by.strip(),
        given_at=given_at,
        recorded_at=now,
        recorded_by=actor.name,
    )
    _note(actor, now, "access.give_consent", consent)
    return consent.pk


@transaction.atomic
def withdraw_consent(*, actor: Actor, now: datetime, consent_id: int, how: str = "") -> None:
    """Note that a consent is withdrawn: what rests on it is closed from `now` on. Raises ConsentNotGiven."""
    actor.require("access.consent")
    consent = Consent.objects.select_for_update().filter(pk=consent_id, withdrawn_at=None).first()
    if consent is None or (actor.subject not in {None, consent.subject}):
        raise ConsentNotGiven(
            "The consent was not withdrawn, because it is not there or is withdrawn already. Read what stands now."
        )
    consent.withdrawn_at, consent.withdrawn_how = now, how
    consent.save(update_fields=["withdrawn_at", "withdrawn_how"])
    _note(actor, now, "access.withdraw_consent", consent)


def _note(actor: Actor, now: datetime, action: str, consent: Consent) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="access.consent",
        object_id=str(consent.pk),
        patient=consent.subject,
        details={"scope": consent.scope, "how": consent.how},
    )
