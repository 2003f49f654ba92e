"""National and regional guidelines, and the local routines by which they are followed."""

from django.db import models
from django.db.models import F, Q

from narvard.govern.missions.models.owned import Owned, Sourced, once, one_of, sourced


class GuidelineLevel(models.TextChoices):
    """Who has issued it."""

    NATIONAL = "national"
    REGIONAL = "regional"


class Guideline(Sourced):
    """A guideline that others have issued and that the collaboration has to take care of."""

    level = models.CharField(max_length=20, choices=GuidelineLevel.choices)
    title = models.CharField(max_length=200)
    issuer = models.CharField(max_length=160)
    published_on = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["level", "title"]
        constraints = [*sourced("guideline"), one_of("guideline_level_known", "level", GuidelineLevel)]


class Routine(Owned):
    """How a guideline is followed here: who owns the routine, and when it must be looked at again."""

    guideline = models.ForeignKey(Guideline, on_delete=models.PROTECT, related_name="routines")
    title = models.CharField(max_length=200)
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    owner_role = models.CharField(max_length=160)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    adopted_on = models.DateField()
    review_on = models.DateField()
    url = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["review_on", "code"]
        constraints = [
            once("routine"),
            models.CheckConstraint(name="routine_reviewed_after_adopted", condition=Q(review_on__gt=F("adopted_on"))),
            models.CheckConstraint(name="routine_has_an_owner", condition=~Q(owner_role="")),
        ]


class RoutineReview(models.Model):
    """That a routine was looked at, what was found, and when it is next."""

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField()
    next_on = models.DateField()
    found = models.TextField()
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="next_review_is_later", condition=Q(next_on__gt=F("reviewed_on"))),
            models.CheckConstraint(name="review_says_what_was_found", condition=~Q(found="")),
        ]
