"""The pages of people heard: what waits, what is refused, and what becomes of it."""

import re

import pytest

from narvard.govern.plans.queries import activity, risk_page
from narvard.govern.voices import queries
from narvard.govern.voices.models import Discussion, Note, Occasion, Outcome, Statement
from narvard.govern.voices.tests import made_up
from narvard.govern.voices.tests.access_table import ACTIVITY, RISK


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\u00a0", " ").replace("&nbsp;", " ")
    return " ".join(text.split())


@pytest.fixture
def client(loaded, client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    return browser


# address · what the page says
SAID = [
    ("/voices/", "Of 5 things that people have said 2 wait for an answer, the oldest since 13 October 2026."),
    ("/voices/occasion/council/", "11 users of services were heard on 13 October 2026: ett möte."),
    ("/voices/occasion/council/", "1 thing waits for an answer."),
    ("/voices/occasion/staff/", "Employees were heard on 5 November 2026: samtal."),
    ("/voices/discussion/home/", "18 November 2026: 2 notes from 2 groups."),
    ("/voices/discussion/home/", "The notes are not gathered yet."),
    ("/voices/discussion/home/", "Worries 1"),
]


@pytest.mark.parametrize(("address", "said"), SAID)
def test_each_page_says_at_the_top_what_matters(client, address, said):
    assert said in words(client.get(address))


@pytest.mark.parametrize("more", [0, 30])
@pytest.mark.parametrize("address", ["/voices/", "/voices/occasion/council/", "/voices/discussion/home/"])
def test_a_page_takes_the_same_number_of_questions_however_much_was_said(
    client, more, address, django_assert_max_num_queries
):
    occasion, group = Occasion.objects.get(code="council"), Note.objects.first().group
    for number in range(more):
        own = {"collaboration_id": "sodra_alvsborg", "code": f"x{number}", "text": "Mer."}
        Statement.objects.create(occasion=occasion, **own)
        Note.objects.create(group=group, kind="worry", **own)
    with django_assert_max_num_queries(20):
        client.get(address)


def test_before_anybody_is_heard_the_page_says_what_to_do(southern, client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    assert "Write down whom you have heard" in words(browser.get("/voices/"))


# text · whether somebody has looked · status · what the page says
SAID_NOW = [
    ("Det tar för lång tid.", "", 302, ""),
    ("Hon med 900118-9811 väntade.", "on", 422, "identity number"),
    ("Anna Svensson väntade.", "", 422, "“Anna Svensson” may tell who somebody is"),
    ("Anna Svensson väntade.", "on", 302, ""),
    ("Borås Stad svarar sent.", "", 302, ""),
    ("   ", "", 422, ""),
]


@pytest.mark.parametrize(("text", "looked", "status", "said"), SAID_NOW)
def test_nobody_can_be_recognised_in_what_is_written_down(client, text, looked, status, said):
    for url, data in (
        ("/voices/occasion/council/said/", {"text": text}),
        ("/voices/discussion/home/note/", {"text": text, "group": "home-g1", "kind": "worry"}),
    ):
        answered = client.post(url, data | ({"no_person": looked} if looked else {}))
        assert answered.status_code == status
        assert said in words(answered)
    assert Statement.objects.count() == Note.objects.count() + 1 == (4 if status == 302 else 3)


def test_a_name_that_is_asked_about_can_be_confirmed(client):
    answered = client.post("/voices/occasion/council/said/", {"text": "Anna Svensson väntade."})
    assert 'type="checkbox" name="no_person"' in answered.content.decode()


def test_what_is_written_down_is_not_in_the_log(client, logged):
    client.post("/voices/occasion/council/said/", {"text": "Det tar för lång tid."})
    assert "lång tid" not in logged()[0].payload


def test_an_occasion_and_a_discussion_are_made_from_nothing(client):
    occasion = {"who": "relatives", "title": "Anhörigcafé", "held_on": "2026-11-20", "how": "samtal", "people": "8"}
    assert client.post("/voices/occasion/", occasion)["Location"] == "/voices/occasion/anhorigcafe/"
    assert client.post("/voices/occasion/", occasion)["Location"] == "/voices/occasion/anhorigcafe-2/"
    discussion = {"title": "Närhet", "about": "Vad är nära?", "held_on": "2026-11-20", "questions": "Var?\nNär?\n",
                  "groups": "Bord 1\n\nBord 2"}  # fmt: skip
    assert client.post("/voices/discussion/", discussion).status_code == 302
    made = Discussion.objects.get(code="narhet")
    assert [row.text for row in made.questions.all()] == ["Var?", "När?"]
    assert [row.name for row in made.groups.all()] == ["Bord 1", "Bord 2"]
    assert client.post("/voices/discussion/", discussion | {"groups": " "}).status_code == 422


def test_a_discussion_is_gathered_once_and_then_takes_no_notes(client, now):
    assert len(queries.heard(made_up.LOADER).unanswered) == 2
    client.post("/voices/discussion/home/gather/")
    assert len(queries.heard(made_up.LOADER).unanswered) == 4
    answered = client.post("/voices/discussion/home/note/", {"text": "Mer.", "group": "home-g1", "kind": "worry"})
    assert answered.status_code == 422
    again = client.post("/voices/discussion/home/gather/", follow=True)
    assert "gathered already" in words(again)


def test_a_note_becomes_a_risk_in_the_plans(client, now):
    assert client.post("/voices/note/home-n1/risk/", RISK).status_code == 302
    (risk,) = risk_page(made_up.PLANNER, now.date()).rows
    outcome = Outcome.objects.get(note__code="home-n1")
    assert (risk.about, outcome.kind, outcome.number) == ("Listan är sen.", "risk", risk.id)
    assert '<a class="ds-link" href="/risks/">X</a>' in client.get("/voices/discussion/home/").content.decode()


def test_a_statement_becomes_an_activity_in_the_areas_plan(client, now):
    made_up.a_plan(now)
    assert client.post("/voices/statement/council-s1/activity/", ACTIVITY).status_code == 302
    outcome = Outcome.objects.get(statement__code="council-s1")
    made = activity(made_up.PLANNER, outcome.number, now.date())
    assert (made.card.title, made.card.description) == ("X", "Man får börja om från början.")
    assert f"/activities/{outcome.number}/" in client.get("/voices/occasion/council/").content.decode()


# what is changed in the activity · what the page says
NO_ACTIVITY = [
    ({"activity-starts_on": "2031-02-01", "activity-ends_on": "2031-03-01"}, "no plan for the year"),
    ({"activity-ends_on": "2026-01-01"}, "ends before it begins"),
]


@pytest.mark.parametrize(("change", "said"), NO_ACTIVITY)
def test_what_the_plan_does_not_take_leaves_no_outcome(client, now, change, said):
    made_up.a_plan(now)
    answered = client.post("/voices/statement/council-s1/activity/", ACTIVITY | change)
    assert answered.status_code == 422 and said in words(answered)
    assert Outcome.objects.count() == 1


# what is sent · status
LINKED = [
    ({"kind": "decision", "title": "Beslut om uppringning", "reference": "2026-07"}, 302),
    ({"kind": "nothing", "title": "Det är redan gjort."}, 302),
    ({"kind": "nothing", "title": "Nej.", "reference": "2026-07"}, 422),
    ({"kind": "decision", "title": "Beslut"}, 422),
    ({"kind": "decision", "title": "", "reference": "2026-07"}, 422),
    ({"kind": "risk", "title": "Risk", "url": "javascript:alert(1)"}, 422),
]


@pytest.mark.parametrize(("data", "status"), LINKED)
def test_what_came_of_it_is_linked_or_it_is_said_why_not(client, data, status):
    assert client.post("/voices/statement/staff-s1/link/", data).status_code == status
    assert Outcome.objects.filter(statement__code="staff-s1").exists() is (status == 302)


def test_another_areas_manager_is_told_that_there_is_no_such_thing(loaded, client_as):
    browser = client_as("area_manager", municipality="1463")
    assert browser.get("/voices/statement/council-s1/").status_code == 404
    assert browser.post("/voices/occasion/council/said/", {"text": "Bra."}).status_code == 404


def test_the_file_says_what_came_of_what(client):
    lines = client.get("/voices/said.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 6
    assert (
        '2026-10-13,users of services,Brukarråd,"Samma person ringer, det hjälper.",activity: Uppringning,A1' in lines
    )
    assert client.get("/voices/said.xlsx").content.startswith(b"PK")


def test_the_start_page_is_told_what_waits_in_ones_own_area(loaded, now, actor_as):
    def lines(*who):
        return [(line.url_name, str(line.day)) for line in queries.start_lines(actor_as(*who), now.date())]

    assert lines("coordinator") == [("voices:discussion", "2026-11-18"), ("voices:index", "None")]
    assert lines("area_manager", "1490") == [("voices:index", "None")]
    assert lines("area_manager", "1463") == []
    assert lines("politician") == []
