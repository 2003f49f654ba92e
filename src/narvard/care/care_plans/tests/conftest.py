"""Units, actors and plans that the tests of this app share."""

from collections.abc import Callable

import pytest

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.care_plans import operations
from narvard.care.care_plans.tests.made_up import PARTIES, Story


@pytest.fixture
def nurse(actor_as) -> Actor:
    """The district nurse at Vårdcentralen Linden, who keeps the plans of these tests."""
    return actor_as("primary_care_nurse", organization="vc_linden")


@pytest.fixture
def manager(actor_as) -> Actor:
    """The care manager of Borås, another controller."""
    return actor_as("care_manager", organization="boras_omsorg")


@pytest.fixture
def home_nurse(actor_as) -> Actor:
    """The nurse of Borås home health care, a third controller."""
    return actor_as("municipal_nurse", organization="boras_halsovard")


@pytest.fixture
def unit_ids(nurse) -> dict[str, int]:
    """The id of each organization, by its code."""
    return {row.code: row.id for row in organizations(nurse)}


@pytest.fixture
def story(nurse, manager, unit_ids, now, a_person) -> Callable[..., Story]:
    """`story(until="active")`: a SIP of a made-up person, taken as far as asked by operations."""

    def told(until: str = "active", subject=None) -> Story:
        others = [unit_ids[code] for code in PARTIES]
        return Story(nurse, manager, now, subject or a_person(), others, operations).told(until)

    return told
