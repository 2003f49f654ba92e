"""Where the person lay, and when they were on leave. Only the hospital's: others are never told."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow
from narvard.care.discharge.models.cases import Case


class Stay(CustodiedRow):
    """A time on one ward, `unit`. A person lies in one bed at a time within one hospital."""

    GATE: ClassVar[str] = "discharge.stay"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stays")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "custodian"], condition=Q(to_at=None), name="stay_one_open_at_a_time"
            ),
            models.CheckConstraint(condition=Q(to_at=None) | Q(to_at__gte=F("from_at")), name="stay_dates_in_order"),
        ]


class Leave(CustodiedRow):
    """A leave from the ward (permission): the person is still admitted."""

    GATE: ClassVar[str] = "discharge.leave"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="leaves")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(to_at=None), name="leave_one_open_at_a_time"),
            models.CheckConstraint(condition=Q(to_at=None) | Q(to_at__gte=F("from_at")), name="leave_dates_in_order"),
        ]
