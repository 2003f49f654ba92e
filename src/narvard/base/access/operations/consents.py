"""Consents: given by the person or by who speaks for them, and withdrawn at any time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from narvard.base.access.models import SCOPES, WAYS, Consent
from narvard.base.access.rules import GROUNDS, own_ground
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor


class ConsentNotGiven(Exception):
    """A consent was not noted, or not withdrawn; `code` says why."""

    REASONS = {
        "later_than_now": gettext_noop(
            "The consent was not noted, because it is said to be given later than now. Give the time when it was given."
        ),
        "who_missing": gettext_noop(
            "The consent was not noted, because it does not say who gave it or whom it is for. Fill in both."
        ),
        "unknown_scope": gettext_noop(
            "The consent was not noted, because it does not say to what. Choose what it is a consent to."
        ),
        "unknown_how": gettext_noop("The consent was not noted, because it does not say how it was given. Choose how."),
        "not_own": gettext_noop(
            "The consent was not noted, because only the person consents for themselves here. Ask the person."
        ),
        "not_there": gettext_noop(
            "The consent was not noted, because it is not there or is withdrawn already. Read what stands now."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


def _check(actor: Actor, now: datetime, subject: UUID, scope: str, how: str, given_at: datetime, named: bool) -> None:
    if actor.subject not in {None, subject}:
        raise ConsentNotGiven("not_own")
    if given_at > now:
        raise ConsentNotGiven("later_than_now")
    if not named:
        raise ConsentNotGiven("who_missing")
    if scope not in SCOPES:
        raise ConsentNotGiven("unknown_scope")
    if how not in WAYS:
        raise ConsentNotGiven("unknown_how")


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
    named = bool(to_whom.strip() and given_by.strip())
    _check(actor, now, subject, scope, how, given_at, named)
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
    """Note that a consent is withdrawn: what rests on it is closed from `now` on. Raises ConsentNotGiven.

    The person withdraws it anywhere, a professional at whoever noted it.
    """
    actor.require("access.consent")
    whose = Q(subject=actor.subject) if actor.subject else Q(custodian=actor.controller_id)
    consent = Consent.objects.select_for_update().filter(whose, pk=consent_id, withdrawn_at=None).first()
    if consent is None:
        raise ConsentNotGiven("not_there")
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
        legal_basis=GROUNDS["own_data" if actor.subject else own_ground(actor, "own_unit")].law,
    )
