"""Adopting a good example: its activities and indicators are copied into the adopter's own plan."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.govern.examples.models import Adoption, Example
from narvard.govern.examples.queries.finding import ExampleNotFound, visible
from narvard.govern.examples.rules.copying import Step, planned
from narvard.govern.plans.operations import add_activity, link_indicator
from narvard.govern.plans.queries import references_of


class NotAdopted(Exception):
    """The example was not adopted; `code` says why."""

    REASONS = {
        "already": "the area has adopted it in that cell already. Go on in the activities that it got.",
        "nothing_to_copy": "it brings no activities. Read the story and write your own.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The example was not adopted, because {self.REASONS[code]}")
        self.code = code


@transaction.atomic
def adopt_example(
    *,
    actor: Actor,
    now: datetime,
    example_id: int,
    municipality: str,
    year: int,
    target_group: str,
    goal_area: str,
    owner_name: str,
    owner_role: str,
    organizations: tuple[str, ...],
    starts_on: date,
) -> int:
    """Copy an example's activities and indicators into a cell of the area's plan; answers how many activities.

    Raises ExampleNotFound, NotPermitted, NotAdopted, or what the plan says (plans.operations.ActivityNotSaved).
    """
    actor.require("examples.adopt", municipality=municipality)
    take_turn("examples.adopt")
    example = _visible(actor, example_id)
    cell = {"municipality": municipality, "year": year, "target_group": target_group, "goal_area": goal_area}
    _check(actor, example, cell)
    steps = [Step(step.title, step.description, step.begins_after, step.lasts) for step in example.steps.all()]
    people = {"owner_name": owner_name, "owner_role": owner_role, "organizations": organizations}
    copied = planned(example.code, steps, starts_on, references_of(actor, municipality, year))
    for step in copied:
        fields = {name: getattr(step, name) for name in step.__dataclass_fields__}
        add_activity(actor=actor, now=now, **cell, **people, **fields)
    _link(actor, now, example, cell, date(year, 12, 31))
    Adoption.objects.create(
        example=example,
        collaboration_id=actor.collaboration,
        municipality_id=municipality,
        year=year,
        target_group=target_group,
        goal_area=goal_area,
        activities=len(copied),
        adopted_at=now,
        adopted_by=actor.name,
    )
    _record(actor, now, "examples.adopt", example, municipality)
    return len(copied)


@transaction.atomic
def say_outcome(*, actor: Actor, now: datetime, adoption_id: int, outcome: str) -> None:
    """Say what came of an adopted example. Raises ExampleNotFound where the adoption is not the actor's own."""
    found = (
        Adoption.objects.select_related("example").filter(pk=adoption_id, collaboration_id=actor.collaboration).first()
    )
    if found is None:
        raise ExampleNotFound(adoption_id)
    actor.require("examples.adopt", municipality=found.municipality_id)
    Adoption.objects.filter(pk=found.pk).update(outcome=outcome.strip())
    _record(actor, now, "examples.say_outcome", found.example, found.municipality_id)


def _visible(actor: Actor, example_id: int) -> Example:
    found = Example.objects.filter(visible(actor), pk=example_id).prefetch_related("steps", "measures").first()
    if found is None:
        raise ExampleNotFound(example_id)
    return found


def _check(actor: Actor, example: Example, cell: dict[str, object]) -> None:
    if not example.steps.all():
        raise NotAdopted("nothing_to_copy")
    place = {**cell, "municipality_id": cell["municipality"]}
    del place["municipality"]
    if Adoption.objects.filter(example=example, collaboration_id=actor.collaboration, **place).exists():
        raise NotAdopted("already")


def _link(actor: Actor, now: datetime, example: Example, cell: dict[str, object], due_on: date) -> None:
    """The indicators follow without a figure: what is to be reached is for the adopter's own parties to agree on."""
    for measure in example.measures.all():
        link_indicator(
            actor=actor,
            now=now,
            **cell,
            indicator=measure.indicator,
            measure=measure.measure,
            role=measure.role,
            direction=measure.direction,
            kind="unquantified",
            value=None,
            due_on=due_on,
            baseline_from=date(due_on.year - 1, 1, 1),
            baseline_to=date(due_on.year, 1, 1),
        )


def _record(actor: Actor, now: datetime, action: str, example: Example, municipality: str) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="examples.Example",
        object_id=str(example.pk),
        label=example.title,
        details={"municipality": municipality},
    )
