"""The pages of agreements, as a person meets them."""

import re
from datetime import date

import pytest

from narvard.base.core.actor import command_line
from narvard.govern.agreements import queries
from narvard.govern.agreements.tests import made_up
from narvard.govern.bodies.operations import link_decision

# address · what stands on it · how many questions the database is asked at most
PAGES = [
    ("/agreements/", "Care at home", 20),
    ("/agreements/home/", "A nurse visits every week.", 30),
    ("/agreements/home/versions/2/", "A nurse visits every day.", 30),
    ("/agreements/home/difference/1/2/", "<del>", 22),
    ("/agreements/home/map/", "Cars", 18),
    ("/commitments/", "Meals are warm.", 18),
    ("/commitments/visit/", "Beginning", 20),
]


@pytest.mark.parametrize(("address", "said", "most"), PAGES)
def test_a_page_says_what_it_should_with_few_questions(
    home, client_as, django_assert_max_num_queries, address, said, most
):
    browser = client_as("politician")
    with django_assert_max_num_queries(most):
        page = browser.get(address, headers={"accept-language": "en"})
    assert said in page.content.decode()


def test_a_bigger_agreement_asks_no_more_questions(agreed, now, django_assert_max_num_queries):
    actor = agreed("skane")
    for ask in (
        lambda: queries.agreement(actor, "hs-avtal", now.date()),
        lambda: queries.agreements(actor, now.date()),
        lambda: queries.theme_map(actor, "hs-avtal"),
        lambda: queries.commitments(actor),
    ):
        with django_assert_max_num_queries(20):
            ask()


def test_what_differs_can_be_had_as_text(home, client_as):
    answer = client_as("analyst").get("/agreements/home/difference/1/2.txt", headers={"accept-language": "en"})
    text = answer.content.decode()
    assert "A nurse visits every[- week-]{+ day+}." in text
    assert "3 [-Meals-] (removed)" in text


@pytest.mark.parametrize("name", ["agreements/list", "commitments/list", "agreements/home/map"])
def test_lists_can_be_had_as_files(home, client_as, name):
    browser = client_as("analyst")
    assert browser.get(f"/{name}.csv").content.startswith(b"\xef\xbb\xbf")
    assert browser.get(f"/{name}.xlsx").content.startswith(b"PK")
    assert browser.get(f"/{name}.pdf").status_code == 404


# address · what is there in no other collaboration, or not at all
MISSING = [
    "/agreements/nothing/",
    "/agreements/home/versions/9/",
    "/agreements/home/difference/1/9/",
    "/agreements/nothing/map/",
    "/commitments/nothing/",
    "/agreements/home/versions/2/text/nothing/",
]


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_a_page_that_is_not_there(home, client_as, address):
    assert client_as("coordinator").get(address).status_code == 404


def test_another_collaboration_sees_a_page_that_is_not_there(home, agreed, client_as):
    agreed("skane")
    browser = client_as("coordinator")
    assert browser.get("/agreements/hs-avtal/").status_code == 404
    assert browser.get("/commitments/hs-team/").status_code == 404
    assert "HS-avtalet" not in browser.get("/agreements/").content.decode()


def test_an_empty_page_says_what_to_do(southern, client_as):
    for address in ("/agreements/", "/commitments/"):
        page = client_as("coordinator").get(address, headers={"accept-language": "en"}).content.decode()
        assert "Bring your agreements as a file" in page


def test_a_clause_is_changed_on_its_page(home, client_as):
    said = {"part": "B", "number": "2", "heading": "Visits", "text": "Twice a day."}
    browser = client_as("coordinator")
    assert browser.post("/agreements/home/versions/2/text/visits/", said).status_code == 302
    assert "Twice a day." in browser.get("/agreements/home/versions/2/").content.decode()
    taken = browser.post("/agreements/home/versions/2/text/visits/", said | {"number": "1"})
    assert taken.status_code == 422
    added = browser.post("/agreements/home/versions/2/add/", said | {"number": "4", "heading": "More"})
    assert added.status_code == 302
    assert browser.post("/agreements/home/versions/2/text/visits/remove/").status_code == 302
    assert "Twice a day." in browser.get("/agreements/home/versions/2/").content.decode()


def test_a_version_is_adopted_signed_and_ended_on_its_pages(home, council, client_as):
    browser = client_as("coordinator")
    adoption = {"body": council, "day": "2026-01-10", "decision": "2026-01"}
    assert browser.post("/agreements/home/versions/2/adopt/", adoption).status_code == 302
    assert browser.post("/agreements/home/versions/2/adopt/", adoption).status_code == 422
    for party in ("vgr", "boras_kommun", "mark_kommun"):
        signed = {"party": made_up.party(party), "signed_by": "Somebody", "day": "2026-01-12"}
        assert browser.post("/agreements/home/versions/2/sign/", signed).status_code == 302
    page = browser.get("/agreements/home/", headers={"accept-language": "en"}).content.decode()
    assert re.search(r"Second is in force", page)
    assert browser.post("/agreements/home/end/", {"day": "2026-01-12", "why": "No."}).status_code == 422
    assert browser.post("/agreements/home/end/", {"day": "2026-02-01", "why": "Done."}).status_code == 302


def test_a_draft_and_a_follow_up_are_noted_on_their_pages(adopted, client_as):
    browser = client_as("coordinator")
    wrong = {"label": "Third", "intended_from": "2027-01-01", "intended_to": "2026-01-01"}
    assert browser.post("/agreements/home/draft/", wrong).status_code == 422
    right = browser.post("/agreements/home/draft/", {"label": "Third", "intended_from": "2027-01-01"})
    assert right["Location"] == "/agreements/home/versions/3/text/"
    noted = {"year": 2025, "day": "2026-02-01", "summary": "All is well."}
    assert browser.post("/agreements/home/follow-up/", noted).status_code == 302
    assert browser.post("/agreements/home/follow-up/", noted).status_code == 422


def test_the_coordinator_is_told_what_waits(adopted, actor_as):
    lines = queries.start_lines(actor_as("coordinator"), date(2026, 11, 22))
    assert [(line.url_args, line.day) for line in lines] == [(("home",), date(2025, 12, 1)), (("home",), None)]
    assert queries.start_lines(actor_as("politician"), date(2026, 11, 22)) == ()


def test_a_decision_about_an_agreement_stands_on_its_page(home, council, now, client_as):
    secretary = command_line("bodies.hold_meeting", "bodies.read", collaboration="sodra_alvsborg")
    about = {"kind": "agreement", "key": "home", "label": "Care at home", "url": "/agreements/home/"}
    link_decision(actor=secretary, now=now, slug=council, number="2026-01", **about)
    page = client_as("politician").get("/agreements/home/", headers={"accept-language": "en"}).content.decode()
    assert f"/decisions/{council}/2026-01/" in page
