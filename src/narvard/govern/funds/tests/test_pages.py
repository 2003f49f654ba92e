"""The pages of money: what they say, how few questions they ask, and what the forms do."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from pypdf import PdfReader

from narvard.base.core.actor import command_line
from narvard.govern.funds import queries
from narvard.govern.funds.operations import fix_split, load_funds
from narvard.govern.funds.queries.funds import SHOWN
from narvard.govern.funds.tests import made_up
from narvard.govern.funds.tests.made_up import COST, GRANT
from narvard.govern.funds.tests.test_loading import loaded_case
from narvard.govern.obligations.operations import load_obligations

FUND, SHARE = f"/funds/{GRANT}/", f"/cost-shares/{COST}/"
MOST_QUESTIONS = 30


def words(response) -> str:
    text = " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
    return text.replace("\u00a0", " ").replace("&nbsp;", " ").replace("\u202f", " ")


@pytest.fixture(autouse=True)
def _on_that_day(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def browser(funded, client_as):
    """The economist's browser, in English."""
    found = client_as("economist")
    found.cookies["django_language"] = "en"
    return found


@pytest.fixture
def reader(funded, client_as):
    """The coordinator's browser, in English."""
    found = client_as("coordinator")
    found.cookies["django_language"] = "en"
    return found


def test_the_list_says_how_much_how_much_unnamed_and_how_much_unspent(reader):
    text = words(reader.get("/funds/"))
    assert "3 funds come to 501.07 million kr together." in text
    assert "Of this, 85.4 million kr is named for nothing in particular." in text
    assert "770,000 kr of what the collaboration accounts for is not used yet." in text


def test_an_empty_house_says_what_to_do(southern, client_as):
    browser = client_as("economist")
    browser.cookies["django_language"] = "en"
    assert "Bring the funds as a document" in words(browser.get("/funds/"))
    assert "Bring the costs and their keys as a document" in words(browser.get("/cost-shares/"))


def test_the_tree_never_hides_what_is_unnamed(reader):
    response = reader.get(FUND)
    text = words(response)
    assert "No part names what 400,000 kr of it is for." in text
    assert "It is not said to whom 100,000 kr goes." in text
    assert "Not named of All" in text
    assert response.content.decode().count('class="money-row"') == 4


def test_the_tree_is_narrowed_to_one_recipient(reader):
    html = reader.get(FUND, {"recipient": "municipalities"}).content.decode()
    assert html.count('class="money-row"') == 3


def test_purposes_and_exposure(reader):
    text = words(reader.get(f"{FUND}use/"))
    assert "300,000 kr of 1,000,000 kr is used." in text
    assert "50,000 kr may have to be paid back." in text
    assert "The joint plan covers 6 of 7 purposes" in text
    assert "Nobody carries out purpose 7." in text
    assert "cannot be appealed" in text


def test_no_form_is_offered_to_who_may_not_use_it(reader, browser):
    for address in (f"{FUND}use/", f"{FUND}nodes/teams/", SHARE):
        assert 'method="post" action="/funds' not in reader.get(address).content.decode()
        assert f"{'/decide/' if address == SHARE else '/funds/'}" in browser.get(address).content.decode()
    assert "/decide/" not in reader.get(SHARE).content.decode()


def test_the_economist_records_spending(browser):
    form = {"day": "2026-06-01", "node": "teams", "purpose": "2", "organization": "primarvarden",
            "kronor": "70 000", "text": "More", "voucher": "V3"}  # fmt: skip
    text = words(browser.post(f"{FUND}use/record/", form, follow=True))
    assert "Recorded: V3." in text and "370,000 kr of 1,000,000 kr is used." in text


WRONG = [
    ({"kronor": "1,5"}, "Write whole kronor"),
    ({"kronor": "0"}, "The amount is nothing."),
    ({"day": "2028-01-01"}, "The day lies outside the time of the fund."),
    ({"voucher": "V1", "purpose": "1"}, "is recorded on this part and purpose already"),
]


@pytest.mark.parametrize(("values", "told"), WRONG)
def test_what_is_wrong_is_said_at_the_form(browser, values, told):
    form = {"day": "2026-06-01", "node": "teams", "purpose": "2", "organization": "primarvarden",
            "kronor": "70000", "text": "More", "voucher": "V3", **values}  # fmt: skip
    response = browser.post(f"{FUND}use/record/", form)
    assert response.status_code == 422 and told in words(response)


def test_parts_that_exceed_their_whole_are_said_with_what_to_do(browser):
    form = {"name": "Teams", "regions": "600001", "municipalities": "200000"}
    response = browser.post(f"{FUND}nodes/teams/change/", form)
    assert response.status_code == 422
    assert "The parts come to more than the whole." in words(response)
    assert "Lower a part, raise the whole" in words(response)


def test_a_part_is_added_and_a_code_is_not_taken_twice(browser):
    form = {"code": "more", "name": "More", "relation": "part", "regions": "150000"}
    assert "250,000 kr" in words(browser.post(f"{FUND}nodes/all/add/", form, follow=True))
    assert browser.post(f"{FUND}nodes/all/add/", form).status_code == 422


def test_a_requisition_without_the_whole_joint_plan_is_refused(browser):
    response = browser.post(f"{FUND}use/request/", {"day": "2026-11-01"})
    assert response.status_code == 422 and "nobody carries out purpose 7" in words(response)
    browser.post(f"{FUND}use/carry-out/", {"purpose": "7", "organization": "vgr", "text": "So"})
    assert "The requisition is noted." in words(browser.post(f"{FUND}use/request/", {"day": "2026-11-01"}, follow=True))


def test_the_report_closes_the_fund(browser):
    text = words(browser.post(f"{FUND}use/report/", {"day": "2026-11-20", "reference": "R1"}, follow=True))
    assert "The fund is closed." in text and "Record what was used" not in text
    assert browser.post(f"{FUND}use/facts/", {"note": "So"}).status_code == 422


def test_the_own_funding_question_is_asked_where_the_regulation_asks(browser):
    assert "How did the grant change" in words(browser.get("/funds/elderly/use/"))
    response = browser.post("/funds/elderly/use/report/", {"day": "2026-11-20", "reference": "R1"})
    assert response.status_code == 422 and "The regulation asks for this." in words(response)


def test_the_economist_splits_the_year(browser):
    text = words(browser.get(SHARE))
    assert "It is reckoned and not decided yet." in text and "1,400,000 kr" in text
    text = words(browser.post(f"{SHARE}decide/", follow=True))
    assert "The split is decided." in text and "version 1" in text
    assert browser.post(f"{SHARE}decide/").status_code == 422
    refused = browser.post(f"{SHARE}correct/", {"reason": "So"})
    assert refused.status_code == 422 and "Nothing was corrected" in words(refused)
    text = words(browser.post(f"{SHARE}correct/", {"reason": "A lower bill", "kronor": "3 000 000"}, follow=True))
    assert "It corrects an earlier version: A lower bill" in text and "−" in text


def test_another_key_or_day_is_tried(browser):
    key = queries.key_choices(browser.get("/funds/").wsgi_request.actor)[1][0]
    assert "This is a trial" in words(browser.get(SHARE, {"key": key}))
    missing = words(browser.get(SHARE, {"date": "2025-12-31"}))
    assert "the population of 2025-12-31 is not known for" in missing
    assert browser.get(SHARE, {"key": "99", "date": "yesterday"}).status_code == 200


def test_a_statement_shows_the_proof_step_by_step(browser):
    browser.post(f"{SHARE}decide/")
    text = words(browser.get(f"{SHARE}1/1490/"))
    assert "Borås had 111,026 of 304,443 inhabitants" in text
    assert "To pay: 510," in text


def test_the_invoice_basis_opens_in_every_form(browser):
    browser.post(f"{SHARE}decide/")
    answer = browser.get(f"{SHARE}1/invoice.xlsx")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    numbers = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {2_100_001, 1_400_000, 3_500_001} <= numbers
    pdf = PdfReader(BytesIO(browser.get(f"{SHARE}1/1490/invoice.pdf").content))
    assert "Borås" in pdf.pages[0].extract_text()
    assert browser.get(f"{SHARE}1/1490/invoice.docx").content.startswith(b"PK")
    assert browser.get(f"{SHARE}1/invoice.txt").status_code == 404


def test_the_tables_are_files(browser):
    browser.post(f"{SHARE}decide/")
    for address in ("/funds", f"{FUND}tree", f"{FUND}use", f"{SHARE}1/split"):
        assert browser.get(f"{address}.csv").content.startswith(b"\xef\xbb\xbf")
        assert browser.get(f"{address}.xlsx").content.startswith(b"PK")
        assert browser.get(f"{address}.pdf").status_code == 404


GONE = ("/funds/nothing/", f"{FUND}nodes/nothing/", "/cost-shares/nothing/", f"{SHARE}7/", f"{SHARE}1/9999/")


@pytest.mark.parametrize("address", GONE)
def test_what_is_not_there_is_a_missing_page(browser, address):
    browser.post(f"{SHARE}decide/")
    assert browser.get(address).status_code == 404


def test_what_belongs_to_another_collaboration_is_a_missing_page(southern, client_as, now, document, db):
    skane = loaded_case("skane", now)
    fix_split(actor=_economist_of(skane), now=now, code="samverkanskansliet-2026")
    browser = client_as("economist")
    for address in (
        "/funds/nara-vard-2026/",
        "/funds/nara-vard-2026/nodes/hela/",
        "/funds/nara-vard-2026/use/",
        "/funds/nara-vard-2026/tree.csv",
        "/cost-shares/samverkanskansliet-2026/",
        "/cost-shares/samverkanskansliet-2026/1/",
        "/cost-shares/samverkanskansliet-2026/1/1280/",
        "/cost-shares/samverkanskansliet-2026/1/invoice.pdf",
    ):
        assert browser.get(address).status_code == 404, address
    for address in ("/funds/nara-vard-2026/use/facts/", "/cost-shares/samverkanskansliet-2026/decide/"):
        assert browser.post(address, {"note": "So"}).status_code == 404, address


def _economist_of(actor):
    grants = {**actor.grants, "funds.share": actor.grants["funds.read"]}
    return type(actor)(**{**vars(actor), "grants": grants})


PAGES = ["/funds/", FUND, f"{FUND}nodes/all/", f"{FUND}use/", "/cost-shares/", SHARE, f"{SHARE}1/1490/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_few_questions(browser, django_assert_max_num_queries, address):
    browser.post(f"{SHARE}decide/")
    with django_assert_max_num_queries(MOST_QUESTIONS):
        assert browser.get(address).status_code == 200


def test_the_questions_do_not_grow_with_the_funds(browser, fund_loader, now, document, django_assert_max_num_queries):
    for number in range(20):
        code = f"fund{number}"
        document["funds"].append({**document["funds"][2], "code": code})
        document["nodes"].append({**document["nodes"][5], "fund": code})
    load_funds(actor=fund_loader, now=now, document=document)
    with django_assert_max_num_queries(MOST_QUESTIONS):
        assert "23 funds" in words(browser.get("/funds/"))


def test_the_report_leads_to_its_obligation(browser, fund_loader, now, document):
    document["funds"][0]["obligation"] = "grant-report"
    load_funds(actor=fund_loader, now=now, document=document)
    assert "/obligations/" not in _main(browser.get(f"{FUND}use/"))
    duty = {
        "code": "grant-report", "title": "Report the grant", "recipient": "The state", "answers": "vgr",
        "ground": "A regulation", "recurrence": "yearly", "first_due": date(2027, 3, 31), "source": "made up",
        "certainty": "A", "day_certainty": "D",
    }  # fmt: skip
    actor = command_line(
        "organizations.read",
        "agreements.read",
        "obligations.import",
        "obligations.read",
        collaboration="sodra_alvsborg",
    )
    load_obligations(
        actor=actor, now=now, document={"format": "narvard-obligations", "version": 1, "obligations": [duty]}
    )
    html = _main(browser.get(f"{FUND}use/"))
    assert 'href="/obligations/grant-report/">Report the grant</a>' in html


def test_a_long_list_shows_the_latest_and_says_so(browser, fund_loader, now, document):
    document["spending"] = [made_up.spent(f"V{number}", 10) for number in range(SHOWN + 1)]
    load_funds(actor=fund_loader, now=now, document=document)
    text = words(browser.get(f"{FUND}use/"))
    assert f"The latest {SHOWN} of {SHOWN + 2} rows are shown." in text
    assert browser.get(f"{FUND}use.csv").content.decode().count("\n") == SHOWN + 3


def _main(response) -> str:
    return response.content.decode().split("<main", 1)[1]


def test_a_split_over_33_asks_few_questions(db, now, django_assert_max_num_queries):
    actor = loaded_case("skane", now)
    with django_assert_max_num_queries(15):
        assert len(queries.split_page(actor, "samverkanskansliet-2026").parts[1].portions) == 33
    with django_assert_max_num_queries(5):
        assert len(queries.funds(actor, date(2026, 11, 22)).funds) == 4


def test_the_start_page_of_the_economist(economist, actor_as):
    lines = [(line.url_name, line.url_args, line.day) for line in queries.start_lines(economist, date(2026, 11, 22))]
    assert ("funds:cost", (COST,), None) in lines
    assert ("funds:use", (GRANT,), date(2026, 12, 31)) in lines
    assert ("funds:use", (GRANT,), date(2027, 3, 31)) not in lines
    early = [line.day for line in queries.start_lines(economist, date(2026, 3, 1))]
    assert date(2026, 12, 31) not in early
    later = [(line.url_name, line.day) for line in queries.start_lines(economist, date(2027, 3, 1))]
    assert ("funds:use", date(2027, 3, 31)) in later
    assert queries.start_lines(actor_as("politician"), date(2026, 11, 22)) == ()
