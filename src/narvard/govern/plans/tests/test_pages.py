"""The pages of plans: what they say, how few questions they ask, and what the forms do."""

import re
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth import get_user_model

from narvard.base.access.operations import load_people
from narvard.base.access.queries import demo_people
from narvard.base.organizations.queries import organizations
from narvard.govern.plans.tests import made_up
from narvard.govern.plans.tests.made_up import LONELY, ROUTINE, TEAM

CELL = "/plan/1490/multi_ill_elderly/closeness/"


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture(autouse=True)
def _on_that_day(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def english(client_as):
    def client(role="coordinator", **where):
        browser = client_as(role, **where)
        browser.cookies["django_language"] = "en"
        return browser

    return client


@pytest.fixture
def coordinator(planned, english):
    return english()


def test_the_sentence_on_top_of_the_grid(coordinator):
    expected = "Of 250 cells 2 have activities; 0 need attention; for 2 nobody can tell yet."
    assert expected in words(coordinator.get("/plan/"))


def test_the_grid_is_a_table_for_those_who_listen(coordinator):
    html = coordinator.get("/plan/").content.decode()
    assert html.count('<th scope="col">') == 6
    assert html.count('<th scope="row">') == 50
    assert html.count('<th scope="rowgroup">') == 5
    assert html.count("grid-cell") == 250
    assert "2 activities; no indicator with a light" in html


def test_a_target_group_opens_in_place_without_script(coordinator):
    html = coordinator.get("/plan/?open=disability").content.decode()
    assert '<tbody class="grid-areas" id="areas-disability">' in html
    assert '<tbody class="grid-areas" id="areas-end_of_life" hidden>' in html


def test_a_filter_that_is_unknown_shows_everything(coordinator):
    assert "Of 250 cells" in words(coordinator.get("/plan/?municipality=9999&party=nobody"))


@pytest.mark.parametrize("size", ["planned", "all_planned"])
def test_the_grid_asks_the_same_few_questions_however_much_it_holds(
    request, size, lit, english, django_assert_max_num_queries
):
    request.getfixturevalue(size)
    lit(made_up.results())
    browser = english()
    with django_assert_max_num_queries(25):
        assert browser.get("/plan/").status_code == 200


@pytest.mark.parametrize(
    ("address", "most"), [(CELL, 40), ("/plan/findings/", 20), ("/plan/export.yaml", 15), ("/activities/{id}/", 20)]
)
def test_no_page_asks_more_the_more_it_holds(
    all_planned, plan_loader, lit, english, django_assert_max_num_queries, address, most
):
    lit(made_up.results())
    browser = english()
    number = made_up.number_of(plan_loader, TEAM)
    with django_assert_max_num_queries(most):
        assert browser.get(address.format(id=number)).status_code == 200


def test_the_cell_tells_what_is_done_and_whether_it_helps(coordinator, lit):
    lit(made_up.results(places=("1490",), groups=("multi_ill_elderly",)))
    text = words(coordinator.get(CELL))
    for said in (TEAM, ROUTINE, "Borås Stad", "Uppföljning redovisad, 2026-11-02", "late", "Outcome", "should be done"):
        assert said in text


def test_an_empty_cell_says_what_to_do_next(coordinator):
    text = words(coordinator.get("/plan/1441/disability/security/"))
    assert "This cell is empty" in text
    assert "No other area has anything in the same cell." in text
    assert "Borås (2 activities)" in words(coordinator.get(CELL.replace("1490", "1441")))


@pytest.mark.parametrize("address", ["/plan/0180/disability/security/", "/activities/999999/", "/plan/bring/999999/"])
def test_what_is_not_there(coordinator, address):
    assert coordinator.get(address).status_code == 404


def form(status="done", comment="Klart.", token=None):
    return {"status": status, "comment": comment, "token": str(token or uuid4())}


def test_a_status_is_changed_and_the_comment_is_read_in_the_cell(coordinator, activity_id):
    sent = coordinator.post(f"/activities/{activity_id(TEAM)}/status/", form(comment="Alla är på plats."))
    assert (sent.status_code, sent.headers["Location"]) == (302, CELL)
    assert "Alla är på plats." in words(coordinator.get(CELL))


def test_a_form_sent_twice_is_harmless(coordinator, activity_id):
    sent, address = form(token=uuid4()), f"/activities/{activity_id(TEAM)}/status/"
    assert [coordinator.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert words(coordinator.get(CELL)).count("Klart.") == 1


# form · what is said
FAULTS = [
    (form(comment=""), "Nothing was saved, because the comment is empty."),
    (form(status="planned"), "Nothing was saved, because the activity has another status by now."),
    (form(status="under_way"), "Nothing was saved, because the activity has another status by now."),
]


@pytest.mark.parametrize(("sent", "said"), FAULTS)
def test_a_faulty_form_says_what_to_do_and_changes_nothing(coordinator, activity_id, sent, said):
    answer = coordinator.post(f"/activities/{activity_id(TEAM)}/status/", sent)
    assert answer.status_code == 422
    assert said in words(answer)


# role · municipality · organization · answer
WHO = [
    ("area_manager", "1490", "", 302),
    ("area_manager", "1463", "", 404),
    ("activity_owner", "", "primarvarden", 302),
    ("politician", "", "", 403),
]


@pytest.mark.parametrize(("role", "municipality", "organization", "status"), WHO)
def test_wrong_scope_is_404_and_a_missing_right_403(
    planned, english, activity_id, role, municipality, organization, status
):
    browser = english(role, municipality=municipality, organization=organization)
    assert browser.post(f"/activities/{activity_id(TEAM)}/status/", form()).status_code == status


def test_no_form_is_offered_to_who_may_not_use_it(planned, english):
    assert "Change status" in words(english("coordinator").get(CELL))
    assert "Change status" not in words(english("politician").get(CELL))
    assert "Change status" not in words(english("area_manager", municipality="1463").get(CELL))


def test_findings_name_what_is_missing(coordinator):
    text = words(coordinator.get("/plan/findings/"))
    assert "248 cells are empty, 1 have no outcome indicator, 1 activities have one party only" in text
    assert LONELY in text


def test_an_empty_house_says_what_to_do(southern, english):
    assert "Bring a plan that exists" in words(english().get("/plan/"))


def test_an_unknown_area_narrows_the_findings_to_nothing_less(coordinator):
    asked = [coordinator.get("/plan/findings/", {"municipality": code}) for code in ("", "9999", "multi_ill_elderly")]
    assert len({answer.context["findings"].empty_cells for answer in asked}) == 1


def test_an_activity_is_added_changed_and_confirmed_on_pages(planned, english, activity_id, plan_loader):
    office = english()
    address = "/plan/1490/disability/security/add/"
    assert office.get(address).status_code == 200
    sent = {
        "reference": "NY-1", "title": "Trygg hemgång", "owner_name": "Vera Djurfors", "starts_on": "2026-03-01",
        "organizations": ["boras_kommun", "primarvarden"], "ends_on": "2027-10-01",
    }  # fmt: skip
    refused = office.post(address, sent)
    assert (refused.status_code, "reach beyond the plan" in words(refused)) == (422, True)
    assert office.post(address, sent | {"multi_year": "on"}).status_code == 302
    number = made_up.number_of(plan_loader, "Trygg hemgång")
    changed = sent | {"multi_year": "on", "ends_on": "2027-11-01"}
    assert "Write why" in words(office.post(f"/activities/{number}/change/", changed))
    assert office.post(f"/activities/{number}/change/", changed | {"why": "Senare start."}).status_code == 302
    assert "2027-10-01 → 2027-11-01" in words(office.get(f"/activities/{number}/"))
    assert "Senare start." in words(office.get("/plan/moved/"))
    assert "2027-11-01" in office.get("/plan/moved.csv").content.decode()
    region = english("activity_owner", organization="primarvarden")
    assert "Confirm for your side" in words(region.get(f"/activities/{number}/"))
    assert region.post(f"/activities/{number}/confirm/").status_code == 302
    assert "confirmed by the region; the municipality has not answered" in words(region.get(f"/activities/{number}/"))


def test_the_year_to_come_on_its_page(coordinator):
    assert "1 areas have a plan to carry on, 0 have a draft to adopt." in words(coordinator.get("/plan/next/"))
    coordinator.post("/plan/next/copy/", {"why": "Förs vidare."})
    assert "0 areas have a plan to carry on, 1 have a draft to adopt." in words(coordinator.get("/plan/next/"))
    assert TEAM in words(coordinator.get("/plan/next/1490/2027/"))
    sent = {"municipality": "1490", "year": 2027, "body": "styrgrupp", "adopted_on": "2026-11-20", "decision": "7"}
    coordinator.post("/plan/next/adopt/", sent)
    assert "That body may not adopt the area's plan." in words(coordinator.get("/plan/next/")).replace("&#x27;", "'")
    coordinator.post("/plan/next/adopt/", sent | {"body": "ledningsgrupp-boras"})
    assert "has one for the year to come as well" in words(coordinator.get("/plan/next/"))


def test_a_published_plan_is_read_without_logging_in(coordinator, client):
    client.cookies["django_language"] = "en"
    assert client.get("/open/plan/sodra_alvsborg/").status_code == 404
    coordinator.post("/plan/next/publish/", {"municipality": "1490", "year": 2026, "published": "on"})
    page = words(client.get("/open/plan/sodra_alvsborg/1490/"))
    assert TEAM in page
    assert "Borås Stad" in page
    assert "Rönnfors" not in page
    coordinator.post("/plan/next/publish/", {"municipality": "1490", "year": 2026})
    assert client.get("/open/plan/sodra_alvsborg/1490/").status_code == 404
    assert client.get("/open/plan/nowhere/").status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/strategy/", "No strategy is brought in yet."),
        ("/risks/", "No risk is noted yet."),
        ("/trace/", "No agreement holds any commitment yet"),
        ("/plan/moved/", "No deadline has been moved."),
        ("/plan/thresholds/", "Every target in the plans has a figure."),
        ("/plan/tree/", "No document is brought in yet"),
        ("/plan/next/", "No plan is active yet"),
    ],
)
def test_an_empty_page_says_what_to_do_next(southern, english, address, said):
    assert said in words(english().get(address))


AROUND = ("/plan/tree/", "/plan/moved/", "/plan/next/", "/plan/thresholds/", "/risks/", "/trace/", "/plan/")


def test_the_pages_around_the_plan_ask_few_questions_however_many_areas(
    all_planned, english, django_assert_max_num_queries
):
    browser = english()
    for address in AROUND:
        with django_assert_max_num_queries(30, info=address):
            assert browser.get(address).status_code == 200


NEIGHBOUR = {
    "people": [
        {
            "username": "nora.fjelland",
            "first_name": "Nora",
            "last_name": "Fjelland",
            "assignments": [{"role": "coordinator", "organization": "nordlid_kommune", "valid_from": date(2026, 1, 1)}],
        }
    ]
}


@pytest.fixture
def neighbour(elsewhere, loader, now, client):
    """A browser of the coordinator of another collaboration of the same installation."""
    ids = {row.code: row.id for row in organizations(elsewhere("coordinator"))}
    load_people(actor=loader, now=now, document=NEIGHBOUR, organizations=ids, collaboration="nordlid")
    found = next(row for row in demo_people(now.date()) if row.name == "Nora Fjelland")
    client.force_login(get_user_model().objects.get(pk=found.user_id))
    session = client.session
    session["assignment"] = found.id
    session.save()
    return client


def test_another_collaboration_s_plans_are_not_there(planned, neighbour, activity_id):
    number = activity_id(TEAM)
    assert TEAM not in words(neighbour.get("/plan/"))
    for address in (f"/activities/{number}/", f"/activities/{number}/change/", "/plan/next/1490/2026/", CELL):
        assert neighbour.get(address).status_code == 404
    for ending in ("confirm", "milestone", "status"):
        assert neighbour.post(f"/activities/{number}/{ending}/").status_code == 404
