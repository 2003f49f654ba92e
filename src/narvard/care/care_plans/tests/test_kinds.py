"""Plans under LPT and LSS, and crisis plans, each by its own rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.care.care_plans import operations, queries
from narvard.care.care_plans.operations import Doing, Written
from narvard.care.care_plans.tests.made_up import consent, refused

pytestmark = pytest.mark.django_db


def test_h_4_a_plan_under_lpt_rests_on_approval_and_not_on_consent(actor_as, manager, unit_ids, a_person, now):
    doctor = actor_as("physician", organization="sas_psykiatri")
    ward = actor_as("ward_nurse", organization="sas_psykiatri")
    plan = operations.open_plan(actor=doctor, now=now, subject=a_person(), kind="lpt")
    operations.add_parties(actor=doctor, now=now, plan_id=plan, units=[unit_ids["boras_omsorg"]])
    part = Written(
        texts={"needs_region": "Läkemedel.", "needs_municipality": "Boendestöd.", "attitude": "Vill bo hemma."},
        none=("others",),
        activities=(Doing("Boendestöd.", date(2026, 12, 1), responsible=unit_ids["boras_omsorg"]),),
    )
    same = {"now": now, "plan_id": plan}
    operations.write_part(actor=ward, expected=0, written=part, **same)
    refused("nothing_asked", operations.approve, actor=manager, expected=1, **same)
    operations.ask_approval(actor=ward, **same)
    refused("lacking", operations.put_in_force, actor=doctor, **same)
    number = operations.read_plan(actor=manager, **same).row.number
    refused("changed_meanwhile", operations.approve, actor=manager, expected=number - 1, **same)
    refused("keeper_establishes", operations.approve, actor=ward, expected=number, **same)
    for _twice in range(2):
        operations.approve(actor=manager, expected=number, **same)
    with pytest.raises(NotPermitted):
        operations.put_in_force(actor=ward, **same)
    operations.put_in_force(actor=doctor, **same)
    assert operations.read_plan(actor=manager, **same).row.ground == "compulsory_care_plan"

    number = operations.read_plan(actor=ward, **same).my_part.number
    changed = replace(part, none=(), texts={**part.texts, "others": "Mor."})
    operations.write_part(actor=ward, expected=number, written=changed, **same)
    page = operations.read_plan(actor=ward, **same)
    assert page.row.state == "preparing" and "approvals" in page.row.missing


def test_a_plan_under_lss_is_offered_and_reviewed_within_a_year(manager, unit_ids, a_person, now):
    plan = operations.open_plan(actor=manager, now=now, subject=a_person(), kind="lss")
    same = {"actor": manager, "plan_id": plan}
    refused("out_of_order", operations.put_in_force, now=now, **same)
    operations.note_consent(now=now, consent=consent(now), **same)
    part = Written(
        texts={"services_needed": "Ledsagarservice."},
        none=("others",),
        activities=(Doing("Ledsagare.", date(2026, 12, 1), responsible=unit_ids["boras_omsorg"]),),
    )
    operations.write_part(now=now, expected=0, written=part, **same)
    operations.put_in_force(now=now, **same)
    assert operations.read_plan(now=now, **same).row.follow_up_on == date(2027, 11, 22)
    later = now + timedelta(days=300)
    given = {"held_on": later.date(), "evaluation": "Bra."}
    refused("review_too_late", operations.follow_up, now=later, next_on=date(2029, 1, 1), **given, **same)
    operations.follow_up(now=later, **given, **same)
    assert operations.read_plan(now=later, **same).row.follow_up_on == date(2028, 9, 18)


def test_an_offer_under_lss_may_be_declined(manager, a_person, now):
    plan = operations.open_plan(actor=manager, now=now, subject=a_person(), kind="lss")
    operations.end_plan(actor=manager, now=now, plan_id=plan, reason="Vill inte ha någon plan.")
    row = operations.read_plan(actor=manager, now=now, plan_id=plan).row
    assert (row.state, row.turn) == ("abandoned", None)


def test_a_plan_that_is_given_up_is_shown_to_nobody_else(story, nurse, manager):
    told = story("called")
    assert operations.read_plan(actor=manager, now=told.now, plan_id=told.plan)
    operations.end_plan(actor=nurse, now=told.now, plan_id=told.plan, reason="Personen vill inte.")
    with pytest.raises(queries.PlanNotFound):
        operations.read_plan(actor=manager, now=told.now + timedelta(1), plan_id=told.plan)


def crisis(nurse, now, subject) -> int:
    """A crisis plan in force, kept by the nurse's unit."""
    plan = operations.open_plan(actor=nurse, now=now, subject=subject, kind="crisis")
    texts = {"what_helps": "Lugn röst.", "steps": "Ring Bo.", "whom_to_call": "Bo, 070-000 00 00."}
    operations.write_part(actor=nurse, now=now, plan_id=plan, expected=0, written=Written(texts=texts))
    operations.put_in_force(actor=nurse, now=now, plan_id=plan)
    return plan


def test_a_crisis_plan_is_carried_into_the_handover_and_seen_there_alone(nurse, manager, actor_as, a_person, now):
    subject = a_person()
    crisis(nurse, now, subject)
    ward = actor_as("ward_nurse", organization="sas_medicin")
    carry = {"actor": nurse, "now": now, "subject": subject, "to": [ward.organization_id]}
    refused("ground_missing", operations.carry_crisis_plan, **carry)
    assert operations.carry_crisis_plan(necessary=True, **carry) == 1
    found = queries.crisis_plan(ward, now, subject)
    assert (found.ground, [row.text for row in found.texts][0]) == ("necessity", "Lugn röst.")
    assert queries.crisis_plan(manager, now, subject) is None
    refused("no_crisis_plan", operations.carry_crisis_plan, actor=ward, now=now, subject=subject, to=[1])
