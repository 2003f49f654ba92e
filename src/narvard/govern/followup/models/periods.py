"""The follow-up period, and which areas are ready with it."""

from django.db import models
from django.db.models import F, Q


class Period(models.Model):
    """A quarter that a collaboration follows up (uppföljningsperiod). A closed one is never changed again.

    `brought` is true when its reports came from elsewhere, so that no light was frozen with them.
    """

    class State(models.TextChoices):
        PREPARED = "prepared"
        OPEN = "open"
        CLOSED = "closed"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    areas_by = models.DateField()
    office_by = models.DateField()
    steering_by = models.DateField()
    council_by = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.CharField(max_length=160, blank=True)
    office_ready_at = models.DateTimeField(null=True, blank=True)
    office_ready_by = models.CharField(max_length=160, blank=True)
    office_note = models.CharField(max_length=600, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=160, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    brought = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="followup_one_period_a_quarter", fields=["collaboration", "year", "quarter"]),
            models.UniqueConstraint(
                name="followup_one_open_period", fields=["collaboration"], condition=Q(state="open")
            ),
            models.CheckConstraint(
                name="followup_quarter_possible",
                condition=Q(year__gte=2000, year__lte=2100, quarter__gte=1, quarter__lte=4),
            ),
            models.CheckConstraint(
                name="followup_deadlines_in_order",
                condition=Q(
                    areas_by__lt=F("office_by"), office_by__lt=F("steering_by"), steering_by__lte=F("council_by")
                ),
            ),
            models.CheckConstraint(
                name="followup_open_since",
                condition=Q(state="prepared", opened_at=None)
                | Q(state__in=["open", "closed"], opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="followup_closed_with_fingerprint",
                condition=Q(state="closed", closed_at__gte=F("opened_at"), content_hash__regex=r"^[0-9a-f]{64}$")
                | Q(state__in=["prepared", "open"], closed_at=None, content_hash=""),
            ),
        ]


class AreaReady(models.Model):
    """An area's manager says that the area's report is whole. `note` says why when a word is missing."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="ready_areas")
    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=600, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="followup_area_ready_once", fields=["period", "municipality"]),
        ]
