"""Collaborations with agreements: the demo's cases, each loaded as it is in the demo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.operations import load_organizations
from narvard.govern.agreements.operations import load_agreements
from narvard.govern.agreements.tests import made_up
from narvard.govern.bodies.operations import load_bodies

CASES = Path(__file__).parents[3] / "site/demo/cases"
LOADER = command_line(
    "organizations.load", "organizations.read", "bodies.read", "agreements.import", "agreements.read",
    "agreements.change",
)  # fmt: skip
Document = dict[str, Any]


def read(case: str, name: str) -> Document:
    """A document of a case."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((CASES / case / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


@pytest.fixture
def loader_of() -> Callable[[str], Actor]:
    """`loader_of(case)`: the one who loads that collaboration's documents from the command line."""
    return lambda case: replace(LOADER, collaboration=case)


@pytest.fixture
def taking_part(db, now, loader_of) -> Callable[[str], Actor]:
    """`taking_part(case)`: the collaboration with its organizations and no agreements yet; answers who loads them."""

    def load(case: str) -> Actor:
        actor = loader_of(case)
        load_organizations(actor=actor, now=now, document=read(case, "organizations"))
        return actor

    return load


@pytest.fixture
def agreed(now, taking_part) -> Callable[[str], Actor]:
    """`agreed(case)`: the collaboration with the demo's agreements; answers the one who loaded them."""

    def load(case: str) -> Actor:
        actor = taking_part(case)
        load_agreements(actor=actor, now=now, document=read(case, "agreements"))
        return actor

    return load


@pytest.fixture
def skane(agreed) -> Actor:
    """Skåne with its agreements."""
    return agreed("skane")


@pytest.fixture
def norge(agreed) -> Actor:
    """The Norwegian case with its agreements."""
    return agreed("norge")


@pytest.fixture
def home(southern, now) -> Actor:
    """Södra Älvsborg with the small agreement and the draft of its second version."""
    load_agreements(actor=made_up.LOADER, now=now, document=made_up.document())
    return made_up.LOADER


@pytest.fixture
def adopted(southern, now) -> Actor:
    """Södra Älvsborg with the small agreement and its second version adopted, not signed."""
    load_agreements(actor=made_up.LOADER, now=now, document=made_up.adopted())
    return made_up.LOADER


@pytest.fixture
def council(southern, now) -> str:
    """A body that may adopt the small agreement; answers its slug."""
    text = (CASES / "sodra_alvsborg/bodies.yaml").read_text(encoding="utf-8")
    loader = replace(command_line("bodies.import", "bodies.read", "organizations.read"), collaboration="sodra_alvsborg")
    load_bodies(actor=loader, now=now, document=yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    return "politiskt-samrad"
