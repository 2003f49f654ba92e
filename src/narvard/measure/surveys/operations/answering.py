"""Answering by a link: counted once, whole or not at all, and tied to nobody."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import F

from narvard.base.core.actor import Actor
from narvard.base.core.queries import identity_numbers
from narvard.measure.surveys.models import Answered, FreeText, Link, Question, Tally
from narvard.measure.surveys.rules.asking import Fault, Stage, faults, stage, token_hash


class AnswerNotCounted(Exception):
    """The answer was not counted; `code` says why: unknown, used, planned, closed, or a Fault of what was answered."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"The answer was not counted ({code}). Read what the page says, and answer again if it can be."
        )
        self.code = code


def answer(*, actor: Actor, today: date, token: str, values: Mapping[str, int], texts: Mapping[str, str]) -> None:
    """Count an answer once: `values` by question 1–5, `texts` by question. Raises AnswerNotCounted.

    Nothing is written in the log, and no time is kept anywhere: an event would say when, and with the link's address in
    a web server's own log also who. That log must not keep these addresses, as the page on running the product says.
    """
    actor.require("surveys.answer")
    with transaction.atomic():
        link = _link(token, today)
        questions = {question.code: question for question in link.batch.round.survey.questions.all()}
        _check(values, texts, questions)
        # Of two who send at once the second waits here, and then finds the link used.
        if not Link.objects.filter(pk=link.pk, used=False).update(used=True):
            raise AnswerNotCounted("used")
        _count(link, questions, values, texts)


def _link(token: str, today: date) -> Link:
    link = (
        Link.objects.select_related("batch__round__survey", "batch__group").filter(token_hash=token_hash(token)).first()
    )
    if link is None:
        raise AnswerNotCounted("unknown")
    found = stage(link.batch.round.opens_on, link.batch.round.closes_on, today)
    if found is not Stage.OPEN:
        raise AnswerNotCounted(str(found))
    if link.used:
        raise AnswerNotCounted("used")
    return link


def _check(values: Mapping[str, int], texts: Mapping[str, str], questions: Mapping[str, Question]) -> None:
    scales = [code for code, question in questions.items() if question.kind == Question.Kind.SCALE]
    free = [code for code, question in questions.items() if question.kind == Question.Kind.TEXT]
    wrong = faults(values, texts, scales, free)
    if wrong:
        raise AnswerNotCounted(str(wrong[0][1]))
    if any(identity_numbers(text) for text in texts.values()):
        raise AnswerNotCounted(str(Fault.IDENTITY_NUMBER))


def _count(link: Link, questions: Mapping[str, Question], values: Mapping[str, int], texts: Mapping[str, str]) -> None:
    where = {"round": link.batch.round, "group": link.batch.group}
    _one_more(Answered, where)
    # Always in the same order, so that two who answer at once never wait for each other in a ring.
    for code in sorted(values):
        _one_more(Tally, where | {"question": questions[code], "value": values[code]})
    for code in sorted(texts):
        if texts[code].strip():
            FreeText.objects.create(question=questions[code], text=texts[code].strip(), **where)


def _one_more(model: type[Answered | Tally], where: Mapping[str, object]) -> None:
    row, _ = model.objects.get_or_create(**where)
    model.objects.filter(pk=row.pk).update(number=F("number") + 1)
