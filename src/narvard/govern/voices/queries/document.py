"""People heard as a document: what it may refer to, what is wrong with one, and what is loaded now."""

from collections.abc import Mapping
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.voices.models import (
    Discussion,
    DiscussionGroup,
    DiscussionQuestion,
    Kept,
    Note,
    Occasion,
    Outcome,
    Statement,
)
from narvard.govern.voices.rules.document import FORM, problems_of

MODELS: Mapping[str, type[Kept]] = {
    "occasions": Occasion,
    "statements": Statement,
    "discussions": Discussion,
    "questions": DiscussionQuestion,
    "groups": DiscussionGroup,
    "notes": Note,
    "outcomes": Outcome,
}
TABLES = {table.name: table for table in FORM.tables}


def known_to(actor: Actor, now: datetime) -> Known:
    """Municipalities, and what is written down already, that a document may name."""
    known = {"municipalities": spellings((row.code, row.name) for row in municipalities(actor))}
    for table, model in MODELS.items():
        known[table] = {
            code.casefold(): code for code in model.objects.filter(own(actor)).values_list("code", flat=True)
        }
    return known


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document of people heard from being loaded."""
    actor.require("voices.import")
    checked = check(FORM, document, known_to(actor, now))
    return (*checked.problems, *problems_of(checked.rows))


def document(actor: Actor) -> dict[str, object]:
    """Everybody who was heard, as a document that can be brought again."""
    actor.require("voices.read")
    return written(FORM, {table: _rows(actor, table) for table in MODELS})


def _rows(actor: Actor, table: str) -> list[dict[str, object]]:
    model = MODELS[table]
    related = [
        field.name for field in model._meta.concrete_fields if field.is_relation and field.name != "collaboration"
    ]
    rows = model.objects.filter(own(actor)).select_related(*related)
    return [_row(table, row) for row in rows]


def _row(table: str, row: Kept) -> dict[str, object]:
    plain = {column.name: getattr(row, column.name) for column in TABLES[table].columns}
    found = {name: getattr(value, "code", value) for name, value in plain.items()}
    if table == "outcomes" and row.number and not row.reference:
        # What was made here has a number of this installation only; elsewhere it is found by that as a reference.
        found["reference"] = str(row.number)
    return found
