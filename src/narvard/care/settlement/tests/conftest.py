"""The two sides of a statement."""

import pytest

from narvard.care.settlement.tests.stories import settled


@pytest.fixture
def hospital(actor_as):
    """The hospital's economist."""
    return actor_as("economist", organization="sas")


@pytest.fixture
def payer(actor_as):
    """The economist of Borås."""
    return actor_as("economist", organization="boras_kommun")


@pytest.fixture
def nurse(actor_as):
    """A nurse on the medical ward."""
    return actor_as("ward_nurse", organization="sas_medicin")


@pytest.fixture
def statement(actor_as, now):
    """A draft of October for Borås: one wait of eight days, five of them after the free ones, at 10 000 kr."""
    return settled(actor_as, now)
