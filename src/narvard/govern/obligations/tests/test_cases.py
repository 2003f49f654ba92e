"""What the cases must send, as the demo holds it: the 2021 agreement, the grant of 2025, and the Norwegian law."""

from datetime import date

import pytest

from narvard.govern.obligations import queries
from narvard.govern.obligations.rules.duty import Kind, State

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("code", ["plan-fast-lakarkontakt", "plan-patientkontrakt"])
def test_the_plans_of_the_2021_agreement_are_due_on_the_first_of_september(code, obliged):
    found = queries.obligation(obliged("skane"), code, TODAY)
    assert [(row.period, row.due_on) for row in found.occasions] == [("2021", date(2021, 9, 1))]
    assert found.agreement[0] == "gnv-2021"
    assert not found.unverified_day


def test_the_plan_for_named_physicians_is_made_in_consultation_with_the_municipalities(obliged):
    found = queries.obligation(obliged("skane"), "plan-fast-lakarkontakt", TODAY)
    assert found.recipient == "Socialstyrelsen"
    assert [kind for _code, _name, kind in found.required] == [Kind.CONSULTED]
    assert [(proof.kind, proof.held_on < found.occasions[0].sent_on) for proof in found.proofs] == [
        (Kind.CONSULTED, True)
    ]


def test_the_grant_asks_for_a_joint_plan_and_a_report_every_year(obliged):
    actor = obliged("skane")
    plan, report = (queries.obligation(actor, code, TODAY) for code in ("gemensam-plan", "redovisning-statsbidrag"))
    assert (plan.recurrence, report.recurrence) == ("yearly", "yearly")
    assert [kind for _code, _name, kind in plan.required] == [Kind.CO_SIGNED]
    assert plan.unverified_day
    assert report.unverified_day


def test_the_norwegian_agreement_was_sent_to_helsedirektoratet(obliged):
    found = queries.obligation(obliged("norge"), "avtale-2023", TODAY)
    assert found.recipient == "Helsedirektoratet"
    assert found.unverified
    assert found.occasions[0].state is State.SENT
    assert found.occasions[0].received_on is not None
