"""The made-up person of these tests, and those who meet her."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from narvard.base.access.operations import relate
from narvard.care.contracts.operations import write_agreement
from narvard.care.contracts.rules import AgreementText

ASTRID = UUID("5e000001-0000-4000-8000-000000000001")
TEXT = AgreementText("Vara hemma med katten", "Hemsjukvården kommer varje dag", "Går till brevlådan")


@pytest.fixture
def nurse(actor_as, a_person, now):
    """A nurse at a health centre that takes part in Astrid's care."""
    a_person("Astrid Linde", subject=ASTRID)
    actor = actor_as("primary_care_nurse", organization="vc_linden")
    relate(actor=actor, now=now, subject=ASTRID, unit=actor.organization_id, kind="listed")
    return actor


@pytest.fixture
def astrid(actor_as):
    """Astrid herself."""
    return replace(actor_as("resident"), subject=ASTRID)


@pytest.fixture
def written(nurse, now):
    """The id of an agreement that the health centre has written with Astrid."""
    return write_agreement(actor=nurse, now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
