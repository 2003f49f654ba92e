"""Answering by a link: once, whole or not at all, and tied to nobody."""

import re
from dataclasses import replace

import pytest
from django.db import connection, models
from django.test import Client

from narvard.measure.surveys import operations
from narvard.measure.surveys.models import Answered, FreeText, Link, Question, Round, Tally
from narvard.measure.surveys.operations import AnswerNotCounted, answer
from narvard.measure.surveys.tests import made_up

pytestmark = pytest.mark.django_db
TODAY = made_up.OPEN_DAY


def give(token, values=None, texts=None, today=TODAY):
    answer(actor=made_up.PUBLIC, today=today, token=token, values=values or {}, texts=texts or {})


def tallied() -> dict[tuple[str, int], int]:
    rows = Tally.objects.filter(round__code="2026").values_list("question__code", "value", "number")
    return {(question, value): number for question, value, number in rows}


def test_an_answer_is_counted(survey, now):
    one, two = made_up.tokens(now, 2)
    give(one, {"goal": 5, "trust": 2}, {"more": " Bra. "})
    give(two, {"goal": 5})
    assert tallied() == {("goal", 5): 2, ("trust", 2): 1}
    assert Answered.objects.get(round__code="2026").number == 2
    assert FreeText.objects.get().text == "Bra."


def test_a_link_counts_once_however_often_it_is_sent(survey, now):
    (token,) = made_up.tokens(now, 1)
    give(token, {"goal": 5})
    with pytest.raises(AnswerNotCounted) as refused:
        give(token, {"goal": 1})
    assert refused.value.code == "used"
    assert tallied() == {("goal", 5): 1}


# what is sent · why it is not counted
REFUSED = [
    ({}, {}, "nothing_answered"),
    ({"goal": 6}, {}, "outside_scale"),
    ({"elsewhere": 3}, {}, "unknown_question"),
    ({"goal": 3}, {"goal": "fem"}, "unknown_question"),
    ({"goal": 3}, {"more": "x" * 1001}, "too_long"),
    ({"goal": 3}, {"more": "Jag är 19900118-9811."}, "identity_number"),
]


@pytest.mark.parametrize(("values", "texts", "code"), REFUSED)
def test_a_faulty_answer_leaves_nothing_behind_and_the_link_can_be_used(survey, now, values, texts, code):
    (token,) = made_up.tokens(now, 1)
    with pytest.raises(AnswerNotCounted) as refused:
        give(token, values, texts)
    assert refused.value.code == code
    assert (tallied(), FreeText.objects.count()) == ({}, 0)
    give(token, {"goal": 4})


def test_an_answer_is_saved_whole_or_not_at_all(survey, now, monkeypatch):
    (token,) = made_up.tokens(now, 1)

    def lost(**_where):
        raise ConnectionError("the connection was lost")

    with monkeypatch.context() as broken:
        broken.setattr(FreeText.objects, "create", lost)
        with pytest.raises(ConnectionError):
            give(token, {"goal": 5}, {"more": "Bra."})
    assert tallied() == {}
    assert not Link.objects.get().used
    give(token, {"goal": 5}, {"more": "Bra."})
    assert tallied() == {("goal", 5): 1}


@pytest.mark.parametrize(("days", "code"), [(-30, "planned"), (9, "closed")])
def test_a_round_that_is_not_open_takes_no_answer(survey, now, days, code):
    (token,) = made_up.tokens(now, 1)
    with pytest.raises(AnswerNotCounted) as refused:
        give(token, {"goal": 5}, today=TODAY.fromordinal(TODAY.toordinal() + days))
    assert refused.value.code == code


def test_a_token_that_nobody_made_opens_nothing(survey, now):
    made_up.tokens(now, 1)
    with pytest.raises(AnswerNotCounted) as refused:
        give("A" * 22, {"goal": 5})
    assert refused.value.code == "unknown"


def test_no_column_of_an_answer_leads_to_a_link_or_tells_a_time():
    times = (models.DateField, models.DateTimeField, models.TimeField)
    for model in (Tally, Answered, FreeText):
        fields = model._meta.concrete_fields
        assert not [field for field in fields if isinstance(field, times)], model
        assert {field.related_model.__name__ for field in fields if field.is_relation} <= {"Round", "Group", "Question"}
    assert not [field for field in Link._meta.concrete_fields if isinstance(field, times)]
    assert not [field for field in Round._meta.concrete_fields if isinstance(field, models.DateTimeField)]


def test_answering_leaves_no_event_and_no_token_anywhere(survey, now, logged):
    tokens = made_up.tokens(now, 3)
    before = len(logged())
    give(tokens[1], {"goal": 5}, {"more": "Bra."})
    assert len(logged()) == before
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not [row for row in cursor.fetchall() if any(token in str(row) for token in tokens)], table


def test_used_and_unused_links_are_told_apart_by_nothing_but_that(survey, now):
    tokens = made_up.tokens(now, 5)
    give(tokens[3], {"goal": 5})
    rows = list(Link.objects.order_by("pk"))
    assert [row.token_hash for row in rows] == sorted(row.token_hash for row in rows)
    assert sum(row.used for row in rows) == 1


def test_tokens_are_of_128_bits_and_all_different(survey, now):
    tokens = made_up.tokens(now, 200)
    assert len(set(tokens)) == 200
    assert all(re.fullmatch(r"[\w-]{22}", token) for token in tokens)


def test_links_that_are_taken_back_open_nothing_and_used_ones_stay_counted(survey, now):
    one, two = made_up.tokens(now, 2)
    give(one, {"goal": 5})
    batch = Link.objects.first().batch_id
    assert operations.withdraw_links(actor=made_up.LOADER, now=now, today=TODAY, batch_id=batch) == 1
    with pytest.raises(AnswerNotCounted):
        give(two, {"goal": 5})
    with pytest.raises(operations.BatchNotFound):
        operations.withdraw_links(actor=made_up.LOADER, now=now, today=TODAY, batch_id=batch)
    assert tallied() == {("goal", 5): 1}


# what is asked for · why no link is made
NO_LINKS = [
    ({"number": 0}, "number"),
    ({"number": 2001}, "number"),
    ({"group": "nobody"}, "unknown"),
    ({"survey": "nothing"}, "unknown"),
    ({"round_code": "2025"}, "brought"),
]


@pytest.mark.parametrize(("change", "code"), NO_LINKS)
def test_links_are_not_made(survey, now, change, code):
    asked = {"survey": "trust", "round_code": "2026", "group": "people", "number": 1, **change}
    with pytest.raises(operations.LinksNotMade) as refused:
        operations.make_links(actor=made_up.LOADER, now=now, today=TODAY, **asked)
    assert refused.value.code == code


def test_another_collaboration_makes_no_links_and_takes_none_back(survey, now):
    made_up.tokens(now, 1)
    elsewhere = replace(made_up.LOADER, collaboration="skane")
    asked = {"survey": "trust", "round_code": "2026", "group": "people", "number": 1}
    with pytest.raises(operations.LinksNotMade):
        operations.make_links(actor=elsewhere, now=now, today=TODAY, **asked)
    with pytest.raises(operations.BatchNotFound):
        operations.withdraw_links(actor=elsewhere, now=now, today=TODAY, batch_id=Link.objects.get().batch_id)


# the open page


def page(token, **data):
    browser = Client(enforce_csrf_checks=True)
    url = f"/answer/{token}/?language=en"
    return browser.post(url, data) if data else browser.get(url)


def test_the_page_asks_the_questions_and_sets_no_cookie(survey, now):
    answered = page(made_up.tokens(now, 1)[0])
    text = answered.content.decode()
    assert answered.status_code == 200
    assert "Vi litar på varandra." in text and "Send the answer" in text
    assert answered.cookies == {}
    assert answered["Cache-Control"] == "no-store" and answered["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Skicka svaret"), ("nb", "Send svaret"), ("en", "Send the answer")]
)
def test_the_page_speaks_three_languages_by_its_address(survey, now, language, said):
    answered = Client().get(f"/answer/{made_up.tokens(now, 1)[0]}/?language={language}")
    assert said in answered.content.decode()
    assert f'<html lang="{language}"' in answered.content.decode()


def test_sending_thanks_and_sending_again_counts_once(survey, now):
    (token,) = made_up.tokens(now, 1)
    assert "Thank you" in page(token, **{"q-goal": "5"}).content.decode()
    assert "counted, once" in page(token, **{"q-goal": "5"}).content.decode()
    assert tallied() == {("goal", 5): 1}


@pytest.mark.parametrize("given", [{"q-goal": "9"}, {"q-goal": "12"}, {"q-goal": "fem"}])
def test_a_faulty_sheet_comes_back_with_what_to_do(survey, now, given):
    answered = page(made_up.tokens(now, 1)[0], **given)
    assert answered.status_code == 422
    assert "Choose from 1 to 5" in answered.content.decode()


def test_what_was_written_stays_on_a_sheet_that_comes_back(survey, now):
    answered = page(made_up.tokens(now, 1)[0], **{"q-goal": "4", "q-more": "900118-9811 var bra"})
    text = answered.content.decode()
    assert answered.status_code == 422
    assert "identity number" in text and "var bra" in text and 'value="4" checked' in text


def test_an_unknown_link_says_so(survey):
    answered = page("A" * 22)
    assert answered.status_code == 404
    assert "opens nothing" in answered.content.decode()


def test_a_sheet_takes_few_questions(survey, now, django_assert_max_num_queries):
    (token,) = made_up.tokens(now, 1)
    with django_assert_max_num_queries(6):
        page(token)
    assert Question.objects.count() == 3
