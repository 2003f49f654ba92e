"""The person comes, moves, is on leave, leaves or dies, and is right at each step."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from narvard.base.access.queries import world_of
from narvard.care.discharge import operations, queries
from narvard.care.discharge.models import Case, Leave, Stay
from narvard.care.discharge.queries import CaseNotFound
from narvard.care.discharge.tests.refusing import refused

pytestmark = pytest.mark.django_db


# Coming to hospital.
def test_a_person_is_admitted_once_at_a_time(admitted, actor_as, now):
    way = admitted()
    again = {"actor": way.ward, "now": now, "subject": way.subject, "admitted_at": now}
    assert refused(operations.open_case, **again) == "already_admitted"
    surgery = actor_as("ward_nurse", organization="sas_medicin")
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.create(
            subject=way.subject, custodian_id=surgery.controller_id, unit_id=way.ids["sas_kirurgi"], case=way.case,
            from_at=now,
        )  # fmt: skip


def test_another_hospital_is_not_told_of_the_open_stay_by_a_refusal(admitted, now, actor_as):
    way = admitted()
    elsewhere = replace(
        way.ward, organization_id=way.ids["alingsas_medicin"], organization_code="alingsas_medicin",
        controller_id=way.ids["alingsas_lasarett"],
    )  # fmt: skip
    other = operations.open_case(actor=elsewhere, now=now, subject=way.subject, admitted_at=now)
    assert [row.id for row in queries.cases_of(elsewhere, now, way.subject)] == [other]
    assert [row.id for row in queries.cases_of(way.ward, now, way.subject)] == [way.case_id]


def test_the_same_submit_admits_once(admitted, a_person, now):
    ward, submit, subject = admitted().ward, uuid4(), a_person(name="Bo Ek")
    same = {"actor": ward, "now": now, "subject": subject, "admitted_at": now, "submit": submit}
    assert operations.open_case(**same) == operations.open_case(**same)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"hours": 1}, "future"),
        ({"hours": -1, "judged": -2}, "need_before_admission"),
        ({"hours": -1, "needs": ("school",)}, "need_unknown"),
    ],
)
def test_an_admission_that_cannot_be(admitted, a_person, now, given, code):
    came = now + timedelta(hours=given["hours"])
    judged = now + timedelta(hours=given["judged"]) if "judged" in given else None
    needs = given.get("needs", ("social_services",))
    ward = admitted().ward
    assert refused(
        operations.open_case, actor=ward, now=now, subject=a_person(name="Bo Ek"), admitted_at=came, needs=needs,
        need_judged_at=judged,
    ) == code  # fmt: skip


def test_only_a_ward_admits(admitted, now):
    way = admitted()
    not_a_ward = replace(way.ward, organization_id=way.ids["vc_linden"])
    assert refused(operations.open_case, actor=not_a_ward, now=now, subject=uuid4(), admitted_at=now) == "not_a_ward"


def test_an_admission_within_an_earlier_stay_is_refused(admitted, now):
    way = admitted()
    way.leave(hours=10)
    again = {"actor": way.ward, "now": now, "subject": way.subject, "admitted_at": way.at(5)}
    assert refused(operations.open_case, **again) == "overlaps"


# Moves, leave, death, and other ends.
def test_a_move_to_another_ward_takes_the_case_along(admitted, now):
    way = admitted()
    way.notify()
    way.send(way.care_manager, "answer", 4, answer="planning")
    move = {"actor": way.ward, "now": now, "case_id": way.case_id}
    surgery = replace(way.ward, organization_id=way.ids["sas_kirurgi"], organization_code="sas_kirurgi")
    assert refused(operations.move_ward, **move, to_unit=way.ids["alingsas_medicin"], at=way.at(9)) == "other_hospital"
    assert refused(operations.move_ward, **move, to_unit=way.ids["sas_medicin"], at=way.at(9)) == "same_ward"
    assert refused(operations.move_ward, **move, to_unit=way.ids["sas_kirurgi"], at=way.at(-9)) == "before_stay"
    operations.move_ward(**move, to_unit=way.ids["sas_kirurgi"], at=way.at(9))
    assert [(stay.unit.code, stay.to_at) for stay in Stay.objects.order_by("pk")] == [
        ("sas_medicin", way.at(9)), ("sas_kirurgi", None),
    ]  # fmt: skip
    page = queries.case_page(surgery, now, way.case_id)
    assert [told.kind for told in page.told] == ["admission", "answer"], "what was told to the hospital follows"
    assert [row.case.id for row in queries.board(surgery, now).rows] == [way.case_id]
    assert queries.board(way.ward, now).rows == ()
    with pytest.raises(CaseNotFound):
        queries.case_page(way.ward, now, way.case_id)


def test_a_leave_is_still_a_stay(admitted, now):
    way = admitted()
    act = {"actor": way.ward, "now": now, "case_id": way.case_id}
    assert refused(operations.end_leave, **act, at=way.at(5)) == "not_on_leave"
    operations.begin_leave(**act, at=way.at(5))
    assert refused(operations.begin_leave, **act, at=way.at(6)) == "on_leave"
    assert queries.case_page(way.ward, now, way.case_id).on_leave
    assert refused(operations.end_leave, **act, at=way.at(4)) == "before_stay"
    operations.end_leave(**act, at=way.at(20))
    assert way.case.ended_at is None and Stay.objects.get().to_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Leave.objects.update(to_at=way.at(1))


def test_discharged_while_on_leave_ends_the_leave(admitted, now):
    way = admitted()
    operations.begin_leave(actor=way.ward, now=now, case_id=way.case_id, at=way.at(5))
    assert refused(way.leave, 4) == "before_stay"
    way.leave(10)
    assert Leave.objects.get().to_at == Stay.objects.get().to_at == way.at(10)


def test_a_death_ends_it_for_all_who_take_part(admitted):
    way = admitted()
    way.notify()
    way.leave(30, how="dead")
    assert way.case.end_kind == "dead"
    page = queries.case_page(way.care_manager, way.now, way.case_id)
    assert (page.case.state, page.case.end_kind, page.duties) == ("ended", "dead", ())
    units = {relation.unit for relation in world_of([way.subject]).relations if relation.to_at is None}
    assert way.ids["boras_omsorg"] not in units


def test_discharged_to_another_municipality_says_which(admitted):
    way = admitted()
    way.notify()
    assert refused(way.leave, 30, "other_municipality") == "municipality_unknown"
    way.leave(30, "other_municipality", municipality="1463")
    assert way.case.end_municipality == "1463"


def test_discharged_to_another_hospital_lets_its_ward_read_on(admitted):
    way = admitted()
    way.notify()
    assert refused(way.leave, 30, "other_hospital") == "ward_missing"
    assert refused(way.leave, 30, "other_hospital", ward=way.ids["sas_kirurgi"]) == "ward_missing"
    way.leave(30, "other_hospital", ward=way.ids["alingsas_medicin"])
    elsewhere = replace(
        way.ward, organization_id=way.ids["alingsas_medicin"], controller_id=way.ids["alingsas_lasarett"]
    )
    page = queries.case_page(elsewhere, way.now, way.case_id)
    assert (page.role, page.case.ground) == ("", "discharge_information")
    assert page.may == ()


def test_after_the_end_nothing_is_sent_but_papers_and_the_call(admitted):
    way = admitted()
    way.notify()
    way.name_contact()
    way.ready()
    way.leave(60)
    assert refused(way.send, way.ward, "not_ready", 61) == "not_now"
    assert refused(way.send, way.care_manager, "answer", 61, answer="planning") == "not_now"
    way.call(hours=62)
    way.send(way.health_centre, "sip_held", 90)
    assert way.party("vc_linden").open is False
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.update(ended_at=None)


def test_a_move_of_registration_in_the_middle_asks_for_a_new_notice(admitted, a_person):
    way = admitted(subject=a_person(name="Ture Alm", municipality="1463"))
    way.notify()
    assert queries.case_page(way.ward, way.now, way.case_id).moved_to == "Mark"
    way.send(way.ward, "admission", 9, to=("mark_omsorg",), about_at=way.at(96))
    assert queries.case_page(way.ward, way.now, way.case_id).moved_to == ""


def test_a_need_judged_later_starts_its_own_clock(admitted, now):
    way = admitted(needs=())
    assert way.party("sas_medicin").duty == ""
    operations.judge_need(
        actor=way.ward, now=now, case_id=way.case_id, needs=("social_services",), judged_at=way.at(50)
    )
    assert way.party("sas_medicin").due_at == way.at(74)
