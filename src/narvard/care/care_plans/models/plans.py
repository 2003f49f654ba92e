"""A need of a joint plan, the plan itself, and the units that take part in it."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow

ORGANIZATION = "organizations.Organization"
COLLABORATION = "organizations.Collaboration"
KINDS = ["sip", "lpt", "lss", "individual", "crisis"]
OVERALL = ["", "region", "municipality"]


class Need(CustodiedRow):
    """Somebody, the person among them, says that a joint plan is needed; the unit decides, with its reason."""

    GATE = "care_plans.need"

    collaboration = models.ForeignKey(COLLABORATION, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    reason = models.TextField()
    raised_by = models.CharField(max_length=160)
    raised_at = models.DateTimeField()
    answer = models.CharField(max_length=3, blank=True)
    answer_reason = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "answer", "raised_at"], name="need_by_unit")]
        constraints = [
            models.CheckConstraint(name="need_kind_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(name="need_says_why_and_who", condition=~Q(reason="") & ~Q(raised_by="")),
            models.CheckConstraint(
                name="need_answered_whole_or_not",
                condition=Q(answer="", answer_reason="", answered_at=None)
                | (Q(answer__in=["yes", "no"], answered_at__gte=F("raised_at")) & ~Q(answer_reason="")),
            ),
        ]


class CarePlan(CustodiedRow):
    """A joint plan. Its text stands in the parts, each answered for by one party; here stands what is common.

    `number` counts every change; a version is the plan as it stood at a number. `circle` counts when those who may see
    it changed, so that each party knows that its part is to be shared anew. The period is half-open, in whole days.
    """

    GATE = "care_plans.plan"

    collaboration = models.ForeignKey(COLLABORATION, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=20)
    number = models.PositiveIntegerField(default=0)
    circle = models.PositiveIntegerField(default=0)
    opened_on = models.DateField()
    need = models.OneToOneField(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="plan")
    case_key = models.UUIDField(null=True, blank=True)
    consent = models.ForeignKey("access.Consent", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    overall_responsible = models.CharField(max_length=20, blank=True)
    coordinator = models.CharField(max_length=160, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="plan_by_unit"),
            models.Index(fields=["case_key"], name="plan_by_case"),
        ]
        constraints = [
            models.CheckConstraint(name="care_plan_kind_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(name="care_plan_one_overall_or_none", condition=Q(overall_responsible__in=OVERALL)),
            models.CheckConstraint(
                name="care_plan_state_known",
                condition=Q(
                    state__in=[
                        "offered", "preparing", "called", "met", "approval", "active", "paused", "closed", "abandoned",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="care_plan_in_force_rests_on_consent",
                condition=~Q(state="active") | Q(kind__in=["lpt", "crisis"]) | Q(consent__isnull=False),
            ),
            models.CheckConstraint(
                name="care_plan_in_force_has_overall",
                condition=~Q(state="active") | ~Q(kind__in=["sip", "individual"]) | ~Q(overall_responsible=""),
            ),
            models.CheckConstraint(
                name="care_plan_in_force_since_a_day",
                condition=~Q(state__in=["active", "paused"]) | Q(from_on__isnull=False),
            ),
            models.CheckConstraint(
                name="care_plan_ends_with_day_and_reason",
                condition=Q(state__in=["closed", "abandoned"], to_on__isnull=False) & ~Q(end_reason="")
                | ~Q(state__in=["closed", "abandoned"]) & Q(to_on__isnull=True, end_reason=""),
            ),
            models.CheckConstraint(
                name="care_plan_days_in_order",
                condition=(Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")))
                & (Q(from_on=None) | Q(from_on__gte=F("opened_on"))),
            ),
            # Within the unit only: what another unit holds may be hidden, and a refusal would tell that it is there.
            models.UniqueConstraint(
                name="care_plan_one_in_force_of_a_kind",
                fields=["subject", "kind", "unit"],
                condition=Q(state__in=["active", "paused"]),
            ),
        ]  # fmt: skip


class Party(models.Model):
    """A unit that takes part in a plan."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="parties")
    unit = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["unit", "plan"], name="party_by_unit")]
        constraints = [models.UniqueConstraint(name="care_plan_party_once", fields=["plan", "unit"])]
