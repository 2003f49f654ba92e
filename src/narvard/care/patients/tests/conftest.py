"""Who acts in the tests of persons."""

import pytest


@pytest.fixture
def nurse(actor_as):
    """A nurse at a ward."""
    return actor_as("ward_nurse")


@pytest.fixture
def manager(actor_as):
    """The head of a unit, who may say that two entries are one person."""
    return actor_as("unit_manager", organization="sas_medicin")
