"""What was agreed of time, and that a time passed."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap
from narvard.care.tasks.models.tasks import ORGANIZATION, Task


class AgreedClock(models.Model):
    """How long a kind of task may take by agreement, in [valid_from, valid_to): hours that pass, or calendar days."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    roll_to_weekday = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "valid_from"]
        constraints = [
            NoOverlap(same=["collaboration", "kind"], start="valid_from", end="valid_to", name="agreed_clock_once"),
            models.CheckConstraint(
                condition=Q(hours=None, days__isnull=False) | Q(hours__isnull=False, days=None),
                name="agreed_clock_hours_or_days",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="agreed_clock_dates_in_order"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="agreed_clock_has_a_source"),
            models.CheckConstraint(condition=Q(certainty__in=["A", "B", "C", "D", "X"]), name="agreed_clock_certainty"),
        ]


class Escalation(models.Model):
    """That the time of a task passed, and which role at which unit was told. Once for each time that was set."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="escalations")
    unit = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "due_at"], name="escalated_once_a_time"),
            models.CheckConstraint(condition=Q(at__gt=F("due_at")), name="escalated_when_passed"),
        ]
