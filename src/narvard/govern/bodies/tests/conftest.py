"""The bodies of the demo, and whoever loads them."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from narvard.base.core.actor import Actor, command_line
from narvard.govern.bodies import queries
from narvard.govern.bodies.operations import load_bodies

DEMO = Path(__file__).parents[3] / "site/demo/cases/sodra_alvsborg/bodies.yaml"


@pytest.fixture
def body_loader() -> Actor:
    """The one who loads bodies from the command line."""
    return command_line("bodies.import", "bodies.read", "organizations.read", collaboration="sodra_alvsborg")


@pytest.fixture(scope="session")
def _demo_document() -> dict:
    return yaml.load(DEMO.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@pytest.fixture
def body_document(_demo_document) -> dict:
    """The demo's document of bodies, fresh for each test."""
    return deepcopy(_demo_document)


@pytest.fixture
def bodies(southern, now, body_loader, body_document) -> None:
    """Södra Älvsborg with its bodies."""
    load_bodies(actor=body_loader, now=now, document=body_document)


@pytest.fixture
def meeting_of(bodies, body_loader, now) -> Callable[[str, str], int]:
    """`meeting_of(slug, status)`: the id of a meeting of the demo that has come so far."""

    def meeting(slug: str, status: str) -> int:
        found = queries.meetings(body_loader, now.date(), slug)
        return next(row.id for row in (*found.to_come, *found.held) if row.status == status)

    return meeting
