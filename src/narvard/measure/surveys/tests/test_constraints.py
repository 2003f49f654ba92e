"""What the database refuses by itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.measure.surveys.models import Answered, Batch, FreeText, Group, Link, Question, Round, Survey, Tally

DAY = date(2026, 11, 1)


def place() -> dict[str, object]:
    return {"round": Round.objects.get(code="2026"), "group": Group.objects.get(code="people")}


def batch() -> Batch:
    return Batch.objects.create(**place(), number=1, made_on=DAY, made_by="x")


def survey_row(**change):
    fields = {"collaboration_id": "sodra_alvsborg", "code": "x", "title_sv": "X", "source": "X", "certainty": "A"}
    Survey.objects.create(**{**fields, **change})


def question(**change):
    fields = {"survey": Survey.objects.get(), "code": "x", "order": 9, "kind": "scale", "text_sv": "X"}
    Question.objects.create(**{**fields, **change})


def group(**change):
    Group.objects.create(
        **{"survey": Survey.objects.get(), "code": "x", "order": 9, "name": "X", "kind": "residents", **change}
    )


def asked(opens_on, closes_on, code="x"):
    Round.objects.create(survey=Survey.objects.get(), code=code, name="X", opens_on=opens_on, closes_on=closes_on)


def tally(value):
    Tally.objects.create(**place(), question=Question.objects.get(code="goal"), value=value, number=1)


def text(**change):
    FreeText.objects.create(**{**place(), "question": Question.objects.get(code="more"), "text": "X", **change})


def twice(make):
    make()
    make()


# what must not be · how it is tried
REFUSED = [
    ("two surveys with a code", lambda: survey_row(code="trust")),
    ("a survey without a title", lambda: survey_row(title_sv="")),
    ("a survey without a source", lambda: survey_row(source="")),
    ("a certainty that is none", lambda: survey_row(certainty="Q")),
    ("two questions with a code", lambda: question(code="goal")),
    ("a question without a text", lambda: question(text_sv="")),
    ("a question of no kind", lambda: question(kind="grid")),
    ("two groups with a code", lambda: group(code="staff")),
    ("a group without a name", lambda: group(name="")),
    ("a staff of nobody", lambda: group(kind="staff")),
    ("a body that is none", lambda: group(kind="body")),
    ("residents of a body", lambda: group(body="styrgrupp")),
    ("a round that closes before it opens", lambda: asked(date(2027, 1, 2), date(2027, 1, 1))),
    ("two rounds on a day", lambda: asked(date(2026, 11, 30), date(2027, 1, 1))),
    ("two rounds with a code", lambda: asked(date(2027, 1, 1), date(2027, 1, 2), code="2026")),
    ("a batch without links", lambda: Batch.objects.create(**place(), number=0, made_on=DAY, made_by="x")),
    ("a batch withdrawn before it was made", lambda: Batch.objects.create(
        **place(), number=1, made_on=DAY, made_by="x", withdrawn_on=date(2026, 10, 31))),
    ("a token in the clear", lambda: Link.objects.create(batch=batch(), token_hash="a" * 22)),
    ("two links with a hash", lambda: twice(lambda: Link.objects.create(batch=batch(), token_hash="a" * 64))),
    ("two numbers of a round and group", lambda: twice(lambda: Answered.objects.create(**place()))),
    ("an answer above five", lambda: tally(6)),
    ("an answer below one", lambda: tally(0)),
    ("two numbers of an answer", lambda: twice(lambda: tally(5))),
    ("a number below zero", lambda: Answered.objects.create(**place(), number=-1)),
    ("an empty text", lambda: text(text="")),
    ("a text that nobody let through", lambda: text(state="shown")),
    ("a waiting text that was read", lambda: text(read_by="X")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "attempt"), REFUSED, ids=[said for said, _ in REFUSED])
def test_the_database_refuses(survey, said, attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        attempt()
