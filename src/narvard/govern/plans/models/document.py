"""The documents that the plans rest on, from the vision downwards, in the versions that were adopted."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap


class GoverningDocument(models.Model):
    """Vision, overall goals, governing document, operational plan, strategy. `name` is what the bodies call its kind.

    At most one carries the areas' action plans, which then hang below it.
    """

    class Kind(models.TextChoices):
        VISION = "vision"
        OVERALL_GOALS = "overall_goals"
        DIRECTION = "direction"
        STRATEGY = "strategy"
        GOVERNING = "governing"
        OPERATIONAL = "operational"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=160)
    title = models.CharField(max_length=200)
    above = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    carries_plans = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="one_governing_document_a_code", fields=["collaboration", "code"]),
            models.UniqueConstraint(
                name="one_document_carries_the_plans", fields=["collaboration"], condition=Q(carries_plans=True)
            ),
            models.CheckConstraint(
                name="governing_document_not_under_itself", condition=Q(above=None) | ~Q(above=F("id"))
            ),
            models.CheckConstraint(
                name="governing_document_kind_known",
                condition=Q(kind__in=["vision", "overall_goals", "direction", "strategy", "governing", "operational"]),
            ),
            models.CheckConstraint(
                name="governing_document_certainty_known", condition=Q(certainty__in=["A", "B", "C", "D", "X"])
            ),
        ]


class DocumentVersion(models.Model):
    """One version of a document, in force in a half-open period, with the body that adopted it and the decision."""

    document = models.ForeignKey(GoverningDocument, on_delete=models.CASCADE, related_name="versions")
    number = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    adopted_by = models.ForeignKey("bodies.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(name="one_document_version_a_number", fields=["document", "number"]),
            models.CheckConstraint(
                name="document_version_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            models.CheckConstraint(
                name="document_version_adopted_on_a_day",
                condition=Q(adopted_by=None, adopted_on=None) | Q(adopted_by__isnull=False, adopted_on__isnull=False),
            ),
            NoOverlap(same=["document"], start="valid_from", end="valid_to", name="one_document_version_in_force"),
        ]
