"""Of which ways home something was entered after an outage, as far as the reader may see."""

from collections.abc import Collection
from datetime import datetime

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Notice


def entered_afterwards(actor: Actor, now: datetime, cases: Collection[int]) -> frozenset[int]:
    """Of `cases` (ids) those with a notice that the reader sees and that was entered after an outage."""
    found = seen(actor, now, Notice.objects.filter(case__in=cases, entered_afterwards=True)) if cases else None
    return frozenset(found.values_list("case", flat=True)) if found is not None else frozenset()
