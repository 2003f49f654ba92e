"""The pages of plans: what they say, how few questions they ask, and what the forms do."""

import re
from uuid import uuid4

import pytest
import time_machine

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
