"""What the database refuses by itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.missions.models import (
    CommunicationStep,
    Goal,
    GoalLink,
    Guideline,
    Investment,
    Mission,
    MissionChange,
    PrivateParty,
    Project,
    ProjectItem,
    Routine,
    RoutineReview,
    StaffingAction,
)

DAY = date(2026, 11, 22)

# what must not be · the row that is changed · how
REFUSED = [
    ("two missions with a code", Mission, {"code": "basic"}, {"code": "more"}),
    ("a mission without a source", Mission, {"code": "basic"}, {"source": ""}),
    ("a certainty that is none", Mission, {"code": "basic"}, {"certainty": "Q"}),
    ("a mission of no kind", Mission, {"code": "basic"}, {"kind": "great"}),
    ("a change to nobody's mission", MissionChange, {}, {"concerns": "the_king"}),
    ("an accepted change without a decision", MissionChange, {}, {"state": "accepted"}),
    ("a decision on a draft", MissionChange, {}, {"state": "draft", "decision": "7"}),
    ("a change in no known state", MissionChange, {}, {"state": "lost"}),
    ("a change without a reason", MissionChange, {}, {"reason": ""}),
    ("a guideline of no level", Guideline, {"code": "discharge"}, {"level": "royal"}),
    ("a routine reviewed before it was adopted", Routine, {}, {"review_on": date(2025, 1, 1)}),
    ("a routine of nobody", Routine, {}, {"owner_role": ""}),
    ("a project of no kind", Project, {}, {"kind": "idea"}),
    ("a project that ends before it begins", Project, {}, {"starts_on": DAY, "ends_on": date(2026, 1, 1)}),
    ("an item of no kind", ProjectItem, {}, {"kind": "idea"}),
    ("an item of a year long ago", ProjectItem, {}, {"year": 1066}),
    ("a goal without a source", Goal, {}, {"source": ""}),
    ("a link of no kind", GoalLink, {}, {"kind": "idea"}),
    ("something that came of what is not done", CommunicationStep, {}, {"came_of_it": "Bra."}),
    ("an investment of no kind", Investment, {"code": "i1"}, {"kind": "idea"}),
    ("an investment in no known state", Investment, {"code": "i1"}, {"state": "lost"}),
    ("kronor below zero", Investment, {"code": "i1"}, {"kronor": -1}),
    ("staffing in no known state", StaffingAction, {}, {"state": "lost"}),
    ("a party that left before it came", PrivateParty, {}, {"until": date(2011, 1, 1)}),
]


@pytest.mark.parametrize(("said", "model", "row", "change"), REFUSED, ids=[row[0] for row in REFUSED])
def test_the_database_refuses(loaded, said, model, row, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(**row).update(**change)


# what must not be · a new row beside the one that is there
TWICE = [
    ("two goals with a number", Goal, {"code": "other"}),
    ("two links to the same thing", GoalLink, {"code": "other"}),
    ("two parties of an organization", PrivateParty, {"code": "other"}),
]


@pytest.mark.parametrize(("said", "model", "change"), TWICE, ids=[row[0] for row in TWICE])
def test_the_database_refuses_it_twice(loaded, said, model, change):
    row = model.objects.get()
    row.pk = None
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("change", [{"next_on": DAY}, {"found": ""}])
def test_a_review_says_something_and_looks_ahead(loaded, change):
    fields = {"reviewed_on": DAY, "next_on": date(2027, 1, 1), "found": "Bra.", "by_name": "x", **change}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoutineReview.objects.create(routine=Routine.objects.get(), **fields)
