"""The pages of the quarter: what they say, what their forms keep, and how few questions they ask."""

import re
from uuid import uuid4

import pytest
import time_machine

from narvard.govern.followup import operations, queries
from narvard.govern.followup.forms.saying import prefix_of
from narvard.govern.followup.models import AreaReady, Period, Said
from narvard.govern.followup.tests import made_up
from narvard.govern.followup.tests.made_up import LONELY, ROUTINE, TEAM, closed, said, word

MINE = "/quarter/mine/"
QUARTER = "/quarter/2026/3/"


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


def form_of(actor, today, place, **texts) -> dict[str, str]:
    """What a browser sends of one line, as the page showed it, with texts typed into it."""
    row = next(row for row in queries.my_list(actor, today, municipality=place[1]).lines if row.line.place == place)
    prefix, mine = prefix_of(row), row.mine
    shown = {
        "side": mine.side if mine else row.sides[0].value,
        "status": row.line.status,
        "done": mine.done if mine else "",
        "hinders": "",
        "next_step": "",
        "version": str(mine.version if mine else 0),
        "token": str(uuid4()),
    } | texts
    return {f"{prefix}-{name}": value for name, value in shown.items()}


def sent(*forms, lines, save) -> dict[str, object]:
    """Several lines of one page, with the button that was pressed."""
    data: dict[str, object] = {"area": "1490", "page": "1", "save": save, "line": ["|".join(place) for place in lines]}
    for form in forms:
        data |= form
    return data


def prefix(form) -> str:
    return next(iter(form)).partition("-")[0]


def test_the_sentence_on_top_grows_with_what_is_said(open_quarter, english, now):
    browser = english()
    assert "0 of 2 areas have said everything; 0 of 4 words are said. It closes in 9 days." in words(
        browser.get("/quarter/")
    )
    said(open_quarter, now, made_up.MARK)
    text = words(browser.get("/quarter/"))
    assert "1 of 2 areas have said everything; 1 of 4 words are said." in text
    assert "Mark 1 of 1 all is said, not called ready" in text


def test_an_empty_house_says_what_to_do(southern, english):
    assert "Prepare the quarter" in words(english().get("/quarter/"))
    assert "The coordinator opens the quarter." in words(english("politician").get("/quarter/"))


def test_a_prepared_quarter_has_no_page_yet(coordinator, english, now):
    operations.prepare_period(actor=coordinator, now=now, quarter=made_up.Q3, deadlines=made_up.DEADLINES)
    assert english().get(QUARTER).status_code == 404
    assert "is prepared and not open yet" in words(english().get("/quarter/"))


@pytest.mark.parametrize("address", ["/quarter/2025/3/", "/quarter/2026/3/area/0180/", "/quarter/2026/9/rows.csv"])
def test_what_is_not_there(open_quarter, english, address):
    assert english().get(address).status_code == 404


def test_the_office_prepares_moves_and_opens(coordinator, english):
    browser = english()
    page = browser.get("/quarter/prepare/")
    assert "Prepare quarter 4 2026" in words(page) and 'value="2027-01-21"' in page.content.decode()
    days = {"areas": "2027-01-20", "office": "2027-01-19", "steering": "2027-02-12", "council": "2027-02-26"}
    refused = browser.post("/quarter/prepare/", days)
    assert refused.status_code == 422
    assert "the days do not follow each other" in words(refused)
    assert browser.post("/quarter/prepare/", days | {"office": "2027-01-27"}).status_code == 302
    assert browser.post("/quarter/open/").status_code == 302
    assert Period.objects.get().state == "open"
    assert browser.post("/quarter/open/").status_code == 404


def test_one_line_is_saved_and_the_others_keep_what_was_typed(open_quarter, english, actor_as, today):
    owner = actor_as("activity_owner", organization="boras_kommun")
    first = form_of(owner, today, TEAM, done="Teamet är på plats.")
    second = form_of(owner, today, ROUTINE, hinders="Halvskriven tanke")
    browser = english("activity_owner", organization="boras_kommun")
    answer = browser.post(MINE, sent(first, second, lines=[TEAM, ROUTINE], save=prefix(first)))
    assert answer.status_code == 200
    assert "1 word is saved." in words(answer)
    assert "Halvskriven tanke" in answer.content.decode()
    assert [row.key for row in Said.objects.all()] == ["1"]


def test_the_last_line_leads_back_to_the_list(open_quarter, english, actor_as, today):
    owner = actor_as("activity_owner", organization="boras_kommun")
    form = form_of(owner, today, TEAM, done="Teamet är på plats.")
    browser = english("activity_owner", organization="boras_kommun")
    for _ in range(2):
        answer = browser.post(MINE, sent(form, lines=[TEAM], save=prefix(form)))
        assert (answer.status_code, answer.headers["Location"]) == (302, "/quarter/mine/?area=1490&page=1")
    assert Said.objects.get().version == 1


def test_everything_that_was_written_is_saved_at_once(open_quarter, english, today):
    forms = [form_of(open_quarter, today, place, done=f"Ord om {place[2]}") for place in (TEAM, ROUTINE)]
    empty = form_of(open_quarter, today, LONELY)
    answer = english().post(MINE, sent(*forms, empty, lines=[TEAM, ROUTINE, LONELY], save="all"))
    assert answer.status_code == 302
    assert sorted(row.done for row in Said.objects.all()) == ["Ord om 1", "Ord om 2"]


def test_who_wrote_meanwhile_is_shown_beside_what_was_typed(open_quarter, english, actor_as, now, today):
    mine = form_of(open_quarter, today, TEAM, done="Mitt ord.")
    said(actor_as("activity_owner", organization="boras_kommun"), now, TEAM, word("both", done="Deras ord."))
    browser = english()
    answer = browser.post(MINE, sent(mine, lines=[TEAM], save=prefix(mine)))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "someone else wrote meanwhile" in words(answer)
    assert "Deras ord." in html and "Mitt ord." in html
    version = re.search(rf'name="{prefix(mine)}-version" value="(\d+)"', html)[1]
    again = mine | {f"{prefix(mine)}-version": version, f"{prefix(mine)}-token": str(uuid4())}
    assert browser.post(MINE, sent(again, lines=[TEAM], save=prefix(mine))).status_code == 302
    assert Said.objects.get().done == "Mitt ord."


# what is typed · what is said
FAULTS = [
    ({"done": ""}, "nothing is written"),
    ({"done": "x" * 601}, "longer than 600 characters"),
    ({"done": "x", "status": "planned"}, "the activity has another status by now"),
    ({"done": "x", "side": "nobody"}, "you do not speak for that side"),
]


@pytest.mark.parametrize(("texts", "told"), FAULTS)
def test_a_faulty_line_says_what_to_do_and_keeps_nothing(open_quarter, english, today, texts, told):
    form = form_of(open_quarter, today, TEAM, **texts)
    answer = english().post(MINE, sent(form, lines=[TEAM], save=prefix(form)))
    assert answer.status_code == 422
    assert told in words(answer)
    assert not Said.objects.exists()


def test_a_line_out_of_reach_is_not_saved(open_quarter, english, today):
    form = form_of(open_quarter, today, TEAM, done="Främmande.")
    browser = english("area_manager", municipality="1463")
    browser.post(MINE, sent(form, lines=[TEAM], save=prefix(form)))
    assert not Said.objects.exists()


@pytest.mark.parametrize("line", ["", "activity", "activity|1490", "cell|1490|x", "|||", "activity|9999|1"])
def test_an_odd_line_is_passed_over(open_quarter, english, line):
    assert english().post(MINE, {"line": line, "save": "all", "area": "1490"}, follow=True).status_code == 200


def test_the_list_of_each(open_quarter, english):
    expected = {
        ("activity_owner", "", "boras_kommun"): ["Mobilt närsjukvårdsteam", "Vårdplats hemma"],
        ("activity_owner", "", "primarvarden"): ["Mobilt närsjukvårdsteam", "Läkarrond varje vecka"],
        ("area_manager", "1463", ""): ["Trygg hemgång"],
    }
    for (role, municipality, organization), titles in expected.items():
        html = english(role, municipality=municipality, organization=organization).get(MINE).content.decode()
        assert re.findall(r'<span class="say-title">(.*?)</span>', html) == titles
    assert "You may write for every area. Choose one." in words(english().get(MINE))


def test_an_area_is_called_ready_and_taken_back(open_quarter, english):
    browser = english("area_manager", municipality="1490")
    address = f"{QUARTER}area/1490/ready/"
    refused = browser.post(address, {"note": ""})
    assert refused.status_code == 422
    assert "because 3 words are missing" in words(refused)
    assert browser.post(address, {"note": "Semester."}).status_code == 302
    assert "called the area ready" in words(browser.get(f"{QUARTER}area/1490/"))
    assert browser.post(address, {"withdraw": "on"}).status_code == 302
    assert not AreaReady.objects.exists()


def test_the_office_closes_and_is_told_what_will_be_frozen(open_quarter, english, now):
    browser = english()
    said(open_quarter, now, TEAM)
    assert "because 2 areas are not" in words(browser.post(f"{QUARTER}office/", {"note": ""}))
    assert browser.post(f"{QUARTER}close/").status_code == 422
    assert browser.post(f"{QUARTER}office/", {"note": "Räcker."}).status_code == 302
    page = words(browser.get(QUARTER))
    assert "Closing freezes 4 activities, 1 words and 0 lights as they stand now. 3 lines stay without a word." in page
    assert browser.post(f"{QUARTER}close/").status_code == 302
    assert browser.post(f"{QUARTER}close/").status_code == 302
    text = words(browser.get(QUARTER))
    assert "1 of 4 words were said. 0 of 2 areas were ready." in text
    assert "Yes: the fingerprint over" in text


def test_a_closed_area_shows_what_was_reported(open_quarter, english, now, lit):
    lit(made_up.results())
    said(open_quarter, now, TEAM, word(next_step="Annons i augusti."))
    closed(open_quarter, now)
    text = words(english("politician").get(f"{QUARTER}area/1490/"))
    assert "3 activities and 1 lights" in text
    assert "Annons i augusti." in text
    assert "4,000" in text and "2026-10-15" in text
    assert "1,440" in text


def test_a_supplement_stands_beside_the_report(open_quarter, english, now):
    closed(open_quarter, now)
    browser = english()
    data = {"area": "1490", "reason": "Sen leverans.", "text": "Två månader till.", "token": str(uuid4())}
    assert browser.post(f"{QUARTER}supplement/", data | {"reason": ""}).status_code == 422
    assert browser.post(f"{QUARTER}supplement/", data).status_code == 302
    assert "Två månader till." in words(browser.get(QUARTER))


def test_the_files_hold_every_row(open_quarter, english, now, lit):
    lit(made_up.results())
    said(open_quarter, now, TEAM, word(done="=1+1"))
    closed(open_quarter, now)
    browser = english()
    text = browser.get(f"{QUARTER}rows.csv").content.decode("utf-8-sig")
    assert "'=1+1" in text and "1500.0" in text
    assert browser.get(f"{QUARTER}rows.xlsx").content.startswith(b"PK")
    assert english().get("/quarter/letters.xlsx").content.startswith(b"PK")


def test_the_digest_is_declined_and_taken_again(open_quarter, english):
    browser = english("activity_owner", organization="boras_kommun")
    assert "You will get no weekly digest." in words(browser.post("/quarter/digest/", {"wanted": "no"}, follow=True))
    assert "You get no weekly digest." in words(browser.get(MINE))
    assert "No digest for me" in words(browser.post("/quarter/digest/", {"wanted": "yes"}, follow=True))


@pytest.mark.parametrize(
    ("role", "where", "line"),
    [
        ("coordinator", {}, "Quarter 3 closes in 9 days, 4 words are missing"),
        ("activity_owner", {"organization": "boras_kommun"}, "Quarter 3 closes in 9 days, 2 wait for you"),
        ("area_manager", {"municipality": "1463"}, "Quarter 3 closes in 9 days, 1 waits for you"),
        ("politician", {}, "Quarter 3 closes in 9 days"),
    ],
)
def test_the_line_on_the_start_page(open_quarter, actor_as, today, settings, role, where, line):
    settings.LANGUAGE_CODE = "en"
    assert [found.text for found in queries.start_lines(actor_as(role, **where), today)] == [line]


def test_the_log_reviewer_has_no_line(open_quarter, actor_as, today):
    assert queries.start_lines(actor_as("log_reviewer"), today) == ()


@pytest.mark.parametrize(
    ("address", "most"), [("/quarter/", 30), (QUARTER, 30), (f"{QUARTER}area/1490/", 30), (f"{MINE}?area=1490", 30)]
)
def test_no_page_of_an_open_quarter_asks_much(
    open_quarter, english, now, lit, django_assert_max_num_queries, address, most
):
    lit(made_up.results())
    browser = english()
    with django_assert_max_num_queries(most):
        assert browser.get(address).status_code == 200


@pytest.mark.parametrize("address", [QUARTER, f"{QUARTER}area/1490/", f"{QUARTER}rows.csv"])
def test_no_page_of_a_closed_quarter_asks_much(open_quarter, english, now, lit, django_assert_max_num_queries, address):
    lit(made_up.results())
    closed(open_quarter, now)
    browser = english()
    with django_assert_max_num_queries(30):
        assert browser.get(address).status_code == 200
