"""What must be ready when the person comes home, ticked item by item."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from narvard.base.core.custody import CustodiedRow
from narvard.care.discharge.models.cases import Case

ITEMS = ["medicines", "aids", "transport", "keys", "food", "who_meets"]
TICKS = ["done", "not_needed", "open"]


class Tick(CustodiedRow):
    """What a unit said of an item: done, not needed, or open again. Never changed: the latest one holds."""

    GATE: ClassVar[str] = "discharge.tick"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ticks")
    item = models.CharField(max_length=20)
    state = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        indexes = [models.Index(fields=["case", "item", "at"], name="tick_by_case")]
        constraints = [
            models.CheckConstraint(condition=Q(item__in=ITEMS), name="tick_item_known"),
            models.CheckConstraint(condition=Q(state__in=TICKS), name="tick_state_known"),
        ]
