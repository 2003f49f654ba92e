"""What was said of a pilot while it ran, how it was decided, and how it was judged afterwards."""

from django.db import models
from django.db.models import F, Q

from narvard.govern.pilots.models.pilots import Pilot


class Cycle(models.Model):
    """One turn of plan, do, study, act (PDSA). A later turn begins when the one before has been studied."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="cycles")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    plan = models.TextField()
    do = models.TextField(blank=True)
    study = models.TextField(blank=True)
    act = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="cycle_once_a_number", fields=["pilot", "number"]),
            models.CheckConstraint(
                name="cycle_dates_in_order", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="cycle_has_a_plan", condition=~Q(plan="")),
            models.CheckConstraint(name="cycle_ended_is_studied", condition=Q(ends_on=None) | ~Q(study="")),
        ]


class QuarterReport(models.Model):
    """What was said of a pilot in one quarter, with the light that follows. `spent` is whole kronor since the start.

    It may be mended until the quarter is closed (`frozen_at`); then it stays as it was reported.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="reports")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    done = models.TextField()
    hinders = models.TextField(blank=True)
    next = models.TextField(blank=True)
    on_time = models.BooleanField()
    spent = models.PositiveBigIntegerField()
    high_risk = models.BooleanField()
    plan = models.TextField(blank=True)
    stop_rule_met = models.BooleanField()
    colour = models.CharField(max_length=10)
    reasons = models.JSONField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=160)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["year", "quarter"]
        constraints = [
            models.UniqueConstraint(name="pilot_quarter_once", fields=["pilot", "year", "quarter"]),
            models.CheckConstraint(name="pilot_quarter_possible", condition=Q(quarter__gte=1, quarter__lte=4)),
            models.CheckConstraint(
                name="pilot_colour_known", condition=Q(colour__in=["green", "yellow", "red", "grey"])
            ),
        ]


class StateChange(models.Model):
    """A decision on a pilot. `decision` is the number of a body's decision, where one was taken."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    grounds = models.TextField()
    decision = models.CharField(max_length=40, blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="pilot_change_changes", condition=~Q(before=F("after"))),
            models.CheckConstraint(name="pilot_change_has_grounds", condition=~Q(grounds="")),
        ]


class Evaluation(models.Model):
    """A later judgement of a pilot by someone outside it, such as a research and development unit."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="evaluations")
    evaluator = models.CharField(max_length=200)
    method = models.TextField()
    result = models.TextField()
    reference = models.CharField(max_length=300)
    published_on = models.DateField()

    class Meta:
        ordering = ["published_on", "id"]
        constraints = [
            models.UniqueConstraint(name="evaluation_once", fields=["pilot", "reference"]),
            models.CheckConstraint(name="evaluation_has_reference", condition=~Q(reference="")),
        ]
