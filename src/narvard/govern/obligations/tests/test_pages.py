"""The pages of obligations, as a person meets them."""

from datetime import date

import pytest

from narvard.govern.obligations import queries

TODAY = date(2026, 11, 22)

# address · what stands on it · how many questions the database is asked at most
PAGES = [
    ("/obligations/", "Last report", 16),
    ("/obligations/plan/", "Minutes 4", 18),
    ("/obligations/report/", "The council", 18),
]


@pytest.mark.parametrize(("address", "said", "most"), PAGES)
def test_a_page_says_what_it_should_with_few_questions(
    loaded, client_as, django_assert_max_num_queries, address, said, most
):
    browser = client_as("politician")
    with django_assert_max_num_queries(most):
        page = browser.get(address, headers={"accept-language": "en"})
    assert said in page.content.decode()


def test_a_day_that_is_not_established_says_so(loaded, client_as):
    page = client_as("politician").get("/obligations/plan/", headers={"accept-language": "en"}).content.decode()
    assert "day unverified" in page


def test_lists_can_be_had_as_files(loaded, client_as):
    browser = client_as("analyst")
    assert browser.get("/obligations/list.csv").content.startswith(b"\xef\xbb\xbf")
    assert browser.get("/obligations/list.xlsx").content.startswith(b"PK")
    assert browser.get("/obligations/list.pdf").status_code == 404


def test_from_consultation_to_receipt_on_the_pages(loaded, client_as):
    browser = client_as("economist")
    sent = {"day": "2026-11-20", "sent_by": "Somebody", "reference": "2026-9"}
    refused = browser.post("/obligations/plan/2026/send/", sent, headers={"accept-language": "en"})
    assert refused.status_code == 422
    assert "Marks kommun" in refused.content.decode()
    for who in ("consulted:boras_kommun", "consulted:mark_kommun", "co_signed:kommunalforbundet"):
        proof = {"who": who, "day": "2026-11-10", "how": "Meeting", "reference": "Minutes 7"}
        assert browser.post("/obligations/plan/2026/proof/", proof).status_code == 302
    assert browser.post("/obligations/plan/2026/send/", sent).status_code == 302
    assert browser.post("/obligations/plan/2026/receipt/", {"day": "2026-11-01", "receipt": "12"}).status_code == 422
    assert browser.post("/obligations/plan/2026/receipt/", {"day": "2026-11-21", "receipt": "12"}).status_code == 302


@pytest.mark.parametrize(
    "address", ["/obligations/nothing/", "/obligations/plan/1999/send/", "/obligations/x/2026/send/"]
)
def test_what_is_not_there_is_a_page_that_is_not_there(loaded, client_as, address):
    assert client_as("coordinator").get(address).status_code == 404


def test_another_collaboration_sees_a_page_that_is_not_there(loaded, obliged, client_as):
    obliged("skane")
    browser = client_as("coordinator")
    assert browser.get("/obligations/plan-patientkontrakt/").status_code == 404
    assert "patientkontrakt" not in browser.get("/obligations/").content.decode()


def test_an_empty_page_says_what_to_do(southern, client_as):
    page = client_as("coordinator").get("/obligations/", headers={"accept-language": "en"}).content.decode()
    assert "Bring what must be sent as a file" in page


def test_those_who_report_are_told_what_is_due(loaded, actor_as):
    lines = queries.start_lines(actor_as("economist"), TODAY)
    assert [(line.url_args, line.day) for line in lines] == [
        (("plan",), date(2026, 9, 1)),
        (("report",), date(2026, 12, 15)),
    ]
    assert queries.start_lines(actor_as("politician"), TODAY) == ()


def test_the_calendar_has_every_day_that_is_not_met(loaded):
    days = [(row.day, row.url_args) for row in queries.due_dates(loaded, TODAY)]
    assert days == [
        (date(2026, 9, 1), ("plan",)),
        (date(2026, 12, 15), ("report",)),
        (date(2027, 9, 1), ("plan",)),
    ]
