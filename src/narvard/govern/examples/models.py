"""Good examples, what comes with them, and who has adopted them."""

from django.db import models
from django.db.models import Q


class Example(models.Model):
    """A story of something that others can do too. `cost` is whole kronor for `cost_of`.

    `shared`: other collaborations of the installation find it as well.
    """

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    need = models.CharField(max_length=400)
    story = models.TextField()
    grade = models.CharField(max_length=20)
    evidence = models.TextField(blank=True)
    target_group = models.ForeignKey(
        "organizations.TargetGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    goal_area = models.ForeignKey(
        "organizations.GoalArea", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cost = models.PositiveBigIntegerField(null=True, blank=True)
    cost_of = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    shared = models.BooleanField(default=False)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=1)
    search_key = models.TextField()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(name="example_once_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(
                name="example_grade_known", condition=Q(grade__in=["compared", "measured", "described", "idea"])
            ),
            models.CheckConstraint(
                name="example_certainty_known", condition=Q(certainty__in=["A", "B", "C", "D", "X"])
            ),
            models.CheckConstraint(name="example_cost_of_something", condition=Q(cost=None) | ~Q(cost_of="")),
            models.CheckConstraint(name="example_has_source", condition=~Q(source="")),
        ]


class ExampleStep(models.Model):
    """An activity that comes with an example; days from the adopter's start."""

    example = models.ForeignKey(Example, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    begins_after = models.PositiveSmallIntegerField()
    lasts = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="example_step_once_a_place", fields=["example", "order"]),
            models.CheckConstraint(name="example_step_lasts", condition=Q(lasts__gte=1)),
        ]


class ExampleMeasure(models.Model):
    """An indicator that comes with an example."""

    example = models.ForeignKey(Example, on_delete=models.CASCADE, related_name="measures")
    indicator = models.CharField(max_length=60)
    measure = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    direction = models.CharField(max_length=10)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="example_measure_once", fields=["example", "indicator", "measure"]),
            models.CheckConstraint(
                name="example_role_known", condition=Q(role__in=["outcome", "process", "balancing"])
            ),
            models.CheckConstraint(name="example_direction_known", condition=Q(direction__in=["up", "down"])),
        ]


class Adoption(models.Model):
    """An area that took up an example: what it got in its plan, and later what came of it."""

    example = models.ForeignKey(Example, on_delete=models.PROTECT, related_name="adoptions")
    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    target_group = models.CharField(max_length=40)
    goal_area = models.CharField(max_length=40)
    activities = models.PositiveSmallIntegerField()
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=160)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["-adopted_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="adopted_once_a_cell",
                fields=["example", "collaboration", "municipality", "year", "target_group", "goal_area"],
            ),
        ]
