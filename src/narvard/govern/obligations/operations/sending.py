"""Noting who was consulted, that something was sent, and that it was received."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations, own
from narvard.govern.obligations.models import Obligation, Proof, Submission
from narvard.govern.obligations.queries import ObligationNotFound
from narvard.govern.obligations.rules.duty import Consent, Kind, Recurrence, due_days, missing_consents

REPORT = "obligations.report"


class ProofRefused(Exception):
    """The proof was not noted; `code` says why: in_the_future, sent_already, unknown_organization, noted_already."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The proof was not noted ({code}). Mend what is said and note it again.")
        self.code = code


class NotSent(Exception):
    """It was not noted as sent; `code` says why: in_the_future, sent_already, consents_missing.

    `missing` are the names of those who must be consulted or sign first.
    """

    def __init__(self, code: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(f"It was not noted as sent ({code}). Let those who are missing do their part, then send it.")
        self.code, self.missing = code, missing


class ReceiptRefused(Exception):
    """The receipt was not noted; `code` says why: in_the_future, not_sent, before_sending, received_already."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The receipt was not noted ({code}). Note that it was sent first, and a later day.")
        self.code = code


@transaction.atomic
def note_consultation(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    period: str,
    organization: str,
    kind: str,
    day: date,
    how: str,
    reference: str,
) -> None:
    """Note that an organization was consulted, or signed as well (`kind`). Raises ObligationNotFound, ProofRefused."""
    submission = _held(actor, code, period)
    listed = {row.code: row.id for row in organizations(actor)}
    if organization not in listed:
        raise ProofRefused("unknown_organization")
    if submission.sent_on is not None:
        raise ProofRefused("sent_already")
    if day > now.date():
        raise ProofRefused("in_the_future")
    key = {"organization_id": listed[organization], "kind": Kind(kind), "held_on": day}
    if submission.proofs.filter(**key).exists():
        raise ProofRefused("noted_already")
    Proof.objects.create(submission=submission, how=how, reference=reference, **key)
    details = {"period": period, "organization": organization, "kind": kind, "day": day}
    _note(actor, now, "obligations.note_consultation", submission.obligation, details)


@transaction.atomic
def send_obligation(
    *, actor: Actor, now: datetime, code: str, period: str, day: date, sent_by: str, reference: str
) -> None:
    """Note that it was sent. It is refused while someone who must be consulted or sign has not, by that day.

    Raises ObligationNotFound, NotSent.
    """
    submission = _held(actor, code, period)
    if submission.sent_on is not None:
        raise NotSent("sent_already")
    if day > now.date():
        raise NotSent("in_the_future")
    missing = _missing(submission, day)
    if missing:
        raise NotSent("consents_missing", missing)
    submission.sent_on, submission.sent_by, submission.reference = day, sent_by, reference
    submission.save(update_fields=["sent_on", "sent_by", "reference"])
    details = {"period": period, "day": day, "due": submission.due_on, "reference": reference}
    _note(actor, now, "obligations.send", submission.obligation, details)


@transaction.atomic
def note_receipt(*, actor: Actor, now: datetime, code: str, period: str, day: date, receipt: str) -> None:
    """Note that the recipient has confirmed it. Raises ObligationNotFound, ReceiptRefused."""
    submission = _held(actor, code, period)
    if submission.sent_on is None:
        raise ReceiptRefused("not_sent")
    if submission.received_on is not None:
        raise ReceiptRefused("received_already")
    if day < submission.sent_on:
        raise ReceiptRefused("before_sending")
    if day > now.date():
        raise ReceiptRefused("in_the_future")
    submission.received_on, submission.receipt = day, receipt
    submission.save(update_fields=["received_on", "receipt"])
    details = {"period": period, "day": day, "receipt": receipt}
    _note(actor, now, "obligations.note_receipt", submission.obligation, details)


def _held(actor: Actor, code: str, period: str) -> Submission:
    """The time that is meant, locked; it is stored now if it only followed from how often the thing is sent."""
    actor.require(REPORT)
    obligation = Obligation.objects.select_for_update().filter(own(actor), code=code).first()
    if obligation is None:
        raise ObligationNotFound(code)
    found = obligation.submissions.filter(period=period).first()
    if found is not None:
        return found
    until = date(int(period), 12, 31) if len(period) == 4 and period.isascii() and period.isdigit() else date.min
    days = dict(due_days(Recurrence(obligation.recurrence), obligation.first_due, obligation.last_due, until))
    if period not in days:
        raise ObligationNotFound(f"{code} {period}")
    return obligation.submissions.create(period=period, due_on=days[period])


def _missing(submission: Submission, day: date) -> tuple[str, ...]:
    rows = list(submission.obligation.required.select_related("organization"))
    required = [Consent(row.organization.code, Kind(row.kind)) for row in rows]
    proofs = submission.proofs.select_related("organization")
    given = [Consent(row.organization.code, Kind(row.kind), row.held_on) for row in proofs]
    names = {row.organization.code: row.organization.name for row in rows}
    return tuple(dict.fromkeys(names[each.organization] for each in missing_consents(required, given, day)))


def _note(actor: Actor, now: datetime, action: str, obligation: Obligation, details: dict[str, object]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="obligations.Obligation",
        object_id=obligation.code,
        label=obligation.title,
        details=details,
    )
