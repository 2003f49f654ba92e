"""Writing a good example on its page."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.examples.models import Example, ExampleStep
from narvard.govern.examples.operations.loading import save_example

LASTS = 90


class ExampleNotWritten(Exception):
    """Another example has that code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The example was not saved, because another one is called {code}. Choose another title.")


@transaction.atomic
def write_example(*, actor: Actor, now: datetime, values: Mapping[str, object], steps: Sequence[str]) -> None:
    """Write down a good example; `values` are its fields with its code, `steps` what others would do, in order.

    Each step is given ninety days, one after another; whoever adopts it moves the days. Raises ExampleNotWritten.
    """
    actor.require("examples.change")
    if Example.objects.filter(collaboration_id=actor.collaboration, code=values["code"]).exists():
        raise ExampleNotWritten(str(values["code"]))
    source = {"source": actor.organization_name or actor.name, "certainty": "A"}
    saved = save_example(actor, {**values, **source})
    ExampleStep.objects.bulk_create(
        ExampleStep(example=saved, order=order, title=title, begins_after=LASTS * (order - 1), lasts=LASTS)
        for order, title in enumerate(steps, start=1)
    )
    record(
        actor=actor,
        now=now,
        action="examples.write",
        object_type="examples.Example",
        object_id=str(saved.pk),
        label=saved.title,
        details={"steps": len(steps)},
    )
