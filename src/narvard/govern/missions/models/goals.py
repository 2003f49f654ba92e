"""Goals that a congress or a nation has set, and what here works towards them."""

from django.db import models

from narvard.govern.missions.models.owned import Owned, Sourced, once, one_of, sourced


class Goal(Sourced):
    """A goal by its number and its text, as far as the text is known."""

    number = models.CharField(max_length=20)
    text = models.TextField()
    issuer = models.CharField(max_length=160)
    period = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["issuer", "number"]
        constraints = [
            *sourced("goal"),
            models.UniqueConstraint(name="one_goal_a_number", fields=["collaboration", "issuer", "period", "number"]),
        ]


class GoalLinkKind(models.TextChoices):
    """What works towards the goal."""

    TARGET_GROUP = "target_group"
    PROJECT = "project"
    ACTIVITY = "activity"
    COMMITMENT = "commitment"
    INDICATOR = "indicator"
    STRATEGY = "strategy"


class GoalLink(Owned):
    """Something here that works towards a goal, by its kind and its own reference."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=20, choices=GoalLinkKind.choices)
    reference = models.CharField(max_length=80)
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["kind", "reference"]
        constraints = [
            once("goal_link"),
            one_of("goal_link_kind_known", "kind", GoalLinkKind),
            models.UniqueConstraint(name="one_link_a_goal_and_thing", fields=["goal", "kind", "reference"]),
        ]
