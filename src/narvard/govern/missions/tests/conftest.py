"""Missions that are loaded, on the day that the tests happen."""

import pytest
import time_machine

from narvard.govern.missions.tests import made_up


@pytest.fixture
def loaded(southern, now) -> None:
    """Södra Älvsborg with the made-up missions, and the clock at `now`."""
    made_up.loaded(now)
    with time_machine.travel(now, tick=False):
        yield
