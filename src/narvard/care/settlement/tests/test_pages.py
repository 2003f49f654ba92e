"""The pages of settlement, as each side meets them."""

import io

import pytest
from openpyxl import load_workbook

from narvard.care.settlement import operations
from narvard.care.settlement.models import StatementStay
from narvard.care.settlement.tests.stories import wait
from narvard.care.settlement.tests.test_operations import do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
PAGE = "/settlement/sas/1490/2026/10/"
HOSPITAL, PAYER = {"organization": "sas"}, {"organization": "boras_kommun"}


def text(response):
    return response.content.decode()


def test_the_index_says_what_waits_and_where_each_month_stands(statement, client_as):
    page = text(client_as("economist", **HOSPITAL).get("/settlement/?to=2026-10"))
    assert "50\xa0000\xa0kr" in page and "Utkast" in page and "1 månad väntar på dig" in page
    assert "Räkna månaden" in page
    empty = text(client_as("economist", **PAYER).get("/settlement/?to=2026-10"))
    assert "50\xa0000" not in empty and "Inget sjukhus har skickat" in empty


def test_a_year_without_an_amount_asks_for_the_official_figure(nurse, hospital, now, client_as):
    wait(nurse, "2026-10-05 10:00", "2026-10-13 10:00")
    browser = client_as("economist", **HOSPITAL)
    browser.post("/settlement/settle/", {"month": "2026-10"})
    assert "Inget fastställt belopp är känt för 2026" in text(browser.get("/settlement/?to=2026-10"))
    assert "ingen faktura" in text(browser.get(PAGE))


def test_the_statement_shows_every_day_with_its_ticks_and_one_main_button(statement, client_as):
    page = text(client_as("economist", **HOSPITAL).get(PAGE))
    assert page.count('data-outcome="payable"') == 5 and page.count('data-outcome="free"') == 3
    assert "Alva Påhittad" in page and "8 / 1" in page and "[D]" in page
    assert page.count('<button class="ds-button" type="submit">') == 1
    assert "Skicka till kommunen" in page and "loggen" in page


def test_the_payer_meets_its_own_step_and_not_the_deadline(statement, hospital, now, client_as):
    do(operations.send, hospital, now, statement)
    page = text(client_as("economist", **PAYER).get(PAGE))
    assert "Godkänn" in page and "Bestrid" in page and "Räkna om" not in page
    assert "2026-10-02 10:00" not in page
    assert "2026-10-02 10:00" in text(client_as("economist", **HOSPITAL).get(PAGE))


def test_a_page_has_as_many_questions_for_fifty_waits_as_for_one(
    nurse, hospital, now, client_as, django_assert_max_num_queries
):
    for number in range(6):
        wait(nurse, f"2026-10-{number + 4:02} 10:00", "2026-10-20 10:00", name=f"Person {number}")
    browser = client_as("economist", **HOSPITAL)
    browser.post("/settlement/settle/", {"month": "2026-10"})
    with django_assert_max_num_queries(30):
        assert text(browser.get(PAGE)).count("rowgroup") == 6
    with django_assert_max_num_queries(20):
        browser.get("/settlement/?to=2026-10")


def test_a_dispute_is_written_answered_and_sent_again_through_the_pages(statement, hospital, now, client_as):
    do(operations.send, hospital, now, statement)
    payer, ours = client_as("economist", **PAYER), client_as("economist", **HOSPITAL)
    stay = StatementStay.objects.get().pk
    assert payer.post(f"{PAGE}dispute/", {"version": 2, "stay": stay, "reason": ""}).status_code == 422
    assert payer.post(f"{PAGE}dispute/", {"version": 2, "stay": stay, "reason": "Fel tid."}).status_code == 302
    assert "Fel tid." in text(ours.get(PAGE))
    number = statement.disputes.get().pk
    form = text(ours.get(f"{PAGE}dispute/{number}/correct/"))
    assert "Underrättelse om utskrivningsklar: 2026-10-05 10:00" in form
    ready = next(tick["notice"] for tick in StatementStay.objects.get().ticks if tick["duty"] == "ready_notice")
    data = {"version": 3, "notice": ready, "sent_at_0": "2026-10-06", "sent_at_1": "13:00", "cause": "Fel dag."}
    assert ours.post(f"{PAGE}dispute/{number}/correct/", data).status_code == 302
    page = text(ours.get(PAGE))
    assert "−20\xa0000\xa0kr" in page and "Fel dag." in page
    ours.post(f"{PAGE}send/", {"version": 4})
    assert "30\xa0000\xa0kr" in text(payer.get(PAGE))


def test_an_old_page_sends_nothing_and_says_why(statement, client_as):
    browser = client_as("economist", **HOSPITAL)
    browser.post(f"{PAGE}send/", {"version": 1})
    assert "någon har gjort något med underlaget" in text(browser.post(f"{PAGE}send/", {"version": 1}, follow=True))


def test_a_time_in_the_hour_that_comes_twice_is_asked_about(statement, hospital, now, client_as):
    do(operations.send, hospital, now, statement)
    payer = client_as("economist", **PAYER)
    payer.post(f"{PAGE}dispute/", {"version": 2, "stay": StatementStay.objects.get().pk, "reason": "Fel tid."})
    number = statement.disputes.get().pk
    ready = next(tick["notice"] for tick in StatementStay.objects.get().ticks if tick["duty"] == "ready_notice")
    data = {"version": 3, "notice": ready, "sent_at_0": "2026-10-25", "sent_at_1": "02:30", "cause": "Fel dag."}
    answer = client_as("economist", **HOSPITAL).post(f"{PAGE}dispute/{number}/correct/", data)
    assert answer.status_code == 422 and answer.context["form"].has_error("sent_at", "twice")


def test_other_terms_can_be_tried_on_the_page(statement, client_as):
    page = text(client_as("economist", **HOSPITAL).get(f"{PAGE}?compare=law"))
    assert "Inget av detta sparas" in page


def test_the_papers_hold_every_day_and_leave_an_event_for_each_person(statement, client_as, logged):
    browser = client_as("economist", **HOSPITAL)
    book = load_workbook(io.BytesIO(browser.get(f"{PAGE}statement.xlsx").content))
    days = book[book.sheetnames[-1]]
    assert [row[2].value.day for row in days.iter_rows(min_row=2)] == [5, 6, 7, 8, 9, 10, 11, 12]
    assert sum(row[5].value or 0 for row in days.iter_rows(min_row=2)) == 50_000
    assert (logged()[0].action, logged()[0].patient) == ("settlement.paper", StatementStay.objects.get().subject)
    assert browser.get(f"{PAGE}statement.pdf").content.startswith(b"%PDF")


def test_protected_identity_is_marked(nurse, hospital, now, client_as):
    wait(nurse, "2026-10-05 10:00", "2026-10-13 10:00", protection="marked")
    browser = client_as("economist", **HOSPITAL)
    browser.post("/settlement/settle/", {"month": "2026-10"})
    page = text(browser.get(PAGE))
    assert "Skyddade personuppgifter" in page and "Storgatan" not in page


@pytest.mark.parametrize("wrong", ["/settlement/sas/1490/2026/13/", "/settlement/sas/0000/2026/10/",
                                   "/settlement/none/1490/2026/10/", "/settlement/sas/1490/99999/10/"])  # fmt: skip
def test_what_is_not_there_is_not_found(statement, client_as, wrong):
    assert client_as("economist", **HOSPITAL).get(wrong).status_code == 404
