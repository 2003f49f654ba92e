"""The database refuses what must not be, whoever asks it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.agreements.models import (
    Agreement,
    Clause,
    CommitmentWording,
    FollowUp,
    ForcePeriod,
    Party,
    Phase,
    RequiredPoint,
    ThemeLink,
    Version,
)

DAY = date(2026, 1, 1)

# model · which row · what it is made to say
CHANGES = [
    (Agreement, {}, {"kind": "promise"}),
    (Agreement, {}, {"signing": "some"}),
    (Agreement, {}, {"certainty": "Q"}),
    (Version, {"number": 1}, {"number": 0}),
    (Version, {"number": 1}, {"intended_to": date(2024, 1, 1)}),
    (Version, {"number": 1}, {"adopted_text": ""}),
    (Version, {"number": 2}, {"adopted_on": DAY}),
    (Version, {"number": 1}, {"adopted_on": None, "adopted_text": ""}),
    (Party, {"version__number": 1}, {"name": "Somebody"}),
    (Party, {"version__number": 1}, {"signed_by": ""}),
    (ForcePeriod, {}, {"valid_to": date(2024, 1, 1)}),
    (FollowUp, {}, {"summary": ""}),
    (FollowUp, {}, {"year": 1900}),
    (Clause, {"key": "visits", "version__number": 1}, {"number": "1"}),
    (Clause, {"key": "visits", "version__number": 1}, {"key": "aim"}),
    (Clause, {"key": "visits", "version__number": 1}, {"heading": ""}),
    (CommitmentWording, {"version__number": 1}, {"side": "nobody"}),
    (CommitmentWording, {"version__number": 1}, {"text": ""}),
    (CommitmentWording, {"version__number": 1}, {"starts_on": date(2030, 1, 1), "due_on": DAY}),
    (Phase, {}, {"valid_to": date(2020, 1, 1)}),
    (ThemeLink, {}, {"certainty": "Q"}),
]


@pytest.mark.parametrize(("model", "which", "said"), CHANGES)
def test_the_database_refuses(home, model, which, said):
    row = model.objects.filter(**which).order_by("pk").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**said)


def test_the_database_lets_no_two_versions_be_in_force(home):
    agreement = Agreement.objects.get(code="home")
    second = agreement.versions.get(number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        ForcePeriod.objects.create(agreement=agreement, version=second, valid_from=date(2030, 1, 1))
    ForcePeriod.objects.create(
        agreement=agreement, version=second, valid_from=date(2023, 1, 1), valid_to=date(2024, 1, 1)
    )


def test_the_database_keeps_codes_apart(home):
    first = Agreement.objects.get(code="home")
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(code="grant").update(code=first.code)


def test_a_required_point_has_days_in_order(home):
    law = Agreement.objects.get(code="grant")
    asked = {"collaboration": law.collaboration, "law": law, "number": 1, "title": "One", "applies_to": "own",
             "source": "Made up"}  # fmt: skip
    for wrong in ({"valid_to": DAY, "certainty": "A"}, {"certainty": "Q"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RequiredPoint.objects.create(code="one", valid_from=DAY, **asked, **wrong)
