"""Settling a month and what the two sides do with it."""

from datetime import date, timedelta

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.care.discharge.queries import settlement_facts
from narvard.care.patients.operations import Home, note_move
from narvard.care.settlement import operations
from narvard.care.settlement.models import Run, Statement, StatementStay
from narvard.care.settlement.operations import NotSettled, StatementNotFound
from narvard.care.settlement.queries.statement import statement_page
from narvard.care.settlement.tests.made_up import BORAS, MARK
from narvard.care.settlement.tests.stories import (
    OCTOBER,
    agreement,
    liability,
    local,
    settled,
    wait,
)  # fmt: skip

pytestmark = pytest.mark.django_db
ADDRESS = ("sas", BORAS, 2026, 10)


def do(act, actor, now, statement, **more):
    """An operation on the statement as it is now."""
    statement.refresh_from_db()
    return act(actor=actor, now=now, statement_id=statement.pk, version=statement.version, **more)


def refused(code, act, *args, **more):
    with pytest.raises(NotSettled) as caught:
        do(act, *args, **more)
    assert caught.value.code == code


def test_a_month_is_settled_once_with_proof_and_amount(statement, hospital, now, logged):
    run = Run.objects.get(statement=statement)
    assert (run.persons, run.days, run.amount, run.incomplete, run.cases) == (1, 8, 50_000, 0, 1)
    stay = StatementStay.objects.get(run=run)
    assert (stay.counted, stay.payable, stay.proven, stay.custodian_id) == (8, 5, True, hospital.controller_id)
    assert [tick["note"] for tick in stay.ticks] == ["met", "met", "one_principal", "met"]
    assert logged()[0].action == "settlement.settle"
    refused_again = pytest.raises(NotSettled)
    with refused_again as caught:
        operations.settle_month(actor=hospital, now=now, month=OCTOBER)
    assert caught.value.code == "done_already" and Statement.objects.count() == 1


def test_a_month_waits_for_the_days_of_the_last_call(hospital, nurse):
    wait(nurse, "2026-10-05 10:00", "2026-10-13 10:00")
    with pytest.raises(NotSettled) as caught:
        operations.settle_month(actor=hospital, now=local("2026-11-03 23:59"), month=OCTOBER)
    assert caught.value.code == "too_early"
    assert operations.settle_month(actor=hospital, now=local("2026-11-04 00:00"), month=OCTOBER).made == 1


def test_nobody_in_a_month_makes_nothing(hospital, now):
    with pytest.raises(NotSettled) as caught:
        operations.settle_month(actor=hospital, now=now, month=OCTOBER)
    assert caught.value.code == "nobody"


def test_waits_of_other_municipalities_are_told_of_and_in_no_statement(hospital, nurse, now):
    wait(nurse, "2026-10-05 10:00", municipality="0180")
    wait(nurse, "2026-10-06 10:00", municipality=MARK, name="Bo")
    made = operations.settle_month(actor=hospital, now=now, month=OCTOBER)
    assert (made.made, made.outside) == (1, 1)


def test_the_way_from_draft_to_invoice(statement, hospital, payer, now):
    assert Statement.objects.get().payer.code == "boras_kommun"
    with pytest.raises(StatementNotFound):
        statement_page(payer, now, ADDRESS)
    do(operations.send, hospital, now, statement)
    page = statement_page(payer, now, ADDRESS)
    assert (page.amount, len(page.waits), page.waits[0].ground) == (50_000, 1, "payment_liability")
    refused("window_open", operations.invoice, hospital, now, statement)
    do(operations.agree, payer, now, statement)
    do(operations.invoice, hospital, now, statement)
    statement.refresh_from_db()
    assert (statement.state, statement.invoiced_at) == ("invoiced", now)


def test_what_nobody_disputed_in_time_may_be_invoiced(statement, hospital, payer, now):
    do(operations.send, hospital, now, statement)
    later = now + timedelta(days=30)
    stay = StatementStay.objects.get()
    refused("window_over", operations.dispute, payer, later, statement, stay_id=stay.pk, reason="Fel tid.")
    do(operations.invoice, hospital, later, statement)


def test_the_same_submit_twice_and_two_at_once_change_nothing_twice(statement, hospital, payer, now):
    version = statement.version
    operations.send(actor=hospital, now=now, statement_id=statement.pk, version=version)
    with pytest.raises(NotSettled) as caught:
        operations.send(actor=hospital, now=now, statement_id=statement.pk, version=version)
    assert caught.value.code == "changed"
    refused("not_now", operations.send, hospital, now, statement)


def test_each_side_has_its_own_steps(statement, hospital, payer, now):
    do(operations.send, hospital, now, statement)
    refused("not_now", operations.agree, hospital, now, statement)
    for act in (operations.invoice, operations.take_back):
        refused("not_now", act, payer, now, statement)


def test_another_municipality_and_another_hospital_see_nothing(statement, hospital, actor_as, now):
    do(operations.send, hospital, now, statement)
    for organization in ("narvardskansliet",):
        other = actor_as("economist", organization=organization)
        with pytest.raises(StatementNotFound):
            statement_page(other, now, ADDRESS)
        with pytest.raises(StatementNotFound):
            operations.agree(actor=other, now=now, statement_id=statement.pk, version=2)


def test_a_nurse_may_not(statement, nurse, now):
    with pytest.raises(NotPermitted):
        operations.send(actor=nurse, now=now, statement_id=statement.pk, version=1)


def test_a_statement_taken_back_is_the_hospitals_alone_again(statement, hospital, payer, now):
    do(operations.send, hospital, now, statement)
    do(operations.take_back, hospital, now, statement)
    with pytest.raises(StatementNotFound):
        statement_page(payer, now, ADDRESS)
    do(operations.send, hospital, now + timedelta(minutes=1), statement)
    assert len(statement_page(payer, now + timedelta(minutes=1), ADDRESS).waits) == 1


def test_without_an_amount_for_the_year_there_is_proof_and_no_invoice(hospital, payer, nurse, now):
    wait(nurse, "2026-10-05 10:00", "2026-10-13 10:00")
    operations.settle_month(actor=hospital, now=now, month=OCTOBER)
    statement = Statement.objects.get()
    page = statement_page(hospital, now, ADDRESS)
    assert (page.amount, page.parts[0].missing_years, page.parts[0].billed_days) == (None, (2026,), 5)
    do(operations.send, hospital, now, statement)
    do(operations.agree, payer, now, statement)
    refused("no_amount", operations.invoice, hospital, now, statement)


def test_nothing_is_billed_while_too_many_cases_are_incomplete(actor_as, hospital, payer, nurse, now):
    wait(nurse, "2026-10-07 10:00", "2026-10-12 10:00", name="Siv", municipality="")
    statement = settled(actor_as, now, OCTOBER, agreement(quality_limit="0.1"))
    run = Run.objects.get(statement=statement)
    assert (run.incomplete, run.cases) == (1, 2)
    do(operations.send, hospital, now, statement)
    do(operations.agree, payer, now, statement)
    refused("incomplete_data", operations.invoice, hospital, now, statement)


def test_an_agreement_for_analysis_is_never_invoiced(actor_as, hospital, payer, now):
    statement = settled(actor_as, now, OCTOBER, agreement(model="analysis_only", threshold_days=3))
    do(operations.send, hospital, now, statement)
    do(operations.agree, payer, now, statement)
    refused("analysis_only", operations.invoice, hospital, now, statement)


@pytest.mark.parametrize(
    ("fields", "billed", "amount"),
    [
        # One person with 8 days: mean 8, threshold 3.
        ({"excess": "mean_above_threshold"}, 5, 50_000),
        ({"excess": "days_above_threshold"}, 5, 50_000),
        ({"excess": "days_above_cap", "cap_days": 7}, 1, 10_000),
        ({"excess": "mean_above_threshold", "threshold_days": 8}, 0, 0),
        ({"excess": "mean_above_threshold", "window": "rolling_3m", "valid_from": "2026-09-01"}, 0, 0),
        ({"excess": "mean_above_threshold", "window": "rolling_3m"}, 5, 50_000),
        ({"excess": "mean_above_threshold", "window": "three_consecutive"}, 0, 0),
    ],
)
def test_agreements_differ_by_data(actor_as, now, hospital, fields, billed, amount):
    settled(actor_as, now, OCTOBER, agreement(model="mean", **{"threshold_days": 3} | fields))
    part = statement_page(hospital, now, ADDRESS).parts[0]
    assert (part.days, part.persons, part.billed_days, part.amount) == (8, 1, billed, amount)


def test_what_another_agreement_would_come_to_is_shown_and_not_saved(statement, hospital, payer, now):
    document = liability(
        agreement(code="later", model="mean", threshold_days=6, excess="mean_above_threshold", valid_from="2027-01-01")
    )
    operations.load_liability(actor=hospital, now=now, document=document)
    do(operations.send, hospital, now, statement)
    runs = Run.objects.count()
    for actor in (hospital, payer):
        tried = operations.read_statement(actor=actor, now=now, address=ADDRESS, compare="later").tried
        assert (tried.amount, tried.difference, tried.persons) == (20_000, -30_000, 1)
        law = operations.read_statement(actor=actor, now=now, address=ADDRESS, compare="law").tried
        assert law.difference == 0
    assert Run.objects.count() == runs
    assert operations.read_statement(actor=payer, now=now, address=ADDRESS, compare="unknown").tried is None


def test_every_person_shown_is_in_the_log_with_its_ground(statement, hospital, payer, now, logged):
    do(operations.send, hospital, now, statement)
    operations.read_statement(actor=payer, now=now, address=ADDRESS)
    event = logged()[0]
    stay = StatementStay.objects.get()
    assert (event.action, event.patient, event.legal_basis) == ("settlement.read", stay.subject, "2017:612 5:1")


def test_the_payer_is_not_told_when_the_person_came_to_hospital(statement, hospital, payer, now):
    do(operations.send, hospital, now, statement)
    ours, theirs = (statement_page(actor, now, ADDRESS).waits[0] for actor in (hospital, payer))
    assert ours.ticks[0].due is not None and theirs.ticks[0].due is None
    assert ours.ticks[0].at == theirs.ticks[0].at
    assert all(tick.due is None for row in theirs.days for tick in row.day.ticks[:1])


def test_a_move_in_the_middle_gives_each_municipality_its_own_days(hospital, nurse, now):
    subject = wait(nurse, "2026-10-05 10:00", "2026-10-13 10:00", to=("boras_omsorg", "mark_omsorg"))
    note_move(actor=nurse, now=now, subject=subject, home=Home(MARK, from_date=date(2026, 10, 10)))
    operations.settle_month(actor=hospital, now=now, month=OCTOBER)
    found = {row.statement.municipality_id: row.days for row in Run.objects.select_related("statement")}
    assert found == {BORAS: 5, MARK: 3}


def test_the_facts_are_asked_for_in_few_questions(hospital, nurse, now, django_assert_max_num_queries):
    for number in range(3):
        wait(nurse, f"2026-10-0{number + 4} 10:00", "2026-10-13 10:00", name=f"Person {number}")
    with django_assert_max_num_queries(10):
        assert len(settlement_facts(hospital, since=OCTOBER, until=date(2026, 11, 1))) == 3
