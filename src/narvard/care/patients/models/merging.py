"""Persons who turned out to be one and the same."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow


class Merge(CustodiedRow):
    """A custodian says that `subject` and `other` are one person. No row changes its subject, so it can be undone.

    `ended_at` is when it was found to be wrong.
    """

    GATE = "patients.merge"

    other = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=400)
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=160)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=160, blank=True)
    ended_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(subject=F("other")), name="merge_of_two"),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("merged_at")), name="merge_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["custodian", "subject", "other"], condition=Q(ended_at=None), name="merge_once"
            ),
        ]
