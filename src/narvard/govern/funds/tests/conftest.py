"""Money that the tests of this app share: the demo's own documents, and a small one that is written here."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.operations import load_organizations
from narvard.govern.funds.operations import load_funds
from narvard.govern.funds.tests import made_up

CASES = Path(__file__).parents[3] / "site/demo/cases"
Document = dict[str, Any]


def demo_document(case: str, name: str) -> Document:
    """A document of one of the demo's cases."""
    return yaml.safe_load((CASES / case / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def document() -> Document:
    """Funds, a key and a cost of Södra Älvsborg, small enough to reckon by hand."""
    return deepcopy(made_up.DOCUMENT)


@pytest.fixture
def fund_loader() -> Actor:
    """The one who loads money from the command line, in Södra Älvsborg."""
    return command_line("organizations.read", "funds.import", "funds.read", collaboration="sodra_alvsborg")


@pytest.fixture
def funded(southern, now, fund_loader, document) -> Document:
    """Södra Älvsborg with the small document of money."""
    load_funds(actor=fund_loader, now=now, document=document)
    return document


@pytest.fixture
def economist(funded, actor_as) -> Actor:
    """The economist of Södra Älvsborg, with money loaded."""
    return actor_as("economist")


@pytest.fixture
def elsewhere(funded, now, economist) -> Actor:
    """An economist of another collaboration."""
    document = demo_document("sodra_alvsborg", "organizations")
    document["collaboration"] = {**document["collaboration"], "code": "elsewhere", "name": "Elsewhere"}
    load_organizations(actor=command_line("organizations.load"), now=now, document=document)
    return replace(economist, collaboration="elsewhere")
