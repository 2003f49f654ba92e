"""The pages of reports: the list, a report on the screen, its files, and the page for a politician."""

import pytest

from narvard.govern.reports import operations, queries
from narvard.govern.reports.views import reports as views

ASKED = {"kind": "annual", "key": "2026", "language": "sv"}


def test_the_list_names_every_kind_and_says_what_to_do_first(client_as, southern):
    page = client_as("politician").get("/reports/").content.decode()
    assert "Ingen rapport är framtagen än" in page
    for name in ("Kvartalsrapport", "Årsrapport", "Slutrapport för en pilot", "Handlingar till ett möte"):
        assert name in page


def test_the_screen_shows_what_paper_will_with_owners_and_the_buttons_last(client_as, lit):
    lit()
    page = (
        client_as("coordinator")
        .get("/reports/draft/", ASKED | {"kind": "quarterly", "key": "2026-Q3"})
        .content.decode()
    )
    assert page.index("Så går det med målen") < page.index("data:image/svg+xml") < page.rindex("Ta fram filerna")
    assert "områdenas ledningsgrupper" in page
    assert "Kontrollsumma för innehållet" in page


def test_one_who_may_not_make_is_told_who_may(client_as, planned):
    page = client_as("politician").get("/reports/draft/", ASKED).content.decode()
    assert "Koordinatorn, ekonomen och analytikern tar fram filerna" in page


def test_a_report_is_asked_for_made_and_taken(client_as, maker, now, planned, tmp_path, monkeypatch):
    browser = client_as("coordinator")
    asked = browser.post("/reports/make/", ASKED)
    report_id = int(asked.url.split("/")[-2])
    waiting = browser.get(asked.url)
    assert waiting["Refresh"] == str(views.LOOK_AGAIN)
    again = browser.post("/reports/make/", ASKED, follow=True).content.decode()
    assert "samma rapport redan är på väg" in again
    operations.make_report(actor=maker, now=now, report_id=report_id, files_root=tmp_path)
    page = browser.get(asked.url)
    assert "Refresh" not in page
    assert queries.report(maker, report_id).fingerprint in page.content.decode()


def test_what_is_not_there_is_not_found(client_as, southern):
    browser = client_as("coordinator")
    for address in ("/reports/999999/", "/reports/draft/?kind=weekly&key=2026", "/promised/?municipality=9999"):
        assert browser.get(address).status_code == 404
    assert browser.post("/reports/make/", ASKED | {"kind": "weekly"}).status_code == 404
    assert browser.get("/promised/page.odt").status_code == 404


def test_the_politician_reads_promised_delivered_and_paid_beside_named_neighbours(client_as, lit):
    lit()
    page = client_as("politician").get("/promised/", {"municipality": "1490", "year": "2026"}).content.decode()
    for word in ("Utlovat", "Utfört", "Betalat", "Aktiviteter 2026: 3", "närmast i invånarantal"):
        assert word in page
    assert sum(name in page for name in ("Alingsås", "Mark", "Ulricehamn", "Lerum")) >= 3


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_the_same_page_is_a_file_in_each_language(client_as, planned, language):
    asked = {"municipality": "1490", "year": "2026", "language": language}
    for ending, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client_as("politician").get(f"/promised/page.{ending}", asked)
        assert answer.content.startswith(begins)
        assert f".{ending}" in answer["Content-Disposition"]


@pytest.mark.parametrize("year", ["", "x", "99999999999", "-1", "²"])
def test_an_odd_year_is_read_calmly(client_as, southern, year):
    assert client_as("politician").get("/promised/", {"municipality": "1490", "year": year}).status_code == 200


def test_without_pango_the_page_says_what_to_do(client_as, planned, monkeypatch):
    monkeypatch.setattr("narvard.base.papers.rules.portable.press", None)
    answer = client_as("politician").get("/promised/page.pdf", {"municipality": "1490"})
    assert answer.status_code == 503
    assert "Pango" in answer.content.decode()


def test_questions_to_the_database_are_few(client_as, lit, django_assert_max_num_queries):
    lit()
    browser = client_as("coordinator")
    for address, most in (("/reports/", 20), ("/promised/?municipality=1490", 35)):
        with django_assert_max_num_queries(most):
            browser.get(address)
