"""What the database refuses by itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.voices.models import Discussion, Note, Occasion, Outcome, Statement

# what must not be · the row that is changed · how
REFUSED = [
    ("two occasions with a code", Occasion, {"code": "council"}, {"code": "staff"}),
    ("nobody in particular", Occasion, {"code": "council"}, {"who": "kings"}),
    ("an occasion without a way", Occasion, {"code": "council"}, {"how": ""}),
    ("nobody heard", Occasion, {"code": "council"}, {"people": 0}),
    ("two statements with a code", Statement, {"code": "council-s1"}, {"code": "council-s2"}),
    ("an empty statement", Statement, {"code": "council-s1"}, {"text": ""}),
    ("a discussion gathered before it was held", Discussion, {}, {"gathered_on": date(2026, 11, 17)}),
    ("a note of no kind", Note, {"code": "home-n1"}, {"kind": "song"}),
    ("an empty note", Note, {"code": "home-n1"}, {"text": ""}),
    ("an outcome of nothing", Outcome, {}, {"statement": None}),
    ("an outcome of no kind", Outcome, {}, {"kind": "song"}),
    ("an outcome that cannot be found", Outcome, {}, {"reference": "", "url": ""}),
    ("nothing with a link", Outcome, {}, {"kind": "nothing"}),
    ("an outcome without a title", Outcome, {}, {"title": ""}),
]


@pytest.mark.parametrize(("said", "model", "row", "change"), REFUSED, ids=[row[0] for row in REFUSED])
def test_the_database_refuses(loaded, said, model, row, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(**row).update(**change)


def test_an_outcome_is_of_one_thing_only(loaded):
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.update(note=Note.objects.first())
