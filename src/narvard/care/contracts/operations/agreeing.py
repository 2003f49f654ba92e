"""Writing what was agreed, ending it, and the person's own yes and own words."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.access.queries import GROUNDS, own_ground, seen
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.contracts.models import Agreement, Remark
from narvard.care.contracts.queries import AgreementNotFound, require_known
from narvard.care.contracts.rules import AgreementText, wrong_agreement


class AgreementNotSaved(Exception):
    """Nothing was saved of the agreement; `code` says why, the text what to do, `subject` whose it is where known."""

    REASONS: dict[str, Promise] = {
        "text_missing": _(
            "The agreement was not saved, because one of its three parts is empty. Write what matters to the person, "
            "what care does and what the person does."
        ),
        "follow_up_gone": _(
            "The agreement was not saved, because the day for looking at it again has passed. Choose a later day."
        ),
        "changed_meanwhile": _(
            "The agreement was not saved, because somebody at the unit has written it anew since you opened it. "
            "Read what stands now, and write again."
        ),
        "ended": _(
            "Nothing was saved, because that version of the agreement no longer applies. Read the one that does."
        ),
        "remark_missing": _("Nothing was saved, because nothing was written. Write what you want to say."),
        "reason_missing": _("The agreement was not ended, because no reason was given. Write why it ends."),
    }

    def __init__(self, code: str, subject: UUID | None = None) -> None:
        super().__init__(code)
        self.code, self.subject = code, subject

    def __str__(self) -> str:
        return str(self.REASONS[self.code])


@transaction.atomic
def write_agreement(
    *, actor: Actor, now: datetime, subject: UUID, text: AgreementText, replaces: int | None, token: UUID
) -> int:
    """Write an agreement, or a new version of the own unit's that stands (`replaces`); answer its id.

    `token` is the form's own: the same form sent twice is saved once. Raises AgreementNotSaved, PersonNotSeen.
    """
    actor.require("contracts.compose")
    require_known(actor, now, subject)
    take_turn(f"agreement {subject} {actor.organization_id}")
    sent = Agreement.objects.filter(token=token, subject=subject, unit=actor.organization_id).first()
    if sent:
        return sent.pk
    today = actor.day_of(now)
    if wrong := wrong_agreement(text, today):
        raise AgreementNotSaved(wrong)
    standing = Agreement.objects.filter(subject=subject, unit=actor.organization_id, to_date=None).first()
    if (standing.pk if standing else None) != replaces:
        raise AgreementNotSaved("changed_meanwhile")
    if standing:
        Agreement.objects.filter(pk=standing.pk).update(to_date=today)
    written = _version(actor, now, today, subject, text, standing, token)
    _note(actor, now, "contracts.write_agreement", written, own_ground(actor, "own_unit"))
    return written.pk


def _version(actor, now, today: date, subject, text: AgreementText, before: Agreement | None, token) -> Agreement:
    follows = {"contract": before.contract} if before else {}
    return Agreement.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        collaboration_id=actor.collaboration,
        version=before.version + 1 if before else 1,
        replaces=before,
        matters=text.matters.strip(),
        care_does=text.care_does.strip(),
        i_do=text.i_do.strip(),
        follow_up_on=text.follow_up_on,
        from_date=today,
        written_at=now,
        written_by=actor.name,
        token=token,
        **follows,
    )


@transaction.atomic
def end_agreement(*, actor: Actor, now: datetime, agreement_id: int, reason: str) -> UUID:
    """End the own unit's agreement, with the reason; answer whose. Raises AgreementNotFound, AgreementNotSaved."""
    actor.require("contracts.compose")
    standing = _locked(actor, now, agreement_id)
    if standing.unit_id != actor.organization_id:
        raise AgreementNotFound(agreement_id)
    if not reason.strip():
        raise AgreementNotSaved("reason_missing", standing.subject)
    if standing.to_date is not None:
        raise AgreementNotSaved("ended", standing.subject)
    standing.to_date, standing.end_reason = actor.day_of(now), reason.strip()
    standing.save(update_fields=["to_date", "end_reason"])
    _note(actor, now, "contracts.end_agreement", standing, own_ground(actor, "own_unit"))
    return standing.subject


@transaction.atomic
def confirm_agreement(*, actor: Actor, now: datetime, agreement_id: int) -> None:
    """The person says yes to this very version; a second yes changes nothing. Raises AgreementNotFound, -NotSaved."""
    actor.require("contracts.own")
    own = _own(actor, now, agreement_id)
    if own.to_date is not None:
        raise AgreementNotSaved("ended")
    if own.confirmed_at is not None:
        return
    own.confirmed_at, own.confirmed_by = now, actor.name
    own.save(update_fields=["confirmed_at", "confirmed_by"])
    _note(actor, now, "contracts.confirm_agreement", own, "own_data")


@transaction.atomic
def remark(*, actor: Actor, now: datetime, agreement_id: int, text: str, token: UUID) -> None:
    """The person says something of the agreement; the unit reads it. Raises AgreementNotFound, AgreementNotSaved."""
    actor.require("contracts.own")
    own = _own(actor, now, agreement_id)
    if Remark.objects.filter(token=token).exists():
        return
    if own.to_date is not None:
        raise AgreementNotSaved("ended")
    if not text.strip():
        raise AgreementNotSaved("remark_missing")
    Remark.objects.create(
        subject=own.subject,
        custodian_id=own.custodian_id,
        unit_id=own.unit_id,
        agreement=own,
        text=text.strip(),
        by_name=actor.name,
        written_at=now,
        token=token,
    )
    _note(actor, now, "contracts.remark", own, "own_data")


def _locked(actor: Actor, now: datetime, agreement_id: int) -> Agreement:
    """The agreement, held until the transaction ends, where the actor sees it."""
    found = seen(actor, now, Agreement.objects.filter(pk=agreement_id)).select_for_update(of=("self",)).first()
    if found is None:
        raise AgreementNotFound(agreement_id)
    return found


def _own(actor: Actor, now: datetime, agreement_id: int) -> Agreement:
    """The agreement where it is the person's own: who represents someone reads it, and does not answer for them."""
    found = _locked(actor, now, agreement_id)
    if found.subject != actor.subject:
        raise AgreementNotFound(agreement_id)
    return found


def _note(actor: Actor, now: datetime, action: str, row: Agreement, ground: str) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="contracts.agreement",
        object_id=str(row.pk),
        details={"version": row.version},
        legal_basis=GROUNDS[ground].law,
        patient=row.subject,
    )
