"""Missions as a document: what it may refer to, what is wrong with one, and what is loaded now."""

from collections.abc import Mapping
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, organizations, own
from narvard.govern.missions.models.kept import MODELS
from narvard.govern.missions.models.owned import Owned
from narvard.govern.missions.rules.document import FORM, TABLES, problems_of

REFERRED = ("guidelines", "projects", "goals")


def known_to(actor: Actor, now: datetime) -> Known:
    """Organizations, municipalities, guidelines, programmes and goals that a document may name."""
    known = {
        "organizations": spellings((row.code, row.name) for row in organizations(actor)),
        "municipalities": spellings((row.code, row.name) for row in municipalities(actor)),
    }
    for table in REFERRED:
        codes = MODELS[table].objects.filter(own(actor)).values_list("code", flat=True)
        known[table] = {code.casefold(): code for code in codes}
    return known


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document of missions from being loaded."""
    actor.require("missions.import")
    checked = check(FORM, document, known_to(actor, now))
    return (*checked.problems, *problems_of(checked.rows))


def document(actor: Actor) -> dict[str, object]:
    """Everything of this app as a document that can be brought again."""
    actor.require("missions.read")
    return written(FORM, {table: rows_of(actor, table) for table in MODELS})


def rows_of(actor: Actor, table: str, code: str = "") -> list[dict[str, object]]:
    """The rows of a table as a document has them, all or the one with a code."""
    model = MODELS[table]
    related = [
        field.name for field in model._meta.concrete_fields if field.is_relation and field.name != "collaboration"
    ]
    rows = model.objects.filter(own(actor)).select_related(*related)
    return [_row(table, row) for row in (rows.filter(code=code) if code else rows)]


def _row(table: str, row: Owned) -> dict[str, object]:
    return {column.name: _plain(getattr(row, column.name)) for column in TABLES[table].columns}


def _plain(value: object) -> object:
    """A row of another table stands as its code."""
    return getattr(value, "code", value)
