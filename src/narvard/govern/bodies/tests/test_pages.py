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
    body_document["bodies"] = body_document["bodies"][:held]
    load_bodies(actor=body_loader, now=now, document=body_document)
    browser = client_as("coordinator")
    with django_assert_max_num_queries(10):
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
]


@pytest.mark.parametrize(("address", "said"), SAID)
def test_a_body_says_whether_its_composition_is_fulfilled_and_why(client, address, said):
    assert said in words(client.get(address))


def test_a_body_that_is_not_there(client):
    assert client.get("/bodies/nobody/").status_code == 404


def test_a_body_takes_few_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.get("/bodies/styrgrupp/")


def test_before_anything_is_loaded_the_page_says_what_to_do(client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    assert "Load the bodies from a dated YAML file" in words(browser.get("/bodies/"))
