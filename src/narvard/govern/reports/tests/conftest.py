"""A small region to report on: the plan of Borås with lights, and whoever reads and makes."""

from collections.abc import Callable
from datetime import date

import pytest

from narvard.base.core.actor import Actor, command_line
from narvard.govern.plans.operations import load_plan
from narvard.govern.reports.tasks import RIGHTS
from narvard.govern.reports.tests import made_up
from narvard.measure.indicators.operations import keep

LOADER = command_line(
    *RIGHTS, "plans.import", "indicators.set_target", "indicators.compute", collaboration="sodra_alvsborg"
)


@pytest.fixture
def maker() -> Actor:
    """The worker who makes reports for Södra Älvsborg."""
    return command_line(*RIGHTS, collaboration="sodra_alvsborg")


@pytest.fixture
def stranger() -> Actor:
    """The worker of another collaboration."""
    return command_line(*RIGHTS, collaboration="skane")


@pytest.fixture
def day(now) -> date:
    """The local day of `now`."""
    return now.date()


@pytest.fixture
def planned(southern, now) -> None:
    """Södra Älvsborg with the small plan of Borås."""
    load_plan(actor=LOADER, now=now, document=made_up.plan())


@pytest.fixture
def lit(planned, now) -> Callable[..., int]:
    """`lit(latest=1500.0)`: keep made-up results as a finished run, so that the plan's target has a light."""

    def keep_run(latest: float = 1500.0) -> int:
        found = made_up.results(latest)
        return keep(actor=LOADER, now=now, results=found, cut_off=made_up.CUT_OFF, inputs="0" * 32)

    return keep_run
