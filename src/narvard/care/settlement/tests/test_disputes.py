"""Disputes, corrections by cause, months that are opened again."""

from datetime import timedelta

import pytest

from narvard.care.discharge.queries import settlement_facts
from narvard.care.settlement import operations
from narvard.care.settlement.models import Answer, Dispute, Run, Statement, StatementStay
from narvard.care.settlement.operations import NotSettled, StatementNotFound
from narvard.care.settlement.queries.statement import statement_page
from narvard.care.settlement.tests.made_up import BORAS
from narvard.care.settlement.tests.stories import OCTOBER, local
from narvard.care.settlement.tests.test_operations import ADDRESS, do, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def disputed(statement, hospital, payer, now):
    """The statement, sent and disputed."""
    do(operations.send, hospital, now, statement)
    stay = StatementStay.objects.get()
    do(operations.dispute, payer, now, statement, stay_id=stay.pk, reason="Underrättelsen kom den 6:e kl. 13.")
    statement.refresh_from_db()
    return statement


def test_a_dispute_is_the_payers_own_row_that_the_hospital_sees(disputed, hospital, payer, now):
    row = Dispute.objects.get()
    assert (disputed.state, row.custodian_id, row.state) == ("disputed", payer.controller_id, "open")
    assert statement_page(hospital, now, ADDRESS).disputes[0].ground == "payment_liability"
    assert statement_page(payer, now, ADDRESS).waits[0].disputed


def test_a_wait_is_disputed_once_and_with_a_reason(disputed, payer, now):
    stay = StatementStay.objects.get()
    refused("disputed_already", operations.dispute, payer, now, disputed, stay_id=stay.pk, reason="Igen.")
    refused("reason_missing", operations.dispute, payer, now, disputed, stay_id=stay.pk, reason="  ")
    refused("unknown_wait", operations.dispute, payer, now, disputed, stay_id=0, reason="Fel.")


def test_it_is_not_sent_again_before_every_dispute_is_answered(disputed, hospital, payer, now):
    refused("disputes_open", operations.send, hospital, now, disputed)
    operations.answer_dispute(actor=hospital, now=now, dispute_id=Dispute.objects.get().pk, upheld=False, answer="Nej.")
    assert Answer.objects.get().custodian_id == hospital.controller_id
    assert statement_page(payer, now, ADDRESS).disputes[0].answer == "Nej."
    do(operations.send, hospital, now, disputed)
    with pytest.raises(NotSettled) as caught:
        operations.answer_dispute(
            actor=hospital, now=now, dispute_id=Dispute.objects.get().pk, upheld=True, answer="Jo."
        )
    assert caught.value.code == "answered"


def test_a_time_corrected_by_its_cause_gives_a_new_run_and_the_difference(disputed, hospital, payer, now):
    ready = next(tick for tick in StatementStay.objects.get().ticks if tick["duty"] == "ready_notice")
    operations.correct(
        actor=hospital, now=now, dispute_id=Dispute.objects.get().pk, version=disputed.version,
        notice_id=ready["notice"], sent_at=local("2026-10-06 13:00"), cause="Skrevs en dag fel.",
    )  # fmt: skip
    page = statement_page(hospital, now, ADDRESS)
    # Ready on the 6th after noon: free until the 10th, three days paid for instead of five.
    assert (page.run, page.amount, page.before.difference) == (2, 30_000, -20_000)
    (change,) = page.before.changes
    assert (change.counted, change.payable) == ((8, 7), (5, 3))
    assert (change.ready_before, change.ready_after) == (local("2026-10-05 10:00"), local("2026-10-06 13:00"))
    assert page.disputes[0].state == "upheld"
    assert Run.objects.count() == 2 and StatementStay.objects.count() == 2
    steps = settlement_facts(hospital, since=OCTOBER, until=OCTOBER.replace(month=11))[0].steps
    assert [step.sent_at for step in steps if step.kind == "discharge_ready"] == [local("2026-10-06 13:00")]


def test_the_payer_sees_the_new_run_when_it_is_sent_and_not_before(disputed, hospital, payer, now):
    disputed.refresh_from_db()
    do(operations.run_again, hospital, now, disputed, cause="Ny uppgift.")
    assert statement_page(payer, now, ADDRESS).run == 1
    operations.answer_dispute(actor=hospital, now=now, dispute_id=Dispute.objects.get().pk, upheld=True, answer="Ja.")
    do(operations.send, hospital, now, disputed)
    page = statement_page(payer, now, ADDRESS)
    assert (page.run, page.before.number, page.total_waits) == (2, 1, 1)


def test_a_correction_that_cannot_be_leaves_everything_as_it_was(disputed, hospital, now):
    ready = next(tick for tick in StatementStay.objects.get().ticks if tick["duty"] == "ready_notice")
    given = {"notice_id": ready["notice"], "sent_at": local("2026-09-01 10:00"), "cause": "Fel."}
    with pytest.raises(NotSettled) as caught:
        operations.correct(
            actor=hospital, now=now, dispute_id=Dispute.objects.get().pk, version=disputed.version, **given
        )
    assert caught.value.code == "not_corrected"
    assert Run.objects.count() == 1 and Dispute.objects.get().state == "open"


def test_a_notice_of_another_case_cannot_be_corrected_through_a_dispute(disputed, hospital, now):
    with pytest.raises(NotSettled) as caught:
        operations.correct(
            actor=hospital, now=now, dispute_id=Dispute.objects.get().pk, version=disputed.version, notice_id=0,
            sent_at=now, cause="Fel.",
        )  # fmt: skip
    assert caught.value.code == "unknown_wait"


def test_an_invoiced_month_is_opened_again_with_credit_and_difference(statement, hospital, payer, now):
    do(operations.send, hospital, now, statement)
    do(operations.agree, payer, now, statement)
    do(operations.invoice, hospital, now, statement)
    do(operations.reopen, hospital, now, statement, cause="Fel pris.")
    old, new = Statement.objects.order_by("revision")
    assert (old.state, old.credited_because, new.state, new.revision, new.replaces_id) == (
        "credited", "Fel pris.", "draft", 2, old.pk,
    )  # fmt: skip
    page = statement_page(hospital, now, ADDRESS)
    assert (page.revision, [(row.revision, row.amount) for row in page.revisions]) == (2, [(1, 50_000)])
    refused("not_now", operations.reopen, hospital, now, new, cause="Igen.")
    with pytest.raises(StatementNotFound):
        statement_page(payer, now, ADDRESS)
    do(operations.send, hospital, now + timedelta(minutes=1), new)
    assert statement_page(payer, now + timedelta(minutes=1), ADDRESS).revisions[0].credited_because == "Fel pris."
    assert Statement.objects.filter(municipality=BORAS).count() == 2


def test_killed_in_the_middle_nothing_of_it_is_there(statement, hospital, now, monkeypatch):
    def fall(*_args, **_more):
        raise KeyboardInterrupt

    do(operations.send, hospital, now, statement)
    do(operations.invoice, hospital, now + timedelta(days=31), statement)
    monkeypatch.setattr("narvard.care.settlement.operations.running.Run.objects.create", fall)
    with pytest.raises(KeyboardInterrupt):
        do(operations.reopen, hospital, now, statement, cause="Fel.")
    assert [row.state for row in Statement.objects.all()] == ["invoiced"]
