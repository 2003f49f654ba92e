"""Bringing people heard as a document: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import PLACE, DocumentRefused, require
from narvard.base.organizations.queries import own
from narvard.govern.voices.queries.document import MODELS, known_to
from narvard.govern.voices.rules.document import FORM, Row, problems_of

# Columns that name a row of another table of the document.
NAMED = {
    "occasion": "occasions",
    "discussion": "discussions",
    "group": "groups",
    "question": "questions",
    "statement": "statements",
    "note": "notes",
}


def load_voices(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load every row of the document, or none; what is there by its code is updated. Returns how many of each kind.

    Raises DocumentRefused.
    """
    actor.require("voices.import")
    with transaction.atomic():
        take_turn("voices.load")
        rows = require(FORM, document, known_to(actor, now))
        if problems := problems_of(rows):
            raise DocumentRefused(problems)
        for table in MODELS:
            _save(actor, table, rows[table])
        counts = {table: len(rows[table]) for table in MODELS}
        record(
            actor=actor,
            now=now,
            action="voices.import",
            object_type="voices.Occasion",
            object_id="*",
            details={table: count for table, count in counts.items() if count},
        )
    return counts


def _save(actor: Actor, table: str, rows: Iterable[Row]) -> None:
    listed = list(rows)
    columns = [name for name in (listed[0] if listed else ()) if name in NAMED]
    ids = {name: dict(MODELS[NAMED[name]].objects.filter(own(actor)).values_list("code", "pk")) for name in columns}
    for row in listed:
        MODELS[table].objects.update_or_create(
            collaboration_id=actor.collaboration, code=row["code"], defaults=_fields(row, ids)
        )


def _fields(row: Row, ids: Mapping[str, Mapping[str, int]]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name, value in row.items():
        if name in NAMED:
            fields[f"{name}_id"] = ids[name][str(value)] if value else None
        elif name == "municipality":
            fields["municipality_id"] = value or None
        elif name not in ("code", PLACE):
            fields[name] = value
    return fields
