"""Whoever acts in one collaboration reads nothing of another's, though one installation serves both."""

import pytest

from narvard.base.organizations import operations, queries

pytestmark = pytest.mark.django_db

READS = [queries.municipalities, queries.organizations, queries.target_groups, queries.goal_areas]


@pytest.mark.parametrize("read", READS)
def test_each_reads_its_own(elsewhere, actor_as, loader, read):
    here, there = ({row.code for row in read(actor)} for actor in (actor_as("coordinator"), elsewhere()))
    assert here and not here & there
    assert {row.code for row in read(loader)} == here | there


def test_the_collaboration_is_the_one_acted_in(elsewhere, actor_as):
    assert queries.collaboration(elsewhere()).name == "Nordlid"
    assert queries.collaboration(elsewhere()).inhabitants is None
    assert queries.collaboration(actor_as("coordinator")).name == "Södra Älvsborg"
    assert queries.collaborations(elsewhere()) == (("nordlid", "Nordlid"), ("sodra_alvsborg", "Södra Älvsborg"))


def test_an_organization_may_take_part_in_both(elsewhere, actor_as, loader, now, demo_documents):
    shared = next(row for row in demo_documents["organizations"]["organizations"] if row["code"] == "vgr")
    there = {
        "collaboration": {"code": "nordlid", "name": "Nordlid", "country": "NO", "zone": "Europe/Oslo"},
        **{part: [] for part in ("municipalities", "populations", "target_groups", "goal_areas")},
        "organizations": [shared],
    }
    operations.load_organizations(actor=loader, now=now, document=there)
    assert {row.code for row in queries.organizations(elsewhere())} == {"nordlid_kommune", "vgr"}
    assert "vgr" in {row.code for row in queries.organizations(actor_as("coordinator"))}
