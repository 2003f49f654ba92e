"""What the database itself refuses, whoever writes to it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from narvard.care.care_plans.models import Activity, CarePlan, Meeting, Need, Part, Party, Revision, RevisionText

pytestmark = pytest.mark.django_db
DAY, AT = date(2026, 11, 22), datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def row(nurse):
    """A plan that the database takes, with what is asked for changed."""

    def made(**changed) -> CarePlan:
        whole = {
            "subject": uuid4(), "custodian_id": nurse.controller_id, "unit_id": nurse.organization_id,
            "collaboration_id": nurse.collaboration, "kind": "crisis", "state": "preparing", "opened_on": DAY,
        }  # fmt: skip
        return CarePlan.objects.create(**{**whole, **changed})

    return made


def refused(make, **given) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**given)


# what is written that must not be
@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "other"},
        {"state": "running"},
        {"overall_responsible": "region,municipality"},
        {"state": "active"},
        {"kind": "sip", "state": "active", "from_on": DAY, "overall_responsible": "region"},
        {"state": "closed", "to_on": DAY},
        {"state": "closed", "end_reason": "Klart."},
        {"to_on": DAY, "end_reason": "Klart."},
        {"state": "active", "from_on": date(2026, 11, 21)},
        {"state": "closed", "from_on": date(2026, 12, 2), "to_on": date(2026, 12, 1), "end_reason": "Klart."},
    ],
)
def test_a_plan_that_must_not_be_is_refused(row, changed):
    refused(row, **changed)
    assert row(state="active", from_on=DAY) and row(state="closed", to_on=DAY, end_reason="Klart.")


def test_one_in_force_of_a_kind_at_a_unit(row):
    first = row(state="active", from_on=DAY)
    refused(row, state="paused", from_on=DAY, subject=first.subject)
    assert row(subject=first.subject)


def test_a_need_says_why_and_is_answered_whole_or_not(row, nurse):
    whole = {
        "subject": uuid4(), "custodian_id": nurse.controller_id, "unit_id": nurse.organization_id,
        "collaboration_id": nurse.collaboration, "kind": "sip", "reason": "A", "raised_by": "B", "raised_at": AT,
    }  # fmt: skip
    for wrong in ({"reason": ""}, {"raised_by": ""}, {"answer": "yes"}, {"answer": "no", "answered_at": AT}):
        refused(Need.objects.create, **{**whole, **wrong})


def test_parts_activities_and_calls(row, nurse):
    plan = row()
    part = Part.objects.create(
        plan=plan, subject=plan.subject, custodian_id=nurse.controller_id, unit_id=nurse.organization_id
    )
    revision = Revision.objects.create(part=part, number=1, at=AT, by_name="A")
    refused(Revision.objects.create, part=part, number=1, at=AT, by_name="A")
    refused(RevisionText.objects.create, revision=revision, name="others", text="", none=False)
    refused(RevisionText.objects.create, revision=revision, name="others", text="A", none=True)
    refused(Activity.objects.create, revision=revision, order=1, text="A", due_on=DAY)
    refused(Activity.objects.create, revision=revision, order=1, text="", due_on=DAY, by_person=True)
    Party.objects.create(plan=plan, unit_id=nurse.organization_id, since=AT)
    refused(Party.objects.create, plan=plan, unit_id=nurse.organization_id, since=AT)
    call = {"plan": plan, "at": AT, "place": "A", "called_at": AT, "called_by": "B"}
    Meeting.objects.create(state="called", **call)
    refused(Meeting.objects.create, state="called", **call)
    refused(Meeting.objects.create, state="held", **call)
