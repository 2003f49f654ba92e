"""Bringing surveys as a document: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import DocumentRefused, require
from narvard.base.organizations.queries import organizations
from narvard.measure.surveys.models import Answered, Group, Question, Round, Survey, Tally
from narvard.measure.surveys.queries.document import known_to
from narvard.measure.surveys.rules.document import FORM, Row, Rows, problems_of

SPOKEN = tuple(f"{name}_{language}" for name in ("title", "introduction") for language in ("sv", "nb", "en"))


def load_surveys(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load every row of the document, or none; what is there by its code is updated. Returns how many of each kind.

    The counts of a brought round are replaced by those of the document. Raises DocumentRefused.
    """
    actor.require("surveys.import")
    with transaction.atomic():
        take_turn("surveys.load")
        known = known_to(actor, now)
        rows = require(FORM, document, known)
        if problems := problems_of(rows, known):
            raise DocumentRefused(problems)
        _save(actor, rows)
        counts = {table.name: len(rows[table.name]) for table in FORM.tables}
        record(
            actor=actor,
            now=now,
            action="surveys.import",
            object_type="surveys.Survey",
            object_id="*",
            details={"surveys": [str(row["code"]) for row in rows["surveys"]]},
        )
    return counts


def _save(actor: Actor, rows: Rows) -> None:
    surveys = {str(row["code"]): _survey(actor, row) for row in rows["surveys"]}
    ids = {row.code: row.id for row in organizations(actor)}
    for order, row in enumerate(rows["questions"], start=1):
        texts = {f"text_{language}": row[f"text_{language}"] for language in ("sv", "nb", "en")}
        _keep(Question, surveys, row, {"order": order, "kind": row["kind"], **texts})
    for order, row in enumerate(rows["groups"], start=1):
        whose = {"organization_id": ids.get(str(row["organization"])), "body": row["body"]}
        _keep(Group, surveys, row, {"order": order, "name": row["name"], "kind": row["kind"], **whose})
    for row in rows["rounds"]:
        _keep(Round, surveys, row, {name: row[name] for name in ("name", "opens_on", "closes_on", "brought")})
    _save_counts(surveys.values(), rows["counts"])


def _survey(actor: Actor, row: Row) -> Survey:
    fields = {name: row[name] for name in (*SPOKEN, "source", "certainty")}
    saved, _ = Survey.objects.update_or_create(collaboration_id=actor.collaboration, code=row["code"], defaults=fields)
    return saved


def _keep(
    model: type[Question | Group | Round], surveys: Mapping[str, Survey], row: Row, fields: Mapping[str, object]
) -> None:
    model.objects.update_or_create(survey=surveys[str(row["survey"])], code=row["code"], defaults=fields)


def _save_counts(surveys: Iterable[Survey], rows: Iterable[Row]) -> None:
    """The counts of every brought round of the surveys as the document has them."""
    rounds = {(r.survey.code, r.code): r for r in _of(Round, surveys).filter(brought=True)}
    groups = {(g.survey.code, g.code): g for g in _of(Group, surveys)}
    questions = {(q.survey.code, q.code): q for q in _of(Question, surveys)}
    for model in (Tally, Answered):
        model.objects.filter(round__in=rounds.values()).delete()
    tallies = [
        Tally(
            round=rounds[survey, row["round"]],
            group=groups[survey, row["group"]],
            question=questions[survey, row["question"]],
            value=int(str(row["value"])),
            number=row["number"],
        )
        for row in rows
        for survey in [str(row["survey"])]
    ]
    Tally.objects.bulk_create(tallies)
    Answered.objects.bulk_create(_answered(tallies))


def _of(model: type[Question | Group | Round], surveys: Iterable[Survey]):
    return model.objects.filter(survey__in=surveys).select_related("survey")


def _answered(tallies: Iterable[Tally]) -> list[Answered]:
    """How many answered: as many as the question that most of the group answered."""
    by_question: dict[tuple[int, int, int], int] = {}
    for tally in tallies:
        key = (tally.round_id, tally.group_id, tally.question_id)
        by_question[key] = by_question.get(key, 0) + tally.number
    most: dict[tuple[int, int], int] = {}
    for (round_id, group_id, _), number in by_question.items():
        most[round_id, group_id] = max(number, most.get((round_id, group_id), 0))
    return [
        Answered(round_id=round_id, group_id=group_id, number=number) for (round_id, group_id), number in most.items()
    ]
