"""The store of traps on each engine, opened once."""

import pytest

from narvard_analytics.engines import open_engine

from .stores import KINDS, snapshot_of
from .trapping import STORE


@pytest.fixture(scope="session", params=KINDS)
def engine(request, tmp_path_factory):
    """An engine over the store of traps."""
    snapshot = snapshot_of(tmp_path_factory.mktemp("events"), **STORE)
    with open_engine(snapshot, kind=request.param) as opened:
        yield opened
