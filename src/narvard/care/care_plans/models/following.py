"""What was decided, approved, followed up and said about a plan; each row stays as it was written."""

from django.db import models
from django.db.models import F, Q

from narvard.care.care_plans.models.plans import ORGANIZATION, OVERALL, CarePlan


class Head(models.Model):
    """What is common to the plan as it stood from a number on."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="heads")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160, blank=True)
    overall_responsible = models.CharField(max_length=20, blank=True)
    coordinator = models.CharField(max_length=160, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="care_plan_head_once", fields=["plan", "number"]),
            models.CheckConstraint(name="care_plan_head_one_overall", condition=Q(overall_responsible__in=OVERALL)),
        ]


class StateChange(models.Model):
    """A step that was taken with a plan, by whom and why."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="changes")
    act = models.CharField(max_length=20)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)
    unit = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]


class Approval(models.Model):
    """A unit approved the plan as it stood at a number (1991:1128 7 a)."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="approvals")
    unit = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(name="care_plan_approved_once", fields=["plan", "unit", "number"])]


class FollowUp(models.Model):
    """A follow-up: when, what came of it, in the person's words too, and when the next one is."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="follow_ups")
    held_on = models.DateField()
    evaluation = models.TextField()
    own_words = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.CheckConstraint(name="care_plan_follow_up_says_something", condition=~Q(evaluation="")),
            models.CheckConstraint(
                name="care_plan_follow_up_days_in_order", condition=Q(next_on=None) | Q(next_on__gt=F("held_on"))
            ),
        ]


class Comment(models.Model):
    """What the person, or who speaks for them, says about a plan."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(name="care_plan_comment_says_something", condition=~Q(text=""))]
