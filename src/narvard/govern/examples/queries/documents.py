"""Good examples as a document: what it may refer to, whether it is right, and what is loaded now."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.forms.models import model_to_dict

from narvard.base.core.actor import Actor
from narvard.base.core.queries import PLACE, Known, Problem, check, spellings, written
from narvard.base.organizations.queries import goal_areas, own, target_groups
from narvard.govern.examples.models import Example, ExampleMeasure, ExampleStep
from narvard.govern.examples.rules.document import FORM
from narvard.measure.indicators.queries import measures_known

Row = Mapping[str, object]


def known_to(actor: Actor, now: datetime) -> Known:
    """What a document of examples may refer to, under every spelling."""
    lists = {"target_groups": target_groups(actor), "goal_areas": goal_areas(actor)}
    return {name: spellings((row.code, row.name) for row in rows) for name, rows in lists.items()}


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document of examples from being loaded."""
    actor.require("examples.import")
    found = check(FORM, document, known_to(actor, now))
    return found.problems or (*_costs(found.rows["examples"]), *_measures(found.rows["measures"]))


def _costs(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        if row["cost"] is not None and not row["cost_of"]:
            yield _problem("cost_of_nothing", row, "cost_of")


def _measures(rows: tuple[Row, ...]) -> Iterator[Problem]:
    known = measures_known()
    for row in rows:
        if (row["indicator"], row["measure"]) not in known:
            yield _problem("unknown_measure", row, "measure")


def _problem(code: str, row: Row, column: str) -> Problem:
    return Problem(code, *row[PLACE], column, str(row[column] or "")[:80])


def document(actor: Actor) -> dict[str, object]:
    """The collaboration's own examples, as a document that loads back to the same."""
    actor.require("examples.read")
    parts = {"steps": ExampleStep, "measures": ExampleMeasure}
    of_examples = {
        name: [
            {**model_to_dict(row), "example": row.example.code}
            for row in model.objects.filter(own(actor, "example__collaboration")).select_related("example")
        ]
        for name, model in parts.items()
    }
    examples = [model_to_dict(row) for row in Example.objects.filter(own(actor))]
    return written(FORM, {"examples": examples, **of_examples})
