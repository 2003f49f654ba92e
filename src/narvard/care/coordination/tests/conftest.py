"""A patient of a health centre, and who works there."""

from collections.abc import Callable
from uuid import UUID

import pytest

from narvard.base.access.operations import relate
from narvard.base.core.actor import Actor
from narvard.care.coordination.operations import Practitioner

NURSE = Practitioner("Anna Löfving", "nurse", "", "033-10 20 30")


@pytest.fixture
def nurse(actor_as) -> Actor:
    """The nurse of Vårdcentralen Linden."""
    return actor_as("primary_care_nurse", organization="vc_linden")


@pytest.fixture
def manager(actor_as) -> Actor:
    """The manager of Vårdcentralen Linden."""
    return actor_as("unit_manager", organization="vc_linden")


@pytest.fixture
def patient(a_person, now) -> Callable[..., UUID]:
    """`patient(actor, name="Astrid Linde")`: a person in whose care the actor's unit takes part."""

    def made(actor: Actor, name: str = "Astrid Linde", **more: object) -> UUID:
        subject = a_person(name, **more)
        relate(actor=actor, now=now, subject=subject, unit=actor.organization_id, kind="asked")
        return subject

    return made
