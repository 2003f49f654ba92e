"""The pages of ways home: each party's own view, what a form does, and how many questions a page asks."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from narvard.base.access.operations import end_assignment
from narvard.base.core.actor import command_line
from narvard.care.discharge import operations, queries
from narvard.care.discharge.models import Case, Notice, Party
from narvard.care.discharge.operations import Message
from narvard.care.patients.operations import register_person

pytestmark = pytest.mark.django_db
ALL = ("boras_halsovard", "boras_omsorg", "vc_linden")


@pytest.fixture
def browsers(client_as) -> dict[str, Client]:
    """A browser a party."""
    return {
        "ward": client_as("ward_nurse", organization="sas_medicin"),
        "social": client_as("care_manager", organization="boras_omsorg"),
        "centre": client_as("primary_care_nurse", organization="vc_linden"),
        "mark": client_as("care_manager", organization="mark_omsorg"),
    }


def posted(browser: Client, url: str, **given: object):
    """The form as the page gives it, with hidden fields, filled in and sent."""
    page = browser.get(url).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(version|sending|submit)" value="([^"]*)"', page))
    return browser.post(url, {**hidden, **given})


def when(name: str, moment) -> dict[str, str]:
    return {f"{name}_0": f"{moment:%Y-%m-%d}", f"{name}_1": f"{moment:%H:%M}"}


@pytest.fixture
def today(time_machine, now) -> None:
    """The clock of the pages stands at the tests' own time."""
    time_machine.move_to(now, tick=False)


def test_one_board_with_a_view_for_each_party(browsers, admitted):
    way = admitted()
    assert "Astrid Linde" in browsers["ward"].get("/way-home/").content.decode()
    for who in ("social", "centre", "mark"):
        assert "Astrid Linde" not in browsers[who].get("/way-home/").content.decode()
    way.notify()
    for who in ("social", "centre"):
        assert "Astrid Linde" in browsers[who].get("/way-home/").content.decode()
    mark = browsers["mark"]
    assert "Astrid Linde" not in mark.get("/way-home/").content.decode()
    assert mark.get(f"/way-home/{way.case_id}/").status_code == 404
    assert mark.get(f"/way-home/{way.case_id}/step/answer/").status_code == 404


def test_the_municipality_does_not_see_when_the_person_came(browsers, admitted):
    way = admitted()
    way.notify()
    came = f"{way.admitted_at:%Y-%m-%d} 10:00"
    assert came in browsers["ward"].get(f"/way-home/{way.case_id}/").content.decode()
    for path in ("/way-home/", f"/way-home/{way.case_id}/", f"/way-home/{way.case_id}/step/answer/"):
        page = browsers["social"].get(path).content.decode()
        assert came not in page and f"{way.admitted_at:%Y-%m-%d}T10:00" not in page, path


def test_what_one_may_not_see_changes_nothing_on_the_page(browsers, admitted):
    """Two worlds that differ in a notice between others look the same to the byte."""
    way = admitted()
    way.notify()

    def looks() -> list[str]:
        pages = [browsers["social"].get(path) for path in ("/way-home/", f"/way-home/{way.case_id}/")]
        return [re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode()) for page in pages]

    before = looks()
    way.name_contact()
    assert Notice.objects.filter(answer="contact_named").exists()
    assert looks() == before


def test_a_notice_is_sent_by_the_form_and_stands_on_the_line(browsers, admitted, today):
    way = admitted()
    url = f"/way-home/{way.case_id}/step/admission/"
    sent = {**when("home_at", way.at(96)), **when("sent_at", way.at(3)), "to": [way.ids["boras_omsorg"]]}
    answer = posted(browsers["ward"], url, **sent)
    assert answer.status_code == 302, answer.content.decode()
    assert [row.to_unit_id for row in way.notices("admission")] == [way.ids["boras_omsorg"]]
    page = browsers["social"].get(f"/way-home/{way.case_id}/").content.decode()
    assert "data-done" in page and "data-due" in page


def test_a_fifth_item_in_the_form_is_refused_with_words(browsers, admitted, today):
    way = admitted()
    url = f"/way-home/{way.case_id}/step/admission/"
    sent = {**when("home_at", way.at(96)), **when("sent_at", way.at(3)), "to": [way.ids["boras_omsorg"]]}
    answer = posted(browsers["ward"], url, **sent, to_diagnosis="J18.9")
    assert answer.status_code == 422 and not way.notices("admission")
    assert "inskrivningsmeddelande" in answer.content.decode()


def test_the_same_form_sent_twice_tells_once(browsers, admitted, today):
    way = admitted()
    url = f"/way-home/{way.case_id}/step/admission/"
    page = browsers["ward"].get(url).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(version|sending)" value="([^"]*)"', page))
    sent = {**when("home_at", way.at(96)), **when("sent_at", way.at(3)), "to": [way.ids["boras_omsorg"]], **hidden}
    assert [browsers["ward"].post(url, sent).status_code for _twice in range(2)] == [302, 302]
    assert len(way.notices("admission")) == 1
    again = {**sent, "sending": "5e000001-0000-4000-8000-000000000001", **when("home_at", way.at(99))}
    old = browsers["ward"].post(f"/way-home/{way.case_id}/step/estimate/", again)
    assert old.status_code == 422, "the page was made before the first notice"


def test_a_time_in_the_hour_that_comes_twice_asks_which(browsers, admitted, time_machine, now):
    way = admitted(days_ago=40)
    time_machine.move_to(now, tick=False)
    url = f"/way-home/{way.case_id}/step/admission/"
    sent = {"to": [way.ids["boras_omsorg"]], **when("home_at", way.at(2000))}
    twice = posted(browsers["ward"], url, **sent, sent_at_0="2026-10-25", sent_at_1="02:30")
    assert twice.status_code == 422 and not way.notices("admission")
    posted(browsers["ward"], url, **sent, sent_at_0="2026-10-25", sent_at_1="02:30B")
    assert f"{way.notices('admission')[0].sent_at:%H:%M}" == "01:30"


def test_an_assignment_that_ended_a_minute_ago_saves_nothing(browsers, admitted, now):
    way = admitted()
    boss = command_line("access.assign")
    end_assignment(actor=boss, now=now - timedelta(minutes=1), assignment_id=way.ward.assignment_id)
    answer = browsers["ward"].post(f"/way-home/{way.case_id}/step/admission/", {})
    assert answer.status_code == 403 and not way.notices("admission")


@pytest.mark.parametrize(
    ("who", "step", "given"),
    [
        ("ward", "estimate", {"home_at": 120, "sent_at": 60}),
        ("ward", "interrupted", {"sent_at": 60}),
        ("ward", "need", {"needs": ["social_services"], "judged_at": 60}),
        ("ward", "leave", {"at": 60}),
        ("ward", "move", {"ward": "sas_kirurgi", "at": 60}),
        ("ward", "discharged", {"end": "home", "left_at": 100, "municipality": "", "other_ward": ""}),
        ("ward", "answer", {"answer": "sip_wanted", "sent_at": 60}),
        ("ward", "discharge_ready", {"judged_at": 59, "sent_at": 60, "to": ALL, "assessment": "M. S.: inget hinder."}),
        ("ward", "information", {"information": "x", "sent_at": 60, "to": ALL, "assessment": "M. S."}),
        ("ward", "patient_information", {"care_summary": "x", "sent_at": 60}),
        ("social", "answer", {"answer": "can_receive", "receive_at": 90, "sent_at": 60}),
        ("social", "planning", {"plan": "Hemtjänst.", "show": ""}),
        ("centre", "contact", {"contact_name": "Anna Löfving", "profession": "nurse", "phone": "", "named_at": 60}),
        ("centre", "open_care_unclear", {"sent_at": 60}),
    ],
)
def test_each_step_is_taken_by_its_form(browsers, admitted, today, who, step, given):
    way = admitted()
    way.notify()
    filled = {}
    for name, value in given.items():
        if isinstance(value, int):
            filled |= when(name, way.at(value))
        else:
            codes = value if isinstance(value, tuple) else (value,)
            known = [way.ids.get(code, code) if isinstance(code, str) else code for code in codes]
            filled[name] = known if isinstance(value, tuple) else known[0]
    answer = posted(browsers[who], f"/way-home/{way.case_id}/step/{step}/", **filled)
    assert answer.status_code == 302, re.findall(r'role="alert">(.*?)<|validation-message[^>]*>(.*?)<',
                                                 answer.content.decode())  # fmt: skip
    assert browsers[who].get("/way-home/").status_code == 200


def test_a_step_that_cannot_be_taken_now_says_so(browsers, admitted):
    way = admitted()
    way.notify()
    page = browsers["ward"].get(f"/way-home/{way.case_id}/step/not_ready/")
    assert page.status_code == 200 and '<button class="ds-button" type="submit">Meddela' not in page.content.decode()
    assert browsers["ward"].get(f"/way-home/{way.case_id}/step/nothing/").status_code == 404
    assert browsers["ward"].get(f"/way-home/{way.case_id}/step/ready_judgement/").status_code == 404


def test_a_time_is_corrected_by_its_form(browsers, admitted, today):
    way = admitted()
    notice = way.notify()
    url = f"/way-home/{way.case_id}/correct/{notice}/"
    assert browsers["social"].get(url).status_code in {403, 404}
    assert browsers["ward"].post(url, {**when("sent_at", way.at(3)), "cause": ""}).status_code == 422
    assert browsers["ward"].post(url, {**when("sent_at", way.at(3)), "cause": "Fel timme."}).status_code == 302
    assert "Fel timme." in browsers["social"].get(f"/way-home/{way.case_id}/").content.decode()


def test_admitting_a_person_whom_the_ward_has_written_down(browsers, actor_as, now, today, a_number):
    ward = actor_as("ward_nurse", organization="sas_medicin")
    subject = register_person(actor=ward, now=now, given_name="Bo", family_name="Ek", number=a_number())
    url = f"/way-home/admit/?subject={subject}"
    given = {**when("admitted_at", now - timedelta(hours=1)), "discipline": "somatic", "needs": ["social_services"]}
    assert posted(browsers["ward"], url, **given).status_code == 302
    assert Case.objects.get().subject == subject
    again = posted(browsers["ward"], url, **given)
    assert again.status_code == 422 and Case.objects.count() == 1
    assert browsers["ward"].get("/way-home/admit/?subject=nobody").status_code == 404
    assert browsers["ward"].get("/way-home/admit/?subject=5e000001-0000-4000-8000-000000000009").status_code == 404


def test_questions_of_a_board_do_not_grow_with_it(browsers, admitted, a_person, django_assert_max_num_queries, now):
    way = admitted()
    way.notify()
    for number in range(12):
        subject = a_person(name=f"Person {number}")
        case = operations.open_case(
            actor=way.ward, now=now, subject=subject, admitted_at=way.admitted_at, needs=("social_services",)
        )
        message = Message(kind="admission", sent_at=way.at(2), to=[way.ids["boras_omsorg"]], about_at=way.at(90))
        operations.send(actor=way.ward, now=now, case_id=case, message=message)
    for who in ("ward", "social"):
        with django_assert_max_num_queries(20):
            assert "Person 11" in browsers[who].get("/way-home/").content.decode()
        with django_assert_max_num_queries(30):
            browsers[who].get(f"/way-home/{way.case_id}/")


def test_the_board_turns_its_pages_and_narrows_to_whose_turn(admitted, now):
    way = admitted()
    way.notify()
    first = Party.objects.get(case=way.case_id, unit=way.ids["boras_omsorg"])
    board = queries.board(way.care_manager, now, turn="mine")
    assert [row.case.id for row in board.rows] == [way.case_id] and board.mine == 1
    way.send(way.care_manager, "answer", 5, answer="planning")
    board = queries.board(way.care_manager, now, turn="mine")
    assert (board.rows, board.total) == ((), 1)
    assert queries.board(way.care_manager, now, turn="hospital").rows[0].case.duty == "judge_ready"
    assert queries.board(way.care_manager, now, number=99).number == 1
    assert first.case_id == way.case_id


def test_a_standing_step_becomes_ones_turn_when_its_time_is_in(admitted, now):
    way = admitted(needs=("social_services",))
    way.notify(to=("boras_omsorg",))
    way.send(way.care_manager, "answer", 5, answer="planning")
    assert [queries.board(way.ward, moment).mine for moment in (way.at(95), way.at(97))] == [0, 1]


def test_start_lines_hold_figures_and_no_names(admitted, now):
    way = admitted()
    assert queries.start_lines(way.care_manager, now.date()) == ()
    way.notify()
    (line,) = queries.start_lines(way.care_manager, now.date())
    assert "1" in line.text and "Astrid" not in line.text
    assert queries.start_lines(replace(way.ward, grants={}), now.date()) == ()
