"""Agreements of payment liability: their terms, whom they are for, and the amounts that are known."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap

ORGANIZATION = "organizations.Organization"
CERTAINTIES = ["A", "B", "C", "D", "X"]
DISCIPLINES = ["somatic", "psychiatric"]


class Agreement(models.Model):
    """What a collaboration has agreed about days after the discharge-ready notice. Fields as in rules/terms.py.

    The period is half-open, in days of care. `quality_limit` is a share, `threshold_days` days with two decimals.
    """

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    model = models.CharField(max_length=20)
    window = models.CharField(max_length=20, default="month")
    threshold_days = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    include_day0 = models.BooleanField(default=False)
    cap_days = models.PositiveSmallIntegerField(null=True, blank=True)
    excess = models.CharField(max_length=30, default="mean_above_threshold")
    attribution = models.CharField(max_length=20, default="day_of_care")
    agreed_amounts = models.BooleanField(default=False)
    quality_limit = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    dispute_days = models.PositiveSmallIntegerField(default=30)
    days = models.PositiveSmallIntegerField()
    days_after_noon = models.PositiveSmallIntegerField()
    late_notice_effect = models.CharField(max_length=10, default="void")
    payable_days = models.CharField(max_length=10, default="nights")
    roll_to_weekday = models.BooleanField(default=False)
    call_days = models.PositiveSmallIntegerField(default=3)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["valid_from", "code"]
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "code"], name="liability_once_a_code"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="liability_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(model__in=["individual", "mean", "analysis_only"]), name="liability_model_known"
            ),
            models.CheckConstraint(
                condition=~Q(excess="days_above_cap") | Q(cap_days__isnull=False), name="liability_cap_where_it_is_used"
            ),
            models.CheckConstraint(
                condition=Q(quality_limit=None) | Q(quality_limit__gte=0, quality_limit__lte=1),
                name="liability_limit_is_a_share",
            ),
            models.CheckConstraint(condition=Q(certainty__in=CERTAINTIES), name="liability_certainty_known"),
            models.CheckConstraint(condition=~Q(source=""), name="liability_has_source"),
        ]


class AgreementScope(models.Model):
    """One hospital, municipality and kind of care that an agreement is for, with its days: no two may share one."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="scopes")
    hospital = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    discipline = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            NoOverlap(
                name="liability_one_a_day",
                same=["hospital", "municipality", "discipline"],
                start="valid_from",
                end="valid_to",
            ),
            models.CheckConstraint(condition=Q(discipline__in=DISCIPLINES), name="liability_discipline_known"),
        ]


class AgreedAmount(models.Model):
    """Whole kronor for a day of care in a year: the official amount, or with `agreement` what that one names."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="amounts")
    year = models.PositiveSmallIntegerField()
    kronor = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["year", "agreement_id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year"], name="amount_once_a_year"),
            models.UniqueConstraint(
                fields=["collaboration", "year"], condition=Q(agreement=None), name="official_amount_once_a_year"
            ),
            models.CheckConstraint(condition=Q(kronor__gte=1), name="amount_is_something"),
            models.CheckConstraint(condition=Q(certainty__in=CERTAINTIES), name="amount_certainty_known"),
            models.CheckConstraint(condition=~Q(source=""), name="amount_has_source"),
        ]
