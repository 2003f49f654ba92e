"""The call to a meeting about a plan, and who came."""

from django.db import models
from django.db.models import Q

from narvard.care.care_plans.models.plans import ORGANIZATION, CarePlan


class Meeting(models.Model):
    """A meeting that units are called to. `at` is when it is to be, `held_at` when it was; one call stands at once."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="meetings")
    at = models.DateTimeField()
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=10)
    called_at = models.DateTimeField()
    called_by = models.CharField(max_length=160)
    held_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="care_plan_meeting_held_at_a_time",
                condition=Q(state__in=["called", "moved"], held_at=None) | Q(state="held", held_at__isnull=False),
            ),
            models.UniqueConstraint(name="care_plan_one_call_stands", fields=["plan"], condition=Q(state="called")),
        ]


class Attendance(models.Model):
    """One who was called: somebody from a unit, the person, or someone the person brought."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    who = models.CharField(max_length=10)
    unit = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160, blank=True)
    present = models.BooleanField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="care_plan_attendance_whose",
                condition=Q(who="unit", unit__isnull=False) | Q(who__in=["person", "close"], unit=None),
            ),
        ]
