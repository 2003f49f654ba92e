"""Bringing missions as a document: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import PLACE, DocumentRefused, require
from narvard.base.organizations.queries import organizations, own
from narvard.govern.missions.models.kept import MODELS, NAMED
from narvard.govern.missions.queries.document import known_to
from narvard.govern.missions.rules.document import FORM, Row, problems_of


def load_missions(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load every row of the document, or none; what is there by its code is updated. Returns how many of each kind.

    Raises DocumentRefused.
    """
    actor.require("missions.import")
    with transaction.atomic():
        take_turn("missions.load")
        rows = require(FORM, document, known_to(actor, now))
        if problems := problems_of(rows):
            raise DocumentRefused(problems)
        for table in MODELS:
            save_rows(actor, table, rows[table])
        counts = {table: len(rows[table]) for table in MODELS}
        record(
            actor=actor,
            now=now,
            action="missions.import",
            object_type="missions.Mission",
            object_id="*",
            details={table: count for table, count in counts.items() if count},
        )
    return counts


def save_rows(actor: Actor, table: str, rows: Iterable[Row]) -> None:
    """Save checked rows of a table, each in the place of the one with its code."""
    listed = list(rows)
    named = {column: _ids(actor, column) for column in _columns(listed)}
    for row in listed:
        MODELS[table].objects.update_or_create(
            collaboration_id=actor.collaboration, code=row["code"], defaults=_fields(row, named)
        )


def _columns(rows: list[Row]) -> set[str]:
    """The columns of the rows that name rows of other tables."""
    return {name for row in rows[:1] for name in row if name in NAMED or name == "organization"}


def _ids(actor: Actor, column: str) -> dict[str, int]:
    if column == "organization":
        return {row.code: row.id for row in organizations(actor)}
    return dict(NAMED[column].objects.filter(own(actor)).values_list("code", "pk"))


def _fields(row: Row, named: Mapping[str, Mapping[str, int]]) -> dict[str, object]:
    """The row as fields of its model; the code of a municipality is its key already."""
    fields: dict[str, object] = {}
    for name, value in row.items():
        if name in named:
            fields[f"{name}_id"] = named[name][str(value)] if value else None
        elif name == "municipality":
            fields["municipality_id"] = value or None
        elif name not in ("code", PLACE):
            fields[name] = value
    return fields
