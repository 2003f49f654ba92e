"""What stands around every page, in three languages, and the pages of what went wrong."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from narvard.base.access.queries import GROUNDS, role_table
from narvard.base.core.actor import Decision, NotPermitted, Reason, Scope
from narvard.site.searching import hits
from narvard.site.templatetags.words import ERRANDS, OPERATIONS, REASONS, ROLES, SCOPES, WORDS, word
from narvard.site.views import broken

SOURCE = Path(__file__).resolve().parents[2]
LANGUAGES = ["sv", "nb", "en"]


def speaking(browser: Client, language: str) -> Client:
    browser.cookies["django_language"] = language
    return browser


def test_every_code_has_words(actor_as):
    rows = role_table(actor_as("coordinator"))
    roles = {role for role, _scope in rows[0].scopes}
    assert {row.operation for row in rows} <= set(OPERATIONS)
    assert roles == set(ERRANDS)
    assert roles < set(ROLES)
    assert {scope.value for scope in Scope} == set(SCOPES)
    assert {reason.value for reason in Reason} - {"allowed"} == set(REASONS)


def test_every_action_that_is_logged_has_words():
    files = [file for file in SOURCE.rglob("*.py") if "tests" not in file.parts]
    logged = {
        action for file in files for action in re.findall(r'"?action"?[=:] ?"([a-z_]+\.[a-z_]+)"', file.read_text())
    }
    assert "access.log_out" in logged
    assert logged <= set(WORDS)


def test_every_legal_ground_of_the_gate_says_in_words_what_its_law_says():
    assert {ground.law for ground in GROUNDS.values()} <= set(WORDS)


def test_a_code_without_words_is_shown_as_it_is():
    assert word("no.such_code") == "no.such_code"


# language · the product's own three words are those of the language, and the page says which it is
@pytest.mark.parametrize(("language", "govern"), [("sv", "Styra"), ("nb", "Styre"), ("en", "Govern")])
def test_the_frame_speaks_the_language(client_as, language, govern):
    text = speaking(client_as("coordinator"), language).get("/organizations/").content.decode()
    assert f'<html lang="{language}"' in text
    assert govern in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_can_be_chosen_by_anyone(db, language):
    browser = Client()
    answer = browser.post("/language/", {"language": language, "next": "/login/"})
    assert answer["Location"] == "/login/"
    assert f'<html lang="{language}"' in browser.get("/login/").content.decode()


# address · status · as whom
WRONG = [("/nowhere/", 404, "coordinator"), ("/log/", 403, "coordinator"), ("/plan/", 403, "log_reviewer")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("url", "status", "role"), WRONG)
def test_what_went_wrong_is_told_in_the_language(client_as, language, url, status, role):
    answer = speaking(client_as(role), language).get(url)
    assert answer.status_code == status
    text = answer.content.decode()
    assert text.count("<h1") == 1
    with override(language):
        told = str(REASONS["role_lacks_right"]) if status == 403 else ""
    assert told in text


def test_a_fault_of_ours_is_a_page_too(client_as, monkeypatch):
    browser = client_as("coordinator")
    browser.raise_request_exception = False
    monkeypatch.setattr("narvard.site.views.start_page", lambda actor, now: 1 / 0)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "<h1" in answer.content.decode()


def test_the_page_of_our_fault_asks_nothing_of_the_database(rf, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = broken(rf.get("/"))
    assert "<h1" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_words(southern):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/login/", {"assignment": 1})
    assert answer.status_code == 403
    with override("sv"):
        assert str(gettext("The form was not accepted")) in answer.content.decode()


# the reason for no · what is answered
@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (Reason.ROLE_LACKS_RIGHT, 403),
        (Reason.NO_ASSIGNMENT, 403),
        (Reason.OTHER_AREA, 404),
        (Reason.OTHER_ORGANIZATION, 404),
    ],
)
def test_wrong_scope_looks_as_if_there_were_nothing(client_as, monkeypatch, reason, status):
    def refuse(actor, now):
        raise NotPermitted(Decision(False, reason))

    browser = client_as("coordinator")
    monkeypatch.setattr("narvard.site.views.start_page", refuse)
    assert browser.get("/").status_code == status


@pytest.mark.django_db
def test_nobody_sees_a_fault_or_a_missing_page_as_a_page(settings):
    assert Client().get("/nowhere/").status_code == 404


def test_the_frame_lets_no_one_else_in(client_as):
    answer = client_as("coordinator").get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    text = answer.content.decode()
    assert not re.search(r'\sstyle="|<style|<script(?![^>]*src=)|\son[a-z]+="', text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text)


@pytest.mark.parametrize(
    "url", ["/", "/roles/", "/organizations/", "/assignment/", "/search/?q=sjukhus", "/accessibility/"]
)
def test_each_page_has_one_heading_a_title_and_a_way_past_the_menu(client_as, url):
    text = client_as("coordinator").get(url).content.decode()
    assert text.count("<h1") == 1
    assert re.search(r"<title>\s*\S.* – Närvård</title>", text)
    assert 'href="#content"' in text
    assert 'id="content"' in text


def test_the_demo_says_that_it_is_made_up(client_as, settings):
    assert "frame-demo" in client_as("coordinator").get("/").content.decode()
    settings.DEMO = False
    assert "frame-demo" not in client_as("coordinator").get("/roles/").content.decode()


# text · names that are found among organizations
BORAS = {
    f"Borås Stad, {unit}" for unit in ("hemsjukvården", "biståndsenheten", "socialtjänsten barn och unga", "elevhälsan")
}
FINDS = [
    ("boras", {"Borås", "Borås Stad", "Hälso- och sjukvårdskansliet Borås", *BORAS}),
    ("BORÅS st", {"Borås Stad", *BORAS}),
    ("", set()),
    ("xyzzy", set()),
]


@pytest.mark.parametrize(("text", "names"), FINDS)
def test_search_finds_by_part_of_a_name(actor_as, now, text, names):
    found = dict(hits(actor_as("log_reviewer"), text, now))
    rows = {str(heading): [hit.name for hit in rows] for heading, rows in found.items()}
    organizations = next((rows for heading, rows in rows.items() if heading in {"Organizations", "Organisationer"}), [])
    assert set(organizations) == names


def test_search_shows_a_log_reviewer_no_plan(actor_as, now):
    headings = {str(heading) for heading, _rows in hits(actor_as("log_reviewer"), "a", now)}
    assert not headings & {"Activities", "Aktiviteter", "Indicators", "Indikatorer"}


def test_the_number_of_questions_for_a_page_is_small(client_as, django_assert_max_num_queries):
    browser = client_as("coordinator")
    with django_assert_max_num_queries(6):
        browser.get("/assignment/")
