"""Loading good examples from a document: all of it, or nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import PLACE, DocumentRefused, require, search_key
from narvard.govern.examples.models import Example, ExampleMeasure, ExampleStep
from narvard.govern.examples.queries.documents import check_document, known_to
from narvard.govern.examples.rules.document import FORM

Row = Mapping[str, object]
SEARCHED = ("title", "need", "story")


@transaction.atomic
def load_examples(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load good examples with their activities and indicators; answers rows by table. Raises DocumentRefused."""
    actor.require("examples.import")
    if problems := check_document(actor, now, document):
        raise DocumentRefused(problems)
    rows = require(FORM, document, known_to(actor, now))
    saved = {str(row["code"]): save_example(actor, row) for row in rows["examples"]}
    for model, name in ((ExampleStep, "steps"), (ExampleMeasure, "measures")):
        _put(model, rows[name], saved)
    counts = {name: len(found) for name, found in rows.items()}
    record(actor=actor, now=now, action="examples.load", object_type="examples.Example", object_id="*", details=counts)
    return counts


def save_example(actor: Actor, row: Row) -> Example:
    """Save one example by its code; the parts that come with it are saved by themselves."""
    fields = {name: value for name, value in row.items() if name not in (PLACE, "code", "target_group", "goal_area")}
    fields |= {"target_group_id": row["target_group"] or None, "goal_area_id": row["goal_area"] or None}
    fields |= {"search_key": search_key(" ".join(str(row[name]) for name in SEARCHED))}
    saved, _ = Example.objects.update_or_create(collaboration_id=actor.collaboration, code=row["code"], defaults=fields)
    return saved


def _put(model: type[Model], rows: tuple[Row, ...], saved: Mapping[str, Example]) -> None:
    model.objects.filter(example__in=saved.values()).delete()
    model.objects.bulk_create(
        model(example=saved[str(row["example"])], **{k: v for k, v in row.items() if k not in (PLACE, "example")})
        for row in rows
    )
