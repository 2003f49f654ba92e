"""Pilots that the tests of this app share."""

import pytest

from narvard.base.core.actor import Actor, command_line
from narvard.govern.pilots import operations
from narvard.govern.pilots.tests import made_up


@pytest.fixture
def pilot_loader() -> Actor:
    """The one who loads pilots from the command line."""
    return command_line(
        "pilots.import", "pilots.read", "organizations.read", "bodies.read", "indicators.read",
        collaboration="sodra_alvsborg",
    )  # fmt: skip


@pytest.fixture
def piloted(southern, now, pilot_loader) -> None:
    """Södra Älvsborg with a running pilot and one that is proposed."""
    operations.load_pilots(actor=pilot_loader, now=now, document=made_up.document())
