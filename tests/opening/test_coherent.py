"""Coherent documentation: what opens, for whom and how long, and what is told although it is not seen."""

from dataclasses import replace
from uuid import uuid4

import pytest

from narvard.base.access import operations
from narvard.base.access.models import CoherentParty, Opening
from narvard.base.access.queries import existence
from narvard.care.contracts.models import AgreedTime
from tests.opening.acting import DAY, block, consent, related, sees

pytestmark = pytest.mark.django_db


def test_consent_without_taking_part_in_the_care_opens_nothing(cast, now, row):
    subject = uuid4()
    written = row("boras_halsovard", subject)
    given = consent(cast["nurse"], now, subject)
    with pytest.raises(operations.NotOpened, match="3:7") as refused:
        operations.open_coherent(actor=cast["nurse"], now=now, subject=subject, relevance="Läkemedel", consent_id=given)
    assert refused.value.code == "relation_missing"
    assert not sees(cast["nurse"], now, written)


def test_with_care_consent_and_relevance_it_opens_while_they_stand(cast, now, row):
    subject, nurse = uuid4(), cast["nurse"]
    written = row("boras_halsovard", subject)
    related(nurse, now, subject, until=now + 2 * DAY)
    given = consent(nurse, now, subject)
    told = {"actor": nurse, "subject": subject, "relevance": "Läkemedel", "consent_id": given}
    assert operations.open_coherent(now=now, **told) == 1
    assert sees(nurse, now, written)
    assert not sees(nurse, now + 2 * DAY, written)
    operations.withdraw_consent(actor=nurse, now=now + DAY, consent_id=given)
    assert not sees(nurse, now + DAY, written)


# what is wrong · the code
@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("reason_missing", {"relevance": " "}),
        ("consent_missing", {"consent_id": None}),
        ("consent_missing", {"scope": "sip"}),
        ("unknown_kind", {"kinds": ["patients.person"]}),
        ("other_country", {"country": "NO"}),
        ("not_party", {"party": False}),
    ],
)
def test_what_is_missing_is_said(cast, now, row, code, changed):
    subject = uuid4()
    row("boras_halsovard", subject)
    related(cast["nurse"], now, subject)
    given = consent(cast["nurse"], now, subject, changed.get("scope", "coherent"))
    if changed.get("party") is False:
        CoherentParty.objects.filter(custodian=cast["nurse"].controller_id).delete()
    told = {"relevance": "Läkemedel", "consent_id": given}
    told |= {name: value for name, value in changed.items() if name in {"relevance", "consent_id", "kinds"}}
    actor = replace(cast["nurse"], country=changed.get("country", "SE"))
    with pytest.raises(operations.NotOpened) as refused:
        operations.open_coherent(actor=actor, now=now, subject=subject, **told)
    assert refused.value.code == code
    assert not Opening.objects.filter(step="coherent").exists()


def test_social_services_open_by_their_own_paragraph_and_a_child_needs_no_consent(cast, now, row, actor_as, logged):
    subject, manager = uuid4(), actor_as("care_manager", organization="boras_omsorg")
    row("sas_medicin", subject)
    related(manager, now, subject)
    given = consent(manager, now, subject)
    operations.open_coherent(actor=manager, now=now, subject=subject, relevance="Hemtjänst", consent_id=given)
    assert logged()[0].legal_basis == "2022:913 3:2"
    operations.open_coherent(actor=manager, now=now, subject=subject, relevance="Hemtjänst", basis="child")
    assert logged()[0].legal_basis == "2022:913 3:1"


def test_social_services_for_young_people_are_outside_the_act(cast, now, row, actor_as):
    subject, worker = uuid4(), actor_as("social_worker", organization="boras_ungdom")
    row("sas_medicin", subject)
    row("boras_ungdom", subject)
    related(worker, now, subject)
    with pytest.raises(operations.NotOpened, match="takes no part in coherent"):
        operations.open_coherent(actor=worker, now=now, subject=subject, relevance="X", basis="child")
    assert existence(worker, now, subject).unblocked is False
    nurse = replace(cast["nurse"])
    AgreedTime.objects.filter(unit__code="sas_medicin").delete()
    assert existence(nurse, now, subject).unblocked is False


def test_it_is_told_that_documentation_exists_and_that_it_is_blocked_and_nothing_more(
    cast, now, row, ids, django_assert_max_num_queries
):
    subject, nurse = uuid4(), cast["nurse"]
    assert existence(nurse, now, subject) == existence(nurse, now, uuid4())
    row("boras_halsovard", subject)
    with django_assert_max_num_queries(5):
        found = existence(nurse, now, subject)
    assert (found.unblocked, found.blocked, found.blocked_inside) == (True, False, False)
    block(cast, now, subject, ids)
    assert (existence(nurse, now, subject).unblocked, existence(nurse, now, subject).blocked) == (False, True)
    row("boras_omsorg", subject)
    found = existence(nurse, now, subject)
    assert (found.unblocked, found.blocked) == (True, True)
    assert set(vars(found)) == {"unblocked", "blocked", "blocked_inside"}
    assert existence(cast["home"], now, subject).blocked is False


def test_a_block_inside_is_told_of_to_the_caregivers_other_units_alone(cast, now, ids, row):
    subject, nurse = uuid4(), cast["nurse"]
    surgery = replace(nurse, organization_id=ids["sas_kirurgi"], organization_code="sas_kirurgi")
    block(cast, now, subject, ids, actor=nurse, custodian=ids["sas"], unit=ids["sas_medicin"])
    assert existence(surgery, now, subject).blocked_inside
    assert not existence(nurse, now, subject).blocked_inside
    assert not existence(cast["home"], now, subject).blocked_inside
