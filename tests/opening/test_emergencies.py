"""The steps of an emergency: in the order of the law, for a day, and reviewed."""

from dataclasses import replace
from uuid import uuid4

import pytest

from narvard.base.access import operations
from narvard.base.access.models import Block, LiftRequest, Opening
from narvard.base.core.actor import NotPermitted
from tests.opening.acting import DAY, block, related, sees

pytestmark = pytest.mark.django_db


WHY = {"reason": "Medvetslös, okända läkemedel", "in_our_care": True}


def test_an_emergency_opens_what_is_not_blocked_for_a_day_and_is_reviewed(cast, now, row, ids, logged):
    subject, nurse = uuid4(), cast["nurse"]
    open_row, blocked_row = row("boras_halsovard", subject), row("boras_omsorg", subject)
    omsorg = Block.objects.create(
        subject=subject, custodian_id=ids["boras_omsorg"], from_at=now, asked_by="P", set_by="P"
    )
    assert operations.open_in_emergency(actor=nurse, now=now, subject=subject, **WHY) == 1
    assert (sees(nurse, now, open_row), sees(nurse, now, blocked_row), omsorg.pk > 0) == (True, False, True)
    assert not sees(nurse, now + DAY, open_row)
    opening = Opening.objects.get(by_name=nurse.name)
    assert (opening.review_due - now.date()).days == 7
    assert logged()[0].action == "access.open_in_emergency"
    assert "Medvetslös" not in logged()[0].payload


def test_whose_block_it_is_is_told_in_an_emergency_and_only_they_lift(cast, now, row, ids):
    subject, nurse = uuid4(), cast["nurse"]
    written = row("boras_halsovard", subject)
    block(cast, now, subject, ids)
    ask = {"actor": nurse, "now": now, "subject": subject, "reason": "Akut"}
    with pytest.raises(operations.NotOpened, match="earlier step"):
        operations.ask_to_lift(custodian=ids["boras_halsovard"], **ask)
    whose = operations.see_who_blocked(actor=nurse, now=now, subject=subject, **WHY)
    assert whose == ((ids["boras_halsovard"], "Borås Stad, hemsjukvården"),)
    with pytest.raises(operations.NotOpened, match="no such block"):
        operations.ask_to_lift(custodian=ids["boras_omsorg"], **ask)
    request = operations.ask_to_lift(custodian=ids["boras_halsovard"], **ask)
    assert operations.ask_to_lift(custodian=ids["boras_halsovard"], **ask) == request
    answered = {"now": now, "request_id": request, "lifts": True, "answer": "Livsfara"}
    with pytest.raises(operations.LiftNotAnswered, match="not there"):
        operations.answer_lift_request(actor=cast["manager"], **answered)
    assert not sees(nurse, now, written)
    operations.answer_lift_request(actor=cast["head"], **answered)
    assert sees(nurse, now, written)
    assert not sees(nurse, now + DAY, written)
    with pytest.raises(operations.LiftNotAnswered, match="answered it already"):
        operations.answer_lift_request(actor=cast["head"], **answered)


def test_a_no_is_an_answer_too_and_needs_a_reason(cast, now, row, ids):
    subject, nurse = uuid4(), cast["nurse"]
    written = row("boras_halsovard", subject)
    block(cast, now, subject, ids)
    operations.see_who_blocked(actor=nurse, now=now, subject=subject, **WHY)
    request = operations.ask_to_lift(
        actor=nurse, now=now, subject=subject, custodian=ids["boras_halsovard"], reason="Akut"
    )
    no = {"actor": cast["head"], "now": now, "request_id": request, "lifts": False}
    with pytest.raises(operations.LiftNotAnswered, match="Write why"):
        operations.answer_lift_request(answer=" ", **no)
    operations.answer_lift_request(answer="Inte nödvändigt", **no)
    assert LiftRequest.objects.get().state == "refused"
    assert not sees(nurse, now, written)


def test_a_block_inside_is_lifted_by_need_only_after_seeing_whose_it_is(cast, now, ids, row):
    subject, nurse = uuid4(), cast["nurse"]
    surgery = replace(nurse, organization_id=ids["sas_kirurgi"], organization_code="sas_kirurgi")
    written = row("sas_medicin", subject)
    related(surgery, now, subject)
    assert sees(surgery, now, written)
    block(cast, now, subject, ids, actor=nurse, custodian=ids["sas"], unit=ids["sas_medicin"])
    assert not sees(surgery, now, written)
    need = {"actor": surgery, "now": now, "subject": subject, "unit": ids["sas_medicin"], "reason": "Akut"}
    with pytest.raises(operations.NotOpened, match="earlier step"):
        operations.open_inside(basis="need", **need)
    units = operations.see_blocked_units(actor=surgery, now=now, subject=subject, **WHY)
    assert units == ((ids["sas_medicin"], "Medicinavdelningen, SÄS"),)
    operations.open_inside(basis="need", **need)
    assert sees(surgery, now, written)
    assert not sees(surgery, now + DAY, written)
    with pytest.raises(operations.NotOpened, match="no such block"):
        operations.open_inside(basis="consent", **need)


@pytest.mark.parametrize(
    ("code", "changed"), [("reason_missing", {"reason": ""}), ("not_in_care", {"in_our_care": False})]
)
def test_an_emergency_says_why_and_that_the_person_is_there(cast, now, row, code, changed):
    for step in (operations.open_in_emergency, operations.see_who_blocked, operations.see_blocked_units):
        with pytest.raises(operations.NotOpened) as refused:
            step(actor=cast["nurse"], now=now, subject=uuid4(), **(WHY | changed))
        assert refused.value.code == code
    assert not Opening.objects.exists()


def test_each_opening_is_judged_once_by_somebody_else(cast, now, row):
    subject, nurse = uuid4(), cast["nurse"]
    row("boras_halsovard", subject)
    operations.open_in_emergency(actor=nurse, now=now, subject=subject, **WHY)
    opening = Opening.objects.get(by_name=nurse.name)
    judge = {"now": now, "opening_id": opening.pk}
    with pytest.raises(NotPermitted):
        operations.review_opening(actor=nurse, verdict="ok", **judge)
    reviewer = cast["reviewer"]
    for code, told in [("unknown_verdict", {"verdict": "fine"}), ("note_missing", {"verdict": "breach"})]:
        with pytest.raises(operations.NotReviewed) as refused:
            operations.review_opening(actor=reviewer, **judge, **told)
        assert refused.value.code == code
    with pytest.raises(operations.NotReviewed):
        operations.review_opening(actor=replace(reviewer, user_id=nurse.user_id), verdict="ok", **judge)
    operations.review_opening(actor=reviewer, verdict="ask", note="Frågat chefen", **judge)
    with pytest.raises(operations.NotReviewed, match="judged it already"):
        operations.review_opening(actor=reviewer, verdict="ok", **judge)
