"""Surveys as a document: what a document may refer to, what is wrong with one, and what is loaded now."""

from collections.abc import Mapping
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import organizations, own
from narvard.measure.surveys.models import Group, Question, Round, Survey, Tally
from narvard.measure.surveys.rules.document import FORM, problems_of

OWN = "survey__collaboration"


def known_to(actor: Actor, now: datetime) -> Known:
    """Organizations by name and code; what kind each question is of and how each round is answered."""
    return {
        "organizations": spellings((row.code, row.name) for row in organizations(actor)),
        "question_kinds": {f"{q.survey.code} {q.code}": q.kind for q in _all(Question, actor)},
        "round_ways": {f"{r.survey.code} {r.code}": "brought" if r.brought else "by_link" for r in _all(Round, actor)},
    }


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document of surveys from being loaded."""
    actor.require("surveys.import")
    known = known_to(actor, now)
    checked = check(FORM, document, known)
    return (*checked.problems, *problems_of(checked.rows, known))


def document(actor: Actor) -> dict[str, object]:
    """The surveys as a document; answers that were given by links stay here, counts that were brought go with it."""
    actor.require("surveys.read")
    surveys = Survey.objects.filter(own(actor))
    rounds = _all(Round, actor)
    tallies = (
        Tally.objects.filter(round__in=[r for r in rounds if r.brought])
        .select_related("round__survey", "group", "question")
        .order_by("round__survey__code", "round__opens_on", "group__order", "question__order", "value")
    )
    return written(
        FORM,
        {
            "surveys": [_row(survey) for survey in surveys],
            "questions": [_row(q) for q in _all(Question, actor)],
            "groups": [_row(g) | {"organization": _code(g)} for g in _all(Group, actor)],
            "rounds": [_row(r) for r in rounds],
            "counts": [_count(tally) for tally in tallies],
        },
    )


def _all(model: type[Question | Group | Round], actor: Actor):
    rows = model.objects.filter(own(actor, OWN)).order_by("survey__code", *model._meta.ordering)
    return list(rows.select_related("survey", *(["organization"] if model is Group else [])))


def _row(thing: Survey | Question | Group | Round) -> dict[str, object]:
    row = {field.name: getattr(thing, field.name) for field in thing._meta.concrete_fields if not field.is_relation}
    return row if isinstance(thing, Survey) else row | {"survey": thing.survey.code}


def _code(group: Group) -> str:
    return group.organization.code if group.organization else ""


def _count(tally: Tally) -> dict[str, object]:
    return {
        "survey": tally.round.survey.code,
        "round": tally.round.code,
        "group": tally.group.code,
        "question": tally.question.code,
        "value": str(tally.value),
        "number": tally.number,
    }
