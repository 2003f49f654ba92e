"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.base.core.queries import DocumentRefused
from narvard.care.settlement.models import (
    AgreedAmount,
    Agreement,
    AgreementScope,
    Answer,
    Dispute,
    Run,
    Statement,
    StatementStay,
)  # fmt: skip
from narvard.care.settlement.operations import load_liability
from narvard.care.settlement.queries import document
from narvard.care.settlement.tests.stories import agreement, liability

pytestmark = pytest.mark.django_db


def refused(kind, row, **changes):
    """A copy of the row with changes is not taken."""
    fields = {field.attname: getattr(row, field.attname) for field in kind._meta.concrete_fields}
    fields.pop("id")
    fields.pop("key", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        kind.objects.create(**{**fields, **changes})


def test_statements(statement, now):
    refused(Statement, statement)
    other = {"month": date(2026, 9, 1)}
    refused(Statement, statement, month=date(2026, 9, 2))
    refused(Statement, statement, **other, state="gone")
    refused(Statement, statement, **other, state="sent")
    refused(Statement, statement, **other, sent_at=now)
    refused(Statement, statement, **other, state="invoiced", sent_at=now, sent_run=1)
    refused(Statement, statement, **other, invoiced_at=now)
    refused(Statement, statement, **other, state="credited", sent_at=now, sent_run=1, invoiced_at=now, credited_at=now)
    refused(Statement, statement, **other, revision=2)


def test_runs_and_waits(statement):
    run, stay = Run.objects.get(), StatementStay.objects.get()
    refused(Run, run)
    refused(Run, run, number=2, incomplete=2, cases=1)
    refused(StatementStay, stay)
    refused(StatementStay, stay, terms="other", payable=9)
    refused(StatementStay, stay, terms="other", proven=False)


def test_disputes(statement, now):
    stay = StatementStay.objects.get()
    fields = {"subject": stay.subject, "custodian_id": stay.custodian_id, "unit_id": stay.unit_id}
    row = Dispute.objects.create(
        **fields, statement=statement, case=stay.case, reason="Fel.", raised_at=now, raised_by="Leif"
    )
    refused(Dispute, row)
    refused(Dispute, row, state="upheld", reason="")
    refused(Dispute, row, state="gone")
    answer = Answer.objects.create(**fields, dispute=row, text="Nej.", answered_at=now, answered_by="Monika")
    refused(Answer, answer)
    other = Dispute.objects.create(
        **fields, statement=statement, case=stay.case, reason="Fel.", raised_at=now, raised_by="Leif", state="upheld"
    )
    refused(Answer, answer, dispute_id=other.pk, text="")


def test_agreements_and_amounts(hospital, now):
    load_liability(
        actor=hospital, now=now, document=liability(agreement(), amounts=(("", 2026, 1), ("made_up", 2026, 2)))
    )
    row, scope, amount = Agreement.objects.get(), AgreementScope.objects.first(), AgreedAmount.objects.first()
    refused(Agreement, row)
    for changes in (
        {"valid_to": row.valid_from}, {"model": "other"}, {"excess": "days_above_cap", "cap_days": None},
        {"quality_limit": 2}, {"certainty": "E"}, {"source": ""},
    ):  # fmt: skip
        refused(Agreement, row, code="other", **changes)
    refused(AgreementScope, scope, valid_from=date(2027, 5, 1))
    refused(AgreementScope, scope, valid_from=date(2001, 1, 1), valid_to=date(2001, 2, 1), discipline="dental")
    refused(AgreedAmount, amount)
    refused(AgreedAmount, AgreedAmount.objects.last())
    for changes in ({"kronor": 0}, {"certainty": "E"}, {"source": ""}):
        refused(AgreedAmount, amount, year=2027, **changes)


def test_a_document_loads_back_to_the_same_and_twice_changes_nothing(hospital, now):
    brought = liability(
        agreement(municipalities=["1490"], hospitals=["sas"], disciplines=["somatic"], valid_to="2027-01-01"),
        agreement(code="mean", model="mean", threshold_days="2.5", excess="days_above_threshold",
                  valid_from="2027-01-01", window="rolling_3m", quality_limit="0.05", include_day0=True,
                  agreed_amounts=True),
        amounts=(("", 2026, 9_900), ("mean", 2027, 8_000)),
    )  # fmt: skip
    for _ in range(2):
        assert load_liability(actor=hospital, now=now, document=brought) == {"agreements": 2, "amounts": 2}
    first = document(hospital)
    load_liability(actor=hospital, now=now, document=first)
    assert document(hospital) == first
    assert (Agreement.objects.count(), AgreedAmount.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"valid_to": "2025-01-01"}, "dates_out_of_order"),
        ({"model": "mean", "excess": "mean_above_threshold"}, "threshold_missing"),
        ({"model": "mean", "threshold_days": 3}, "excess_missing"),
        ({"model": "mean", "threshold_days": 3, "excess": "days_above_cap"}, "cap_missing"),
        ({"quality_limit": "1.5"}, "not_a_share"),
        ({"days": 400}, "impossible_days"),
        ({"hospitals": ["vc_linden"]}, "unknown_code"),
    ],
)
def test_what_is_wrong_with_a_document_is_said(hospital, now, fields, code):
    with pytest.raises(DocumentRefused) as caught:
        load_liability(actor=hospital, now=now, document=liability(agreement(**fields)))
    assert code in {problem.code for problem in caught.value.problems}
    assert not Agreement.objects.exists()


def test_agreements_that_share_a_day_are_refused_in_one_document_and_against_what_is_loaded(hospital, now):
    two = liability(agreement(), agreement(code="other", valid_from="2026-06-01"))
    with pytest.raises(DocumentRefused) as caught:
        load_liability(actor=hospital, now=now, document=two)
    assert caught.value.problems[0].code == "overlaps"
    load_liability(actor=hospital, now=now, document=liability(agreement()))
    with pytest.raises(DocumentRefused):
        load_liability(actor=hospital, now=now, document=liability(agreement(code="other"), amounts=()))
    assert Agreement.objects.count() == 1
