"""A plan, an open quarter and the people who report in it."""

from collections.abc import Callable
from datetime import date

import pytest

from narvard.base.core.actor import Actor, command_line
from narvard.govern.followup.tests import made_up
from narvard.measure.indicators.operations import keep


@pytest.fixture
def today() -> date:
    """The local day of `now`."""
    return made_up.TODAY


@pytest.fixture
def planned(southern, now) -> None:
    """Borås and Mark with a small plan."""
    made_up.plan(now)


@pytest.fixture
def coordinator(planned, actor_as) -> Actor:
    """The coordinator of a collaboration with a plan."""
    return actor_as("coordinator")


@pytest.fixture
def open_quarter(coordinator, now) -> Actor:
    """The coordinator, with the third quarter of 2026 open."""
    made_up.opened(coordinator, now)
    return coordinator


@pytest.fixture
def lit(now) -> Callable[..., int]:
    """`lit(results)`: keep made-up results as a finished run, so that the target has a light."""
    actor = command_line("indicators.compute", "deliveries.read")
    return lambda results: keep(actor=actor, now=now, results=results, cut_off=made_up.CUT_OFF, inputs="0" * 32)
