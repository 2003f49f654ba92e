"""The pages of surveys: what the rounds say, how they are prepared, and what is withheld."""

import re
from datetime import timedelta

import pytest
import time_machine

from narvard.measure.surveys import operations, queries
from narvard.measure.surveys.models import Batch, FreeText, Group, Question, Round, Survey, Tally
from narvard.measure.surveys.tests import made_up


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\u00a0", " ").replace("&nbsp;", " ")
    return " ".join(text.split())


@pytest.fixture
def client(survey, client_as):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = "en"
    return browser


def test_the_list_says_what_is_open_until_when(client):
    assert "“Trust” is open and closes on 1 December 2026." in words(client.get("/surveys/"))


def test_before_there_is_any_survey_the_page_says_what_to_do(southern, client_as):
    browser = client_as("analyst")
    browser.cookies["django_language"] = "en"
    assert "Make a survey" in words(browser.get("/surveys/"))


# what the page of the survey says
SAID = [
    "Hösten 2025: most agree with “Jag känner till målet.” (83 %), fewest with “Vi litar på varandra.” (53 %).",
    "Hösten 2026 is open. What it says is shown when it closes on 1 December 2026.",
    "withheld",
    "Twelve rounds are needed",
    "not been verified",
]


@pytest.mark.parametrize("said", SAID)
def test_the_page_says_what_the_latest_closed_round_says(client, said):
    assert said in words(client.get("/surveys/trust/"))


def test_three_answers_of_a_staff_are_withheld_with_the_group_beside_them(client):
    results = client.get("/surveys/trust/").context["page"].results
    trust = next(row for row in results.questions if row.question.startswith("Vi litar"))
    assert [cell.share.withheld for cell in (trust.whole, *trust.groups)] == [False, True, True]


def test_nothing_of_an_open_round_is_shown(client, now):
    for token in made_up.tokens(now, 6):
        operations.answer(actor=made_up.PUBLIC, today=made_up.OPEN_DAY, token=token, values={"goal": 1}, texts={})
    page = client.get("/surveys/trust/").context["page"]
    assert page.results.round_name == "Hösten 2025"
    assert page.now.answered == "6"
    with time_machine.travel(now + timedelta(days=10), tick=False):
        later = client.get("/surveys/trust/").context["page"].results
    assert (later.round_name, later.questions[0].whole.value) == ("Hösten 2026", "0\u00a0%")


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (4, "fewer than 5"), (5, "5")])
def test_few_answers_are_not_counted_out(client, now, number, told):
    for token in made_up.tokens(now, number) if number else ():
        operations.answer(actor=made_up.PUBLIC, today=made_up.OPEN_DAY, token=token, values={"goal": 1}, texts={})
    assert client.get("/surveys/trust/").context["page"].now.answered == told


@pytest.mark.parametrize("rounds", [2, 14])
def test_the_page_takes_the_same_number_of_questions_however_many_rounds(client, rounds, django_assert_max_num_queries):
    survey, goal, group = Survey.objects.get(), Question.objects.get(code="goal"), Group.objects.first()
    for number in range(rounds):
        day = made_up.OPEN_DAY - timedelta(days=800 + 10 * number)
        row = Round.objects.create(
            survey=survey,
            code=f"r{number}",
            name=f"R{number}",
            opens_on=day,
            closes_on=day + timedelta(5),
            brought=True,
        )
        Tally.objects.create(round=row, group=group, question=goal, value=5, number=9)
    with django_assert_max_num_queries(26):
        assert client.get("/surveys/trust/").status_code == 200


def test_the_file_holds_every_closed_round_and_withholds_the_same(client):
    lines = client.get("/surveys/trust/results.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 2 * 2 * 3
    withheld = [line for line in lines if line.endswith("withheld to protect those who answered")]
    assert len(withheld) == 2 and all(",,,,," in line for line in withheld)
    assert client.get("/surveys/trust/results.xlsx").content.startswith(b"PK")


def written(now, text="Bra.", answers=5) -> FreeText:
    for number, token in enumerate(made_up.tokens(now, answers)):
        texts = {"more": text} if not number else {}
        operations.answer(actor=made_up.PUBLIC, today=made_up.OPEN_DAY, token=token, values={"goal": 1}, texts=texts)
    return FreeText.objects.get()


@pytest.mark.parametrize(
    ("answers", "show", "shown"), [(5, "yes", True), (4, "yes", False), (5, "no", False), (5, "", False)]
)
def test_a_text_is_shown_when_it_was_read_and_five_answered(client, now, answers, show, shown):
    text = written(now, answers=answers)
    if show:
        client.post(f"/survey/texts/{text.pk}/", {"show": show})
    with time_machine.travel(now + timedelta(days=10), tick=False):
        results = client.get("/surveys/trust/").context["page"].results
    assert bool(results.texts) is shown


def test_whoever_reads_the_texts_is_not_told_the_group(client, now):
    written(now)
    said = words(client.get("/surveys/trust/texts/"))
    assert "Bra." in said and "Invånare" not in said


def test_reading_a_text_leaves_neither_it_nor_its_number_in_the_log(client, now, logged):
    text = written(now)
    client.post(f"/survey/texts/{text.pk}/", {"show": "yes"})
    assert "Bra." not in logged()[0].payload and str(text.pk) not in logged()[0].payload


def test_links_are_handed_out_as_a_file_once(client):
    data = {"links-round": "2026", "links-group": "people", "links-number": "3"}
    answered = client.post("/surveys/trust/links/", data)
    lines = answered.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4 and re.fullmatch(r"Invånare,1,http://testserver/answer/[\w-]{22}/", lines[1])
    assert answered["Cache-Control"] == "no-store"
    assert "/answer/" not in client.get("/surveys/trust/").content.decode()
    client.post(f"/surveys/trust/links/{Batch.objects.get().pk}/withdraw/")
    assert "taken back" in words(client.get("/surveys/trust/"))


# what is sent where · what the page says
FAULTS = [
    (
        "rounds",
        {"round-name": "X", "round-opens_on": "2026-11-02", "round-closes_on": "2026-11-03"},
        "another round is open",
    ),
    (
        "rounds",
        {"round-name": "X", "round-opens_on": "2027-02-02", "round-closes_on": "2027-02-01"},
        "closes before it opens",
    ),
    ("groups", {"group-name": "X", "group-kind": "staff"}, "not said whose"),
    ("groups", {"group-name": "X", "group-kind": "residents", "group-body": "styrgrupp"}, "not said whose"),
    ("questions", {"question-kind": "scale", "question-text_sv": "X"}, "the survey has been answered"),
    ("questions", {"question-kind": "scale"}, "no language has a text"),
]


@pytest.mark.parametrize(("part", "data", "said"), FAULTS)
def test_what_cannot_be_saved_is_said(client, part, data, said):
    answered = client.post(f"/surveys/trust/{part}/", data)
    assert answered.status_code == 422
    assert said in words(answered)


def test_a_survey_is_made_from_nothing_and_asked(client, now):
    made = {"title_sv": "Närhet i vardagen", "source": "Kansliet"}
    assert client.post("/survey/new/", made).status_code == 302
    base = "/surveys/narhet-i-vardagen/"
    client.post(f"{base}questions/", {"question-kind": "scale", "question-text_sv": "Vården är nära."})
    client.post(f"{base}groups/", {"group-name": "Styrgruppen", "group-kind": "body", "group-body": "styrgrupp"})
    days = {"round-name": "Nu", "round-opens_on": "2026-11-20", "round-closes_on": "2026-11-30"}
    client.post(f"{base}rounds/", days)
    links = client.post(f"{base}links/", {"links-round": "2026-11-20", "links-group": "g1", "links-number": "1"})
    url = links.content.decode("utf-8-sig").splitlines()[1].split(",")[2]
    assert "Vården är nära." in client.get(url).content.decode()
    assert client.post("/survey/new/", made).status_code == 422


def test_the_start_page_is_told_of_open_surveys_and_of_texts_to_read(survey, now, actor_as):
    written(now)
    lines = queries.start_lines(actor_as("coordinator"), now.date())
    assert [(line.url_name, str(line.day)) for line in lines] == [
        ("surveys:survey", "2026-11-30"),
        ("surveys:texts", "None"),
    ]
    assert len(queries.start_lines(actor_as("politician"), now.date())) == 1
    assert queries.start_lines(actor_as("log_reviewer"), now.date()) == ()
