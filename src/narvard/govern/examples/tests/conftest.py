"""Examples that the tests of this app share."""

import pytest

from narvard.base.core.actor import Actor, command_line
from narvard.govern.examples import operations
from narvard.govern.examples.models import Example
from narvard.govern.examples.tests import made_up
from narvard.govern.plans.operations import load_plan


@pytest.fixture
def example_loader() -> Actor:
    """The one who loads examples from the command line."""
    return command_line(
        "examples.import", "examples.read", "organizations.read", "plans.import", "plans.read", "bodies.read",
        "indicators.set_target", "indicators.read", collaboration="sodra_alvsborg",
    )  # fmt: skip


@pytest.fixture
def told(southern, now, example_loader) -> int:
    """Södra Älvsborg with two examples and a plan of Borås; the number of the example that is shared."""
    operations.load_examples(actor=example_loader, now=now, document=made_up.document())
    load_plan(actor=example_loader, now=now, document=made_up.PLAN)
    return Example.objects.get(code="hembesok").pk
