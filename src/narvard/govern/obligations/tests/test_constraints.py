"""The database refuses what must not be, whoever asks it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.obligations.models import Consent, Obligation, Proof, Submission

# model · what it is made to say
CHANGES = [
    (Obligation, {"recurrence": "weekly"}),
    (Obligation, {"last_due": date(2020, 1, 1)}),
    (Obligation, {"recurrence": "once", "last_due": date(2030, 1, 1)}),
    (Obligation, {"certainty": "Q"}),
    (Obligation, {"day_certainty": ""}),
    (Obligation, {"code": "report"}),
    (Consent, {"kind": "asked"}),
    (Submission, {"reference": ""}),
    (Submission, {"sent_on": None}),
    (Submission, {"received_on": date(2025, 9, 4)}),
    (Submission, {"received_on": date(2025, 9, 1), "receipt": "Yes"}),
    (Submission, {"sent_on": None, "sent_by": "", "reference": "", "received_on": date(2026, 1, 1), "receipt": "Yes"}),
    (Proof, {"kind": "asked"}),
    (Proof, {"how": ""}),
    (Proof, {"reference": ""}),
]


@pytest.mark.parametrize(("model", "said"), CHANGES)
def test_the_database_refuses(loaded, model, said):
    row = model.objects.order_by("pk").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**said)


def test_one_time_a_period_and_one_proof_a_day(loaded):
    submission, proof, consent = Submission.objects.get(), Proof.objects.first(), Consent.objects.first()
    for row in (submission, proof, consent):
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
