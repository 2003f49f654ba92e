"""Action plans and the cells they are made of."""

from django.db import models
from django.db.models import Q


class ActionPlan(models.Model):
    """What one area will do in one year (handlingsplan), as adopted by the area's management group.

    A draft is written for a coming year, often copied from the year before. A plan that is published may be read by
    everybody, without the names of persons.
    """

    class Status(models.TextChoices):
        DRAFT = "draft"
        ACTIVE = "active"
        REPLACED = "replaced"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=Status.choices)
    adopted_by = models.ForeignKey("bodies.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    loaded_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_active_plan_an_area_and_year",
                fields=["collaboration", "municipality", "year"],
                condition=Q(status="active"),
            ),
            models.UniqueConstraint(
                name="one_draft_an_area_and_year",
                fields=["collaboration", "municipality", "year"],
                condition=Q(status="draft"),
            ),
            models.CheckConstraint(name="no_draft_is_published", condition=~Q(status="draft") | Q(published_at=None)),
            models.CheckConstraint(name="plan_status_known", condition=Q(status__in=["draft", "active", "replaced"])),
            models.CheckConstraint(
                name="active_plan_is_adopted", condition=~Q(status="active") | Q(adopted_on__isnull=False)
            ),
            models.CheckConstraint(name="plan_year_possible", condition=Q(year__gte=2000, year__lte=2100)),
        ]


class ActivityPlan(models.Model):
    """The cell: what an area's plan holds for one target group and one goal area (aktivitetsplan)."""

    action_plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="cells")
    target_group = models.ForeignKey("organizations.TargetGroup", on_delete=models.PROTECT, related_name="+")
    goal_area = models.ForeignKey("organizations.GoalArea", on_delete=models.PROTECT, related_name="+")
    aim = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_cell_of_a_kind", fields=["action_plan", "target_group", "goal_area"])
        ]
