"""The bodies of the demo, and whoever loads them."""

from pathlib import Path

import pytest
import yaml

from narvard.base.core.actor import Actor, command_line
from narvard.govern.bodies.operations import load_bodies

DEMO = Path(__file__).parents[3] / "site/demo/cases/sodra_alvsborg/bodies.yaml"


@pytest.fixture
def body_loader() -> Actor:
    """The one who loads bodies from the command line."""
    return command_line("bodies.load", "bodies.read", "organizations.read")


@pytest.fixture(scope="session")
def _demo_text() -> str:
    return DEMO.read_text(encoding="utf-8")


@pytest.fixture
def body_document(_demo_text) -> dict:
    """The demo's document of bodies, fresh for each test."""
    return yaml.safe_load(_demo_text)


@pytest.fixture
def bodies(southern, now, body_loader, body_document) -> None:
    """Södra Älvsborg with its bodies."""
    load_bodies(actor=body_loader, now=now, document=body_document)
