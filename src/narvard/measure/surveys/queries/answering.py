"""What whoever has a link sees: the questions, or why they cannot be answered."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.measure.surveys.models import Link, Question
from narvard.measure.surveys.queries import words
from narvard.measure.surveys.rules.asking import Stage, stage, token_hash


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it is asked."""

    code: str
    text: str
    kind: str


@dataclass(frozen=True)
class Sheet:
    """What a link opens. `state` is open, used, planned or closed; questions are there only where it is open."""

    state: str
    title: str
    introduction: str
    asked_by: str
    opens_on: date
    last_day: date
    questions: tuple[AskedQuestion, ...]


class LinkUnknown(Exception):
    """No link has this token."""


def sheet(actor: Actor, token: str, today: date) -> Sheet:
    """The survey behind a link, in the active language. Raises LinkUnknown."""
    actor.require("surveys.answer")
    link = (
        Link.objects.select_related("batch__round__survey__collaboration").filter(token_hash=token_hash(token)).first()
    )
    if link is None:
        raise LinkUnknown(token)
    asked = link.batch.round
    found = stage(asked.opens_on, asked.closes_on, today)
    state = "used" if link.used else str(found)
    return Sheet(
        state=state,
        title=words.spoken(asked.survey, "title"),
        introduction=words.spoken(asked.survey, "introduction"),
        asked_by=asked.survey.collaboration.name,
        opens_on=asked.opens_on,
        last_day=date.fromordinal(asked.closes_on.toordinal() - 1),
        questions=_questions(asked.survey.questions.all()) if state == Stage.OPEN else (),
    )


def _questions(rows: list[Question]) -> tuple[AskedQuestion, ...]:
    return tuple(AskedQuestion(row.code, words.spoken(row, "text"), row.kind) for row in rows)
