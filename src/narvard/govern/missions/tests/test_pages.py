"""The pages of missions: what waits, what is late, and what is changed on them."""

import re

import pytest

from narvard.govern.missions import queries
from narvard.govern.missions.models import CommunicationStep, Investment, MissionChange, Routine


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
    ("/missions/", "1 proposed change to the missions of others waits for a decision."),
    ("/missions/", "1 routine is past its review."),
    ("/missions/", "1 message is late."),
    ("/missions/changes/home/", "A change to the mission of primary care: proposed."),
    ("/missions/changes/home/", "added: mottagning och i hemmet."),
    ("/missions/guidelines/", "One routine is past its review: “Hemgång till Borås”, since 21 November 2026."),
    ("/missions/guidelines/", "1 guideline has no local routine yet."),
    ("/missions/projects/", "1 programmes and projects, and to 1 goals"),
    ("/missions/projects/", "Target group: Livets slut"),
    ("/missions/communication/", "One message is late: to anhöriga, since 1 November 2026."),
    ("/missions/investments/", "2 investments, 1 400 000 kr together as far as the costs are known."),
    ("/missions/investments/", "For 1 of them nobody knows the cost yet."),
    ("/missions/staffing/", "One action is late: Distriktssköterska, since 1 October 2026."),
    ("/missions/staffing/", "4.5"),
    ("/missions/private/", "Of 1 it is not written how: Privata vårdcentraler i Mittenälvsborg."),
    ("/missions/", "not verified"),
]


@pytest.mark.parametrize(("address", "said"), SAID)
def test_each_page_says_at_the_top_what_matters(client, address, said):
    assert said in words(client.get(address))


ADDRESSES = sorted({address for address, _ in SAID})


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_takes_few_questions(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get(address)


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "home" not in address])
def test_an_empty_page_says_what_to_do_next(southern, client_as, address):
    answered = client_as("coordinator").get(address)
    assert answered.status_code == 200
    assert "/missions/rows/" in answered.content.decode()


def test_who_only_reads_is_offered_nothing_to_change(loaded, client_as):
    browser = client_as("politician")
    for address in ADDRESSES:
        assert "/missions/rows/" not in browser.get(address).content.decode()


def test_a_proposal_is_accepted_with_its_decision_only(client):
    url = "/missions/changes/home/move/"
    answered = client.post(url, {"state": "accepted"})
    assert answered.status_code == 422 and "names its decision" in words(answered)
    assert client.post(url, {"state": "accepted", "decision": "2026-07", "decided_on": "2026-11-20"}).status_code == 302
    change = MissionChange.objects.get()
    assert (change.state, change.decision, str(change.decided_on)) == ("accepted", "2026-07", "2026-11-20")
    assert client.post(url, {"state": "draft"}).status_code == 422


def test_a_decision_on_a_draft_is_refused(client):
    answered = client.post("/missions/changes/home/move/", {"state": "draft", "decision": "7"})
    assert "a decision is named" in words(answered)
    assert MissionChange.objects.get().state == "proposed"


def test_a_review_moves_the_day_and_stays_as_history(client, logged):
    url = "/missions/guidelines/review/"
    late = client.post(url, {"code": "boras", "found": "Bra.", "next_on": "2026-11-22"})
    assert late.status_code == 422 and "not after today" in words(late)
    assert client.post(url, {"code": "boras", "found": "Bra.", "next_on": "2027-11-22"}).status_code == 302
    assert str(Routine.objects.get().review_on) == "2027-11-22"
    assert "No routine is past its review." in words(client.get("/missions/guidelines/"))
    assert "Bra." in words(client.get("/missions/guidelines/"))
    assert (logged()[0].action, logged()[0].object_id) == ("missions.change", "boras")


def test_a_step_of_communication_is_done_once(client):
    url = "/missions/communication/done/"
    assert client.post(url, {"code": "k1", "came_of_it": "Fler ringer rätt."}).status_code == 302
    step = CommunicationStep.objects.get()
    assert (str(step.done_on), step.came_of_it) == ("2026-11-22", "Fler ringer rätt.")
    assert client.post(url, {"code": "k1"}).status_code == 422
    assert "Everything that was planned is done." in words(client.get("/missions/communication/"))


NEW = {"code": "i3", "kind": "e_health", "title": "Journal", "purpose": "Läsa.", "state": "proposed",
       "source": "X", "certainty": "D"}  # fmt: skip


def test_a_row_is_added_and_changed_by_the_rules_of_documents(client):
    assert client.post("/missions/rows/investments/", NEW | {"kronor": "620000"}).status_code == 302
    again = client.post("/missions/rows/investments/", NEW)
    assert again.status_code == 422 and "stands twice" in words(again)
    url = "/missions/rows/investments/i3/"
    jump = client.post(url, NEW | {"state": "in_use"})
    assert jump.status_code == 422 and "cannot come after" in words(jump)
    assert client.post(url, NEW | {"state": "decided", "kronor": "", "title": "Ny"}).status_code == 302
    row = Investment.objects.get(code="i3")
    assert (row.state, row.kronor, row.title) == ("decided", None, "Ny")


def test_the_form_of_a_row_shows_what_is_there(client):
    page = client.get("/missions/rows/routines/boras/").content.decode()
    assert 'value="2026-11-21"' in page and '<option value="boras_kommun" selected>' in page
    assert client.get("/missions/rows/routines/nothing/").status_code == 404


def test_a_table_is_a_file_in_the_readers_words(client):
    lines = client.get("/missions/investments.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Code,Kind,Title") and lines[1].startswith("i1,e-health,Digitala möten")
    assert client.get("/missions/staffing.xlsx").content.startswith(b"PK")


def test_the_start_page_is_told_of_late_reviews_and_messages(loaded, now, actor_as):
    lines = queries.start_lines(actor_as("coordinator"), now.date())
    assert [(line.url_name, str(line.day)) for line in lines] == [
        ("missions:communication", "2026-11-01"),
        ("missions:guidelines", "2026-11-21"),
    ]
    assert queries.start_lines(actor_as("politician"), now.date()) == ()


def test_every_problem_that_a_row_can_have_has_words(southern):
    assert {"state_not_next", "decision_missing", "no_address"} <= set(queries.PROBLEM_WORDS)
