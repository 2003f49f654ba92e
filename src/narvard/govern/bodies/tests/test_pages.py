"""The pages of the structure and of one body."""

import re

import pytest
import time_machine

from narvard.govern.bodies.operations import load_bodies


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture(autouse=True)
def _on_that_day(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def client(bodies, client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    return browser


def test_the_structure_says_what_is_wrong_and_links_to_it(client):
    response = client.get("/bodies/")
    assert "2 bodies do not have the composition that their founding document asks for." in words(response)
    assert "4 seats are vacant." in words(response)
    assert response.content.decode().count('href="/bodies/styrgrupp/"') == 2


@pytest.mark.parametrize("held", [3, 19])
def test_the_structure_takes_the_same_number_of_questions_however_many_bodies(
    southern, client_as, body_loader, body_document, now, held, django_assert_max_num_queries
):
    kept = {row["slug"] for row in body_document["bodies"][:held]}
    first = {
        name: [row for row in rows if (row.get("body") or row.get("slug")) in kept] if isinstance(rows, list) else rows
        for name, rows in body_document.items()
    }
    load_bodies(actor=body_loader, now=now, document=first)
    browser = client_as("coordinator")
    with django_assert_max_num_queries(12):
        assert len(browser.get("/bodies/").context["structure"].bodies) == held


# address · what the page says
SAID = [
    ("/bodies/styrgrupp/", "17 seats held, but 1 seat vacant."),
    ("/bodies/styrgrupp/", "Ask the organization behind the vacant seat to name someone."),
    ("/bodies/styrgrupp/", "Verksamhetsplan"),
    ("/bodies/politiskt-samrad/", "16 seats held, as the rule asks."),
    ("/bodies/narvardskansli/", "3.5 posts held, as the rule asks."),
    ("/bodies/narvardskansli/", "None: it prepares or advises, and others decide."),
    ("/bodies/ledningsgrupp-tranemo/", "Last called 2025-09-18, more than a year ago."),
    ("/bodies/ledningsgrupp-tranemo/", "Call them to the next meeting."),
    ("/bodies/ledningsgrupp-boras/", "3 seats held, at least as many as the rule asks."),
    ("/bodies/au-styrgrupp/", "No rule for the composition is written down."),
    ("/bodies/styrgrupp/", "It meets next on 10 December 2026, Borås."),
    ("/bodies/styrgrupp/", "More than 50 per cent of the voting seats must be there to decide."),
    ("/bodies/styrgrupp/", "Today that is 10 of 18."),
    ("/bodies/styrgrupp/", "The chair goes to the municipalities on 2027-01-01"),
    ("/bodies/politiskt-samrad/", "The term that runs is 2023–2026"),
    ("/bodies/styrgrupp/", "2026-03 Läkarmedverkan i hemsjukvården overdue"),
    ("/bodies/au-styrgrupp/", "No meeting is planned."),
    ("/decisions/", "8 decisions are written down. One of them is overdue."),
    ("/decisions/?q=fredag", "Utskrivning på fredagar"),
    ("/decisions/?q=ingenting", "No decision fits."),
    ("/decisions/?status=overdue", "One is shown."),
    ("/decisions/?year=2025&body=ledningsgrupp-boras", "Handlingsplan 2026 för Borås närvårdsområde"),
    ("/decisions/?year=x&body=nobody&page=9999999", "No decision fits."),
    ("/decisions/styrgrupp/2026-04/", "ville vänta in regionens översyn"),
    ("/decisions/styrgrupp/2026-03/", "It should have been carried out by Primärvården Södra Älvsborg"),
    ("/decisions/ledningsgrupp-boras/2025-01/", "Handlingsplan 2026, Borås"),
    ("/meetings/", "Next is Delregionalt politiskt samrådsorgan, 26 November 2026, Alingsås."),
]


@pytest.mark.parametrize(("address", "said"), SAID)
def test_a_body_says_whether_its_composition_is_fulfilled_and_why(client, address, said):
    assert said in words(client.get(address))


GONE = [
    "/bodies/nobody/",
    "/meetings/999999/",
    "/meetings/999999/minutes.pdf",
    "/decisions/styrgrupp/2026-99/",
    "/decisions/styrgrupp/2026-3/",
    "/decisions.exe",
    "/bodies/calendar.ics",
    "/bodies/calendar.ics?key=x:y:z",
]


@pytest.mark.parametrize("address", GONE)
def test_what_is_not_there(client, address):
    assert client.get(address).status_code == 404


LISTS = [("/meetings/?of=all", 14), ("/decisions/", 14), ("/decisions/styrgrupp/2026-03/", 10), ("/decisions.csv", 10)]


@pytest.mark.parametrize(("address", "most"), LISTS)
def test_lists_take_few_questions(client, address, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_the_register_as_a_file_holds_every_decision_with_its_text(client):
    lines = client.get("/decisions.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("body,number,decided_on,title,text,grounds,dissent,carried_out_by")
    assert len(lines) == 9
    assert client.get("/decisions.xlsx").content.startswith(b"PK")


def test_a_body_takes_few_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/bodies/styrgrupp/")


def test_before_anything_is_loaded_the_page_says_what_to_do(client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    assert "Load the bodies from a dated YAML file" in words(browser.get("/bodies/"))
