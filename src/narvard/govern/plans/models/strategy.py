"""A strategy: what it aims at, the areas it works in, the directions it takes, and its steps in time."""

from django.db import models
from django.db.models import F, Q


class Strategy(models.Model):
    """A long-term strategy with its overall goals and areas. `aim` is the sentence that stands over the goals."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    aim = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(
        "plans.GoverningDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="one_strategy_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(
                name="strategy_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            models.CheckConstraint(
                name="strategy_certainty_known", condition=Q(certainty__in=["A", "B", "C", "D", "X"])
            ),
        ]


class OverallGoal(models.Model):
    """Something that the strategy as a whole is to reach."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="goals")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="one_overall_goal_a_code", fields=["strategy", "code"])]


class EffortGroup(models.Model):
    """Effort areas that belong together."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="groups")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="one_effort_group_a_code", fields=["strategy", "code"])]


class EffortArea(models.Model):
    """An area that the strategy works in (insatsområde)."""

    group = models.ForeignKey(EffortGroup, on_delete=models.CASCADE, related_name="areas")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="one_effort_area_a_code", fields=["group", "code"])]


class Direction(models.Model):
    """Where an effort area is heading (viljeriktning)."""

    area = models.ForeignKey(EffortArea, on_delete=models.CASCADE, related_name="directions")
    text = models.TextField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="one_effort_direction_a_place", fields=["area", "order"]),
            models.CheckConstraint(name="effort_direction_says_something", condition=~Q(text="")),
        ]


class StrategyStep(models.Model):
    """A milestone or a stretch of time on the roadmap. The period is half-open; `written` is how the source put it."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="steps")
    area = models.ForeignKey(EffortArea, null=True, blank=True, on_delete=models.CASCADE, related_name="steps")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    written = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    note = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["starts_on", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="one_strategy_step_a_code", fields=["strategy", "code"]),
            models.CheckConstraint(name="strategy_step_dates_in_order", condition=Q(ends_on__gt=F("starts_on"))),
        ]
