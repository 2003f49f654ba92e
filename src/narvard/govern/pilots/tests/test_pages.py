"""The pages of pilots: what they say, to whom, and in how few questions."""

from datetime import date

import pytest

from narvard.govern.pilots import operations, queries
from narvard.govern.pilots.tests import made_up

pytestmark = pytest.mark.django_db
QUARTER = {"done": "Alla fick besök.", "on_time": "on", "spent": "500000", "hinders": "", "next": "", "plan": ""}


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_the_list_says_what_is_left_of_the_frame_and_how_each_goes(piloted, client_as):
    page = text(client_as("politician").get("/pilots/"))
    assert "Av 3 000 000 kr" in page and "100 000 kr" in page
    assert page.count("Mobilt team i Borås") == 1 and "2026:1" in page and "grön" in page


def test_where_nothing_runs_the_page_says_how_many_have_ended(piloted, client_as, actor_as, now):
    end = {"state": "stopped", "grounds": "Klart.", "lessons": "Det gick inte.", "on": now.date()}
    operations.decide_pilot(actor=actor_as("coordinator"), now=now, code="team", **end)
    assert "Ingen pilot har ett kvartal att visa nu. 1 är avslutad." in text(client_as("politician").get("/pilots/"))


def test_a_quarter_of_which_nothing_was_said_is_shown_as_such(piloted, client_as, actor_as):
    page = queries.pilot_page(actor_as("politician"), "team", date(2026, 11, 22))
    assert [(said.year, said.quarter, said.colour) for said in page.row.quarters] == [
        (2026, 1, "green"), (2026, 2, "grey"), (2026, 3, "grey"),
    ]  # fmt: skip
    assert "ingenting har sagts" in text(client_as("politician").get("/pilots/team/"))


def test_a_pilot_elsewhere_or_nowhere_is_not_found(piloted, client_as, elsewhere):
    with pytest.raises(queries.PilotNotFound):
        queries.pilot_page(elsewhere(), "team", date(2026, 11, 22))
    assert queries.pilots_page(elsewhere(), date(2026, 11, 22)).programmes == ()
    assert client_as("coordinator").get("/pilots/nowhere/").status_code == 404


def test_a_quarter_is_said_on_its_page(piloted, client_as):
    browser = client_as("activity_owner", organization="boras_kommun")
    assert browser.get("/pilots/team/quarter/2026/3/").status_code == 200
    refused = browser.post("/pilots/team/quarter/2026/3/", {**QUARTER, "done": ""})
    assert refused.status_code == 422
    sent = browser.post("/pilots/team/quarter/2026/3/", QUARTER)
    assert sent.status_code == 302 and sent["Location"] == "/pilots/team/"
    assert "Kvartal 3 2026: grön" in text(browser.get("/pilots/team/"))
    assert browser.post("/pilots/team/quarter/2019/3/", QUARTER).status_code == 422


def test_a_pilot_is_proposed_and_written_on(piloted, client_as):
    browser = client_as("coordinator")
    given = {
        "title": "Hembesök i Mark", "organizations": ["mark_kommun", "sas"],
        "owner_name": "Eva Ek", "owner_role": "chef",
        "starts_on": "2027-01-01", "ends_on": "2027-06-01", "stop_rules": "Ingen kommer.\nTvå avvikelser.",
    }  # fmt: skip
    assert browser.post("/pilots/propose/", given)["Location"] == "/pilots/hembesok-i-mark/"
    page = text(browser.get("/pilots/hembesok-i-mark/"))
    assert "Två avvikelser." in page and "syftet" in page
    assert "Ingen kommer." in text(browser.get("/pilots/hembesok-i-mark/change/"))
    assert browser.post("/pilots/propose/", given).status_code == 422
    assert browser.get("/pilots/team/change/").status_code == 404


def test_a_decision_is_taken_on_the_page(piloted, client_as):
    browser = client_as("steering_member")
    given = {"state": "stopped", "grounds": "Ingen nytta.", "on": "2026-11-20"}
    assert "vad man lärde sig" in text(browser.post("/pilots/team/decide/", given))
    assert browser.post("/pilots/team/decide/", {**given, "lessons": "För långt."}).status_code == 302


def test_a_cycle_and_an_evaluation_are_written(piloted, client_as):
    browser = client_as("coordinator")
    sent = browser.post("/pilots/team/cycle/", {"starts_on": "2026-04-01", "plan": "Tio till."})
    assert sent.status_code == 302
    assert "Tio till." in text(browser.get("/pilots/team/cycle/2/"))
    assert browser.get("/pilots/team/cycle/9/").status_code == 404
    given = {
        "evaluator": "FoU",
        "published_on": "2026-10-01",
        "method": "Samtal.",
        "result": "Gott.",
        "reference": "R 1",
    }
    assert browser.post("/pilots/team/evaluation/", given).status_code == 302


def test_the_files_hold_every_pilot(piloted, client_as):
    lines = client_as("analyst").get("/pilots/pilots.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3 and lines[1].startswith("Mobilt team i Borås,pågår,")
    assert client_as("analyst").get("/pilots/pilots.xlsx").content.startswith(b"PK")


def test_the_start_page_asks_those_who_can_say(piloted, actor_as):
    day = date(2026, 11, 22)
    asked = queries.start_lines(actor_as("activity_owner", organization="boras_kommun"), day)
    assert [(line.url_args, line.day) for line in asked] == [(("team",), date(2026, 9, 30))]
    assert queries.start_lines(actor_as("activity_owner", organization="primarvarden"), day) == ()
    assert queries.start_lines(actor_as("politician"), day) == ()


def test_the_pages_take_as_many_questions_however_many_pilots(
    piloted, pilot_loader, now, client_as, django_assert_max_num_queries
):
    document = made_up.document()
    document["programmes"][0]["frame"] = None
    pattern = document["pilots"][1]
    document["pilots"] = [{**pattern, "code": f"p{number}", "title": f"Prov {number}"} for number in range(40)]
    for part in ("rules", "cycles", "quarters"):
        document[part] = []
    operations.load_pilots(actor=pilot_loader, now=now, document=document)
    browser = client_as("coordinator")
    for url in ("/pilots/", "/pilots/team/"):
        with django_assert_max_num_queries(25):
            assert browser.get(url).status_code == 200
