"""Who plays in the tests of blocks and openings, and documentation to open."""

from dataclasses import replace
from uuid import uuid4

import pytest

from narvard.base.organizations.queries import organizations
from narvard.care.contracts.models import AgreedTime


@pytest.fixture
def ids(southern, loader):
    return {row.code: row.id for row in organizations(loader)}


@pytest.fixture
def cast(actor_as):
    """The nurse of a ward, the physician there, the nurse at home, the head of that unit, a person and nobody else."""
    nurse = actor_as("ward_nurse", organization="sas_medicin")
    home = actor_as("municipal_nurse", organization="boras_halsovard")
    return {
        "nurse": nurse,
        "surgery": replace(nurse, organization_id=None, organization_code="sas_kirurgi"),
        "home": home,
        "head": replace(
            actor_as("unit_manager", organization="boras_omsorg"), organization_id=home.organization_id,
            organization_code="boras_halsovard", controller_id=home.controller_id, unit_kind="municipal_health",
        ),
        "resident": actor_as("resident"),
        "manager": actor_as("unit_manager", organization="sas_medicin"),
        "reviewer": actor_as("log_reviewer"),
    }  # fmt: skip


@pytest.fixture
def row(now, ids):
    """`row(code, subject)`: documentation that the unit has about the person."""

    def written(code, subject):
        custodian = ids["sas"] if code.startswith("sas_") else ids[code]
        return AgreedTime.objects.create(
            subject=subject, custodian_id=custodian, unit_id=ids[code], collaboration_id="sodra_alvsborg",
            what="Besök", kind="visit", state="booked", at=now, written_at=now, written_by="Prov", changed_at=now,
            changed_by="Prov", token=uuid4(),
        )  # fmt: skip

    return written
