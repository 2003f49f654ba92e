"""What a closed quarter holds, and what was added to it later."""

from django.db import models
from django.db.models import Q


class Supplement(models.Model):
    """Something that became known after the quarter was closed. It stands beside the report and changes nothing."""

    period = models.ForeignKey("followup.Period", on_delete=models.PROTECT, related_name="supplements")
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=600)
    text = models.TextField(blank=True)
    token = models.UUIDField(unique=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(name="followup_supplement_says_why", condition=~Q(reason=""))]


class FrozenRow(models.Model):
    """One row of what was reported, or of what a supplement adds. The database lets nobody change or remove it.

    `content` is canonical JSON text, so that the fingerprint can be counted again on any database.
    """

    period = models.ForeignKey("followup.Period", on_delete=models.PROTECT, related_name="frozen")
    supplement = models.ForeignKey(Supplement, null=True, blank=True, on_delete=models.PROTECT, related_name="rows")
    kind = models.CharField(max_length=10)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20, blank=True)
    content = models.TextField()

    class Meta:
        indexes = [models.Index(name="followup_frozen_by_area", fields=["period", "municipality", "kind"])]
        constraints = [
            models.UniqueConstraint(
                name="followup_frozen_once",
                fields=["period", "kind", "municipality", "key"],
                condition=Q(supplement=None),
            ),
            models.CheckConstraint(
                name="followup_frozen_kind_known",
                condition=Q(kind__in=["count", "area", "activity", "cell", "light", "pilot"]),
            ),
        ]
