"""Collaborations with obligations: a small document that is written here, and the demo's cases."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.operations import load_organizations
from narvard.govern.agreements.operations import load_agreements
from narvard.govern.obligations.operations import load_obligations
from narvard.govern.obligations.tests import made_up

CASES = Path(__file__).parents[3] / "site/demo/cases"
LOADER = command_line(
    "organizations.load", "organizations.read", "bodies.read", "agreements.import", "agreements.read",
    "obligations.import", "obligations.read", "obligations.report",
)  # fmt: skip


def read(case: str, name: str) -> dict[str, Any]:
    """A document of a case."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((CASES / case / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


@pytest.fixture
def obliged(db, now) -> Callable[[str], Actor]:
    """`obliged(case)`: the collaboration with the demo's agreements and obligations; answers who loaded them."""

    def load(case: str) -> Actor:
        actor = replace(LOADER, collaboration=case)
        load_organizations(actor=actor, now=now, document=read(case, "organizations"))
        load_agreements(actor=actor, now=now, document=read(case, "agreements"))
        load_obligations(actor=actor, now=now, document=read(case, "obligations"))
        return actor

    return load


@pytest.fixture
def loaded(southern, now) -> Actor:
    """Södra Älvsborg with the small document; answers who loaded it."""
    load_obligations(actor=made_up.LOADER, now=now, document=made_up.document())
    return made_up.LOADER
