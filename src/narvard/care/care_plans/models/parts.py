"""What each party writes in a plan. Nothing is written over: a change is a new revision, of which versions are made."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from narvard.base.core.custody import CustodiedRow
from narvard.care.care_plans.models.plans import ORGANIZATION, CarePlan


class Part(CustodiedRow):
    """One party's part of a plan, answered for by that party. `number` is its newest revision's.

    `circle` is the plan's circle that it was last shared with; behind it, it is to be shared anew.
    """

    GATE = "care_plans.part"

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField(default=0)
    circle = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="care_plan_part_once", fields=["plan", "unit"])]


class Revision(models.Model):
    """A part as it stood from a number of the plan on."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="care_plan_revision_once", fields=["part", "number"])]


class RevisionText(models.Model):
    """An item in words. `none` says that there is nothing, which is not the same as not written."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="texts")
    name = models.CharField(max_length=30)
    text = models.TextField(blank=True)
    none = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="care_plan_text_once", fields=["revision", "name"]),
            models.CheckConstraint(
                name="care_plan_text_or_none", condition=Q(text="", none=True) | (~Q(text="") & Q(none=False))
            ),
        ]


class Goal(models.Model):
    """A goal in the person's own words."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)

    class Meta:
        ordering = ["order"]
        constraints = [models.CheckConstraint(name="care_plan_goal_says_something", condition=~Q(text=""))]


class Activity(models.Model):
    """Something to be done by a day: by the person, or by a unit that is responsible for it.

    `key` is the same through the revisions.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="activities")
    key = models.UUIDField(default=uuid4)
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    by_person = models.BooleanField(default=False)
    responsible = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="care_plan_activity_once", fields=["revision", "key"]),
            models.CheckConstraint(name="care_plan_activity_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="care_plan_activity_has_someone", condition=Q(by_person=True) | Q(responsible__isnull=False)
            ),
        ]
