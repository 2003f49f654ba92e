"""Which indicators tell whether a cell helps, and the thresholds that the parties agree on."""

from django.db import models
from django.db.models import F, Q


class IndicatorLink(models.Model):
    """An indicator that tells whether the cell's activities help, or do harm elsewhere, with the goal as adopted.

    The goal stands here in the plan's own words, so that the plan can be written out as it came. What the light is
    computed from is the target, which the measuring side keeps together with its frozen baseline.
    """

    class Role(models.TextChoices):
        OUTCOME = "outcome"
        PROCESS = "process"
        BALANCING = "balancing"

    class Direction(models.TextChoices):
        UP = "up"
        DOWN = "down"

    cell = models.ForeignKey("plans.ActivityPlan", on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey("indicators.Target", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    direction = models.CharField(max_length=10, choices=Direction.choices)
    indicator = models.CharField(max_length=60)
    measure = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    value = models.FloatField(null=True, blank=True)
    due_on = models.DateField()
    baseline_from = models.DateField()
    baseline_to = models.DateField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="link_dates_in_order",
                condition=Q(baseline_from__lt=F("baseline_to"), baseline_to__lte=F("due_on")),
            ),
            models.CheckConstraint(
                name="link_value_where_quantified",
                condition=Q(kind="unquantified", value=None) | Q(kind__in=["level", "relative"], value__isnull=False),
            ),
            models.UniqueConstraint(name="one_link_a_target", fields=["cell", "target"]),
            models.CheckConstraint(name="link_role_known", condition=Q(role__in=["outcome", "process", "balancing"])),
            models.CheckConstraint(name="link_direction_known", condition=Q(direction__in=["up", "down"])),
        ]


class Threshold(models.Model):
    """A figure proposed for a target that has none. When both sides agree, it becomes the target's level."""

    link = models.ForeignKey(IndicatorLink, on_delete=models.CASCADE, related_name="thresholds")
    value = models.FloatField()
    decision = models.CharField(max_length=60)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=160)
    region_by = models.CharField(max_length=160, blank=True)
    region_at = models.DateTimeField(null=True, blank=True)
    municipality_by = models.CharField(max_length=160, blank=True)
    municipality_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="one_open_threshold_a_link", fields=["link"], condition=Q(agreed_at=None)),
            models.CheckConstraint(name="threshold_names_its_decision", condition=~Q(decision="")),
            models.CheckConstraint(
                name="threshold_agreed_by_both",
                condition=Q(agreed_at=None) | Q(region_at__isnull=False, municipality_at__isnull=False),
            ),
        ]
