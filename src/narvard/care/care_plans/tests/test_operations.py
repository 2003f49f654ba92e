"""What can be done with joint plans, by whom, and what is refused with nothing saved."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from narvard.care.care_plans import operations, queries
from narvard.care.care_plans.models import CarePlan, FollowUp, Meeting, Need, Revision
from narvard.care.care_plans.operations import Doing, PlanNotChanged, Written
from narvard.care.care_plans.tests.made_up import consent, refused, written

pytestmark = pytest.mark.django_db


def test_a_plan_goes_from_a_need_to_its_end_and_every_step_is_logged(story, nurse, logged):
    told = story("closed")
    page = operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan)
    assert (page.row.state, page.row.from_on, page.row.to_on) == ("closed", date(2026, 11, 24), date(2027, 1, 23))
    assert [step.what for step in reversed(page.steps)] == [
        "open", "call", "meet", "write", "write_head", "activate", "follow_up", "close",
    ]  # fmt: skip
    events = [event for event in logged() if event.action.startswith("care_plans.")]
    assert {event.action for event in events} >= {"care_plans.raise_need", "care_plans.answer_need", "care_plans.read"}
    assert all(str(event.patient) == str(told.subject) and event.legal_basis for event in events)


def test_a_need_is_answered_once_with_a_reason(story, nurse, now):
    told = story("need")
    for reason, yes in (("", True), ("  ", False)):
        with pytest.raises(operations.NeedRefused, match="no reason|reason"):
            operations.answer_need(actor=nurse, now=now, need_id=told.need, yes=yes, reason=reason)
    assert operations.answer_need(actor=nurse, now=now, need_id=told.need, yes=False, reason="En huvudman.") is None
    with pytest.raises(operations.NeedRefused) as caught:
        operations.answer_need(actor=nurse, now=now, need_id=told.need, yes=True, reason="Jo.")
    assert caught.value.code == "answered" and not CarePlan.objects.exists()


def test_the_person_raises_a_need_at_a_unit_for_nobody_else(actor_as, unit_ids, nurse, now):
    person = actor_as("resident")
    same = {"actor": person, "now": now, "kind": "sip", "reason": "Ingen pratar ihop sig.", "raised_by": "Astrid"}
    key = uuid4()
    first = operations.raise_need(subject=person.subject, to=unit_ids["vc_linden"], key=key, **same)
    assert operations.raise_need(subject=person.subject, to=unit_ids["vc_linden"], key=key, **same) == first
    assert Need.objects.count() == 1
    assert [row.id for row in queries.list_page(nurse, now).needs] == [first]
    with pytest.raises(queries.NeedNotFound):
        operations.raise_need(subject=uuid4(), to=unit_ids["vc_linden"], **same)
    with pytest.raises(operations.NeedRefused, match="which unit"):
        operations.raise_need(subject=person.subject, **same)


def test_a_sip_without_consent_is_neither_called_to_nor_written(story, nurse, now, unit_ids):
    told = story("opened")
    call = {"actor": nurse, "now": now, "subject": told.subject, "kind": "sip", "at": now + timedelta(1),
            "place": "Hemma", "plan_id": told.plan}  # fmt: skip
    refused("consent_missing", operations.call_to_plan, invited=told.others, **call)
    refused("nobody_called", operations.call_to_plan, invited=[unit_ids["vc_linden"]], **call)
    part = written(unit_ids["vc_linden"])
    refused("consent_missing", operations.write_part, actor=nurse, now=now, plan_id=told.plan, expected=0, written=part)
    assert not Meeting.objects.exists() and not Revision.objects.exists()


def test_a_call_from_a_discharge_shows_the_plan_but_nothing_that_is_written(nurse, manager, now, unit_ids, a_person):
    subject, case = a_person(), uuid4()
    call = {"actor": nurse, "now": now, "subject": subject, "kind": "sip", "at": now + timedelta(2), "place": "SÄS",
            "invited": [unit_ids["boras_omsorg"]], "case_key": case}  # fmt: skip
    plan = operations.call_to_plan(**call)
    assert operations.call_to_plan(**call) == plan and Meeting.objects.count() == 1
    seen = operations.read_plan(actor=manager, now=now, plan_id=plan)
    assert (seen.row.ground, seen.row.state, seen.parts) == ("sip_call", "called", ())
    operations.note_consent(actor=nurse, now=now, plan_id=plan, consent=consent(now))
    assert operations.read_plan(actor=manager, now=now, plan_id=plan).row.ground == "joint_plan"


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"texts": {"what_matters": "Hemma."}}, ("services_needed",)),
        ({"activities": ()}, ("activities",)),
        ({"none": ()}, ("others",)),
    ],
)
def test_h_4_a_sip_is_not_put_in_force_before_its_items_stand(story, nurse, changed, missing):
    told = story("written")
    part = replace(written(told.others[0]), **changed)
    number = operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan).my_part.number
    operations.write_part(actor=nurse, now=told.now, plan_id=told.plan, expected=number, written=part)
    with pytest.raises(PlanNotChanged) as caught:
        operations.put_in_force(actor=nurse, now=told.now, plan_id=told.plan)
    assert (caught.value.code, caught.value.missing) == ("lacking", missing)


def test_exactly_one_principal_has_overall_responsibility(story, nurse):
    told = story("written")
    with pytest.raises(PlanNotChanged) as caught:
        told.head(overall=("region", "municipality"))
    assert caught.value.code == "two_overall"
    told.head(overall=())
    refused("lacking", operations.put_in_force, actor=nurse, now=told.now, plan_id=told.plan)


def test_each_party_writes_its_own_part_and_two_that_save_at_once_lose_nothing(story, nurse, manager):
    told = story("met")
    same = {"now": told.now, "plan_id": told.plan, "expected": 0}
    mine, theirs = written(told.others[0]), written(told.others[0], text="Hemtjänst morgon och kväll.")
    operations.write_part(actor=nurse, written=mine, **same)
    operations.write_part(actor=manager, written=theirs, **same)
    for actor in (nurse, manager):
        parts = operations.read_plan(actor=actor, now=told.now, plan_id=told.plan).parts
        assert [part.unit for part in parts] == ["Vårdcentralen Linden", "Borås Stad, biståndsenheten"]
        assert [part.mine for part in parts] == [actor is nurse, actor is manager]


def test_the_second_of_two_in_one_unit_is_told_and_the_same_again_changes_nothing(story, nurse):
    told = story("met")
    same = {"actor": nurse, "now": told.now, "plan_id": told.plan, "expected": 0}
    first = operations.write_part(written=written(told.others[0]), **same)
    assert operations.write_part(written=written(told.others[0]), **same) == first and Revision.objects.count() == 1
    refused("changed_meanwhile", operations.write_part, written=written(told.others[0], text="Annat."), **same)


# what is written · why it is refused
@pytest.mark.parametrize(
    ("doing", "code"),
    [
        (Doing("Ring.", date(2026, 11, 21), by_person=True), "before_plan"),
        (Doing("Ring.", date(2026, 12, 1)), "responsible_missing"),
        (Doing("Ring.", date(2026, 12, 1), responsible=1), "not_a_party"),
        (Doing("  ", date(2026, 12, 1), by_person=True), "text_missing"),
        (Doing("Ring.", date(2026, 12, 1), by_person=True, done_on=date(2027, 1, 1)), "done_later"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(story, nurse, doing, code):
    told = story("met")
    part = Written(activities=(doing,))
    refused(code, operations.write_part, actor=nurse, now=told.now, plan_id=told.plan, expected=0, written=part)
    assert not Revision.objects.exists()


def test_a_closed_plan_stays_as_it_was(story, nurse, manager):
    told = story("closed")
    same = {"now": told.now, "plan_id": told.plan}
    part = written(told.others[0])
    refused("ended", operations.write_part, actor=manager, expected=0, written=part, **same)
    refused("ended", operations.end_plan, actor=nurse, reason="Igen.", **same)
    refused("ended", operations.add_parties, actor=nurse, units=told.others, **same)


def test_what_is_sent_twice_happens_once(story, nurse):
    told = story("active")
    number = told.number()
    same = {"actor": nurse, "now": told.now, "plan_id": told.plan}
    refused("out_of_order", operations.put_in_force, **same)
    given = {"held_on": told.now.date(), "evaluation": "Bra.", "expected": number}
    operations.follow_up(**same, **given)
    refused("changed_meanwhile", operations.follow_up, **same, **given)
    assert FollowUp.objects.count() == 1


def test_a_unit_has_one_plan_of_a_kind_in_force(story, nurse):
    told = story("active")
    other = story("written", subject=told.subject)
    refused("one_in_force", operations.put_in_force, actor=nurse, now=other.now, plan_id=other.plan)


def test_the_norwegian_plan_has_its_own_rules(nurse, manager, unit_ids, a_person, now):
    norwegian = replace(nurse, country="NO")
    with pytest.raises(PlanNotChanged) as caught:
        operations.open_plan(actor=norwegian, now=now, subject=a_person(), kind="sip")
    assert caught.value.code == "kind_unknown"
    refused("kind_unknown", operations.open_plan, actor=nurse, now=now, subject=a_person(), kind="individual")


@pytest.mark.parametrize("moment", [datetime(2026, 11, 22, 23, 30, tzinfo=UTC), datetime(2026, 11, 23, 1, tzinfo=UTC)])
def test_a_day_is_the_day_where_the_unit_works(nurse, a_person, moment):
    plan = operations.open_plan(actor=nurse, now=moment, subject=a_person(), kind="crisis")
    assert CarePlan.objects.get(pk=plan).opened_on == date(2026, 11, 23)


def test_another_collaboration_sees_nothing(story, nurse):
    told = story("active")
    with pytest.raises(queries.PlanNotFound):
        operations.read_plan(actor=replace(nurse, collaboration="elsewhere"), now=told.now, plan_id=told.plan)
