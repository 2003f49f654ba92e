"""Action plans, the cells they are made of, and what is done in each cell."""

from django.db import models
from django.db.models import F, Q


class ActionPlan(models.Model):
    """What one area will do in one year (handlingsplan), as adopted by the area's management group."""

    class Status(models.TextChoices):
        DRAFT = "draft"
        ACTIVE = "active"
        REPLACED = "replaced"

    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=Status.choices)
    adopted_by = models.ForeignKey("bodies.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_active_plan_an_area_and_year", fields=["municipality", "year"], condition=Q(status="active")
            ),
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


class Activity(models.Model):
    """Something that region and municipality do together. Its status says if it was done, not if it helped."""

    class Status(models.TextChoices):
        PLANNED = "planned"
        UNDER_WAY = "under_way"
        DONE = "done"
        PAUSED = "paused"
        STOPPED = "stopped"

    cell = models.ForeignKey(ActivityPlan, on_delete=models.CASCADE, related_name="activities")
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    search_key = models.CharField(max_length=240, db_index=True)
    description = models.TextField(blank=True)
    owner_name = models.CharField(max_length=120)
    owner_role = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=20, choices=Status.choices)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="one_activity_a_reference", fields=["cell", "reference"]),
            models.CheckConstraint(name="activity_dates_in_order", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="activity_status_known",
                condition=Q(status__in=["planned", "under_way", "done", "paused", "stopped"]),
            ),
            models.CheckConstraint(name="activity_has_title", condition=~Q(title="")),
        ]


class ActivityParty(models.Model):
    """An organization that answers for an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="parties")
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="one_part_an_organization", fields=["activity", "organization"])]


class Milestone(models.Model):
    """Something that shall have happened in an activity by a day."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(name="one_milestone_a_title", fields=["activity", "title"])]


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

    cell = models.ForeignKey(ActivityPlan, on_delete=models.CASCADE, related_name="links")
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


class StatusChange(models.Model):
    """What was said when an activity's status was changed. `token` makes a form sent twice count once."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="changes")
    token = models.UUIDField(unique=True)
    from_status = models.CharField(max_length=20, choices=Activity.Status.choices)
    to_status = models.CharField(max_length=20, choices=Activity.Status.choices)
    comment = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(name="status_change_changes", condition=~Q(from_status=F("to_status"))),
            models.CheckConstraint(name="status_change_says_why", condition=~Q(comment="")),
        ]


class BroughtPlan(models.Model):
    """A file with a plan that someone brought: what it held, what was wrong with it, and whether it was loaded."""

    sha256 = models.CharField(max_length=64, unique=True)
    file_name = models.CharField(max_length=200)
    document = models.JSONField()
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=160)
    loaded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-brought_at"]
        constraints = [
            models.CheckConstraint(
                name="loaded_after_brought", condition=Q(loaded_at=None) | Q(loaded_at__gte=F("brought_at"))
            )
        ]
