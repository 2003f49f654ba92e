"""Refused, with nothing saved: what the tests of the operations ask again and again."""

import pytest
from django.db import transaction

from narvard.base.access.queries import world_of
from narvard.care.discharge.models import Case, Notice, Party, Planning, Stay
from narvard.care.discharge.operations import NotSaved


def saved() -> tuple:
    """What stands in the tables, and all that the gate goes by."""
    people = set(Case.objects.values_list("subject", flat=True))
    world = world_of(people)
    held = (Notice.objects.count(), Case.objects.count(), Stay.objects.count(), Planning.objects.count())
    versions = tuple(Party.objects.order_by("pk").values_list("version", "state", "due_at"))
    return held, versions, len(world.disclosures), len(world.relations)


def refused(act, *args, **given) -> str:
    """The code of the refusal, with nothing saved."""
    before = saved()
    with pytest.raises(NotSaved) as error, transaction.atomic():
        act(*args, **given)
    assert before == saved()
    assert str(error.value).startswith("Inget sparades, eftersom "), "said in the reader's language"
    assert str(error.value).endswith(".")
    return error.value.code
