"""What could go wrong, how likely and how bad, and what is done about it."""

from django.db import models
from django.db.models import F, Q


class Risk(models.Model):
    """A risk on the scales 1 to 4 of the matrix, in a plan, a cell, an activity or a strategy, or in all of the work.

    The residual is what remains when the treatment is in place; it is never more than the risk itself.
    """

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    about = models.CharField(max_length=300, blank=True)
    plan = models.ForeignKey("plans.ActionPlan", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    cell = models.ForeignKey("plans.ActivityPlan", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(
        "plans.Activity", null=True, blank=True, on_delete=models.CASCADE, related_name="risks"
    )
    strategy = models.ForeignKey("plans.Strategy", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    likelihood = models.PositiveSmallIntegerField()
    consequence = models.PositiveSmallIntegerField()
    treatment = models.TextField(blank=True)
    residual_likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    residual_consequence = models.PositiveSmallIntegerField(null=True, blank=True)
    owner = models.CharField(max_length=160)
    review_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="one_plan_risk_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(
                name="plan_risk_on_its_scales",
                condition=Q(likelihood__gte=1, likelihood__lte=4, consequence__gte=1, consequence__lte=4),
            ),
            models.CheckConstraint(
                name="plan_risk_residual_is_no_greater",
                condition=Q(residual_likelihood=None, residual_consequence=None)
                | Q(
                    residual_likelihood__gte=1,
                    residual_likelihood__lte=F("likelihood"),
                    residual_consequence__gte=1,
                    residual_consequence__lte=F("consequence"),
                ),
            ),
            models.CheckConstraint(name="plan_risk_state_known", condition=Q(state__in=["open", "closed"])),
            models.CheckConstraint(name="plan_risk_has_owner_and_title", condition=~Q(owner="") & ~Q(title="")),
            models.CheckConstraint(
                name="plan_risk_stands_in_one_place",
                condition=Q(cell=None, activity=None, strategy=None)
                | Q(plan=None, activity=None, strategy=None)
                | Q(plan=None, cell=None, strategy=None)
                | Q(plan=None, cell=None, activity=None),
            ),
        ]
