"""The times that something must be sent, those that are stored and those that follow from how often it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.obligations.models import Consent as Required
from narvard.govern.obligations.models import Obligation, Proof, Submission
from narvard.govern.obligations.rules.duty import (
    Consent,
    Kind,
    Recurrence,
    State,
    Turn,
    days_late,
    due_days,
    missing_consents,
    state_of,
    whose_turn,
)

UNVERIFIED = frozenset({"C", "D", "X"})
"""Certainty marks of what has not been read in a primary text or a public page."""


@dataclass(frozen=True)
class Occasion:
    """One time that an obligation falls due. `missing` are the names of those who have not done their part."""

    code: str
    title: str
    recipient: str
    answers: str
    period: str
    due_on: date
    state: State
    turn: Turn
    missing: tuple[tuple[str, Kind], ...]
    days_late: int
    sent_on: date | None
    sent_by: str
    reference: str
    received_on: date | None
    receipt: str
    unverified_day: bool


def stored(actor: Actor, **narrowing: str) -> QuerySet[Obligation]:
    """The obligations of the actor's collaboration with everything that `occasions` reads."""
    submissions = Submission.objects.prefetch_related(Prefetch("proofs", Proof.objects.select_related("organization")))
    return (
        Obligation.objects.filter(own(actor), **narrowing)
        .select_related("answers", "agreement")
        .prefetch_related(
            Prefetch("required", Required.objects.select_related("organization")), Prefetch("submissions", submissions)
        )
    )


def occasions(row: Obligation, today: date) -> Iterator[Occasion]:
    """Every time up to the end of the next year, and every stored one, in the order of their days."""
    known = {submission.period: submission for submission in row.submissions.all()}
    until = date(today.year + 1, 12, 31)
    days = dict(due_days(Recurrence(row.recurrence), row.first_due, row.last_due, until))
    days |= {period: submission.due_on for period, submission in known.items()}
    for period, due_on in sorted(days.items(), key=lambda item: (item[1], item[0])):
        yield _occasion(row, period, due_on, known.get(period), today)


def _occasion(row: Obligation, period: str, due_on: date, known: Submission | None, today: date) -> Occasion:
    required = [Consent(each.organization.code, Kind(each.kind)) for each in row.required.all()]
    proofs = known.proofs.all() if known else ()
    given = [Consent(each.organization.code, Kind(each.kind), each.held_on) for each in proofs]
    sent_on, received_on = (known.sent_on, known.received_on) if known else (None, None)
    missing = missing_consents(required, given, sent_on or today)
    names = {each.organization.code: each.organization.name for each in row.required.all()}
    return Occasion(
        code=row.code,
        title=row.title,
        recipient=row.recipient,
        answers=row.answers.name,
        period=period,
        due_on=due_on,
        state=state_of(due_on, sent_on, today),
        turn=whose_turn(bool(missing), sent_on, received_on),
        missing=tuple((names[each.organization], each.kind) for each in missing),
        days_late=days_late(due_on, sent_on, today),
        sent_on=sent_on,
        sent_by=known.sent_by if known else "",
        reference=known.reference if known else "",
        received_on=received_on,
        receipt=known.receipt if known else "",
        unverified_day=row.day_certainty in UNVERIFIED,
    )
