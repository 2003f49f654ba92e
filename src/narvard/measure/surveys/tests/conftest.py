"""A survey that is loaded, on a day when its third round is open."""

import pytest
import time_machine

from narvard.measure.surveys.tests import made_up


@pytest.fixture
def survey(southern, now) -> None:
    """Södra Älvsborg with the made-up survey, and the clock at `now`."""
    made_up.loaded(now)
    with time_machine.travel(now, tick=False):
        yield
