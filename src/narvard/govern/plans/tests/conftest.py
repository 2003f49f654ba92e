"""Plans that the tests of this app share: a small one that is written here, and the demo's ten."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from narvard.base.core.actor import Actor, command_line
from narvard.govern.bodies.operations import load_bodies
from narvard.govern.plans.operations import load_plan
from narvard.govern.plans.tests import made_up
from narvard.measure.indicators.operations import keep

DEMO = Path(__file__).parents[3] / "site/demo/cases/sodra_alvsborg"
Document = dict[str, Any]
# What plans need of the bodies: who they are, and what they may adopt.
STRUCTURE = ("format", "version", "bodies", "documents")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture
def plan_loader() -> Actor:
    """The one who loads plans from the command line."""
    return command_line(
        "bodies.import", "bodies.read", "organizations.read", "plans.import", "plans.read", "agreements.read",
        "indicators.set_target", "indicators.read", "strategies.import", collaboration="sodra_alvsborg",
    )  # fmt: skip


@pytest.fixture
def document() -> Document:
    """A plan of Borås: two cells, three activities, one indicator."""
    return deepcopy(made_up.DOCUMENT)


@pytest.fixture
def bodies(southern, now, plan_loader) -> None:
    """Södra Älvsborg with its bodies."""
    text = (DEMO / "bodies.yaml").read_text(encoding="utf-8")
    whole = yaml.load(text, Loader=LOADER)
    load_bodies(actor=plan_loader, now=now, document={name: whole[name] for name in STRUCTURE})


@pytest.fixture
def planned(bodies, now, plan_loader, document) -> Document:
    """Södra Älvsborg with the small plan of Borås."""
    load_plan(actor=plan_loader, now=now, document=document)
    return document


@pytest.fixture(scope="session")
def demo_plans() -> list[Document]:
    """The demo's ten plans."""
    files = sorted((DEMO / "plan").glob("*.yaml"))
    return [yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER) for file in files]


@pytest.fixture
def all_planned(bodies, now, plan_loader, demo_plans) -> None:
    """Södra Älvsborg with the plans of all ten areas."""
    for plan in demo_plans:
        load_plan(actor=plan_loader, now=now, document=plan)


@pytest.fixture
def day(now) -> date:
    """The local day of `now`."""
    return now.date()


@pytest.fixture
def activity_id(planned, plan_loader) -> Callable[[str], int]:
    """`activity_id(title)`: the number of an activity of the small plan."""
    return lambda title: made_up.number_of(plan_loader, title)


@pytest.fixture
def lit(now) -> Callable[..., int]:
    """`lit(results)`: keep made-up results as a finished run, so that the targets have lights."""
    actor = command_line("indicators.compute", "deliveries.read")
    return lambda results: keep(actor=actor, now=now, results=results, cut_off=made_up.CUT_OFF, inputs="0" * 32)
