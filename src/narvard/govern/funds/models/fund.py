"""Funds, what they are divided into, and what they were used for. Money is whole kronor."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

CERTAINTIES = ["A", "B", "C", "D", "X"]
COLUMNS = ("whole", "regions", "municipalities", "association")


class Fund(models.Model):
    """Money that somebody gives for a purpose and a time. What it comes to stands in its topmost node.

    `accounted`: the collaboration itself uses it and accounts for it; otherwise it is a frame to read about.
    """

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    grantor = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    ground = models.CharField(max_length=300)
    regulation = models.CharField(max_length=20, blank=True)
    accounted = models.BooleanField(default=False)
    named_for_rural = models.BooleanField(default=False)
    obligation = models.SlugField(max_length=60, blank=True)
    report_due = models.DateField(null=True, blank=True)
    requested_on = models.DateField(null=True, blank=True)
    received = models.PositiveBigIntegerField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    report_reference = models.CharField(max_length=120, blank=True)
    own_funding = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["-year", "code"]
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "code"], name="fund_code_once"),
            models.CheckConstraint(name="fund_dates_in_order", condition=Q(valid_to__gt=F("valid_from"))),
            models.CheckConstraint(name="fund_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
            models.CheckConstraint(
                name="fund_report_and_reference_together",
                condition=Q(reported_on=None, report_reference="")
                | (Q(reported_on__isnull=False) & ~Q(report_reference="")),
            ),
            models.CheckConstraint(
                name="fund_read_about_is_not_reported", condition=Q(accounted=True) | Q(reported_on=None)
            ),
        ]


class FundNode(models.Model):
    """A fund itself, a part of it, or what lies inside a part without adding to it.

    An empty amount has not been stated. `parts_…` is what its parts come to, kept beside it so that the database too
    refuses parts that exceed their whole.
    """

    class Relation(models.TextChoices):
        PART = "part"
        OF_WHICH = "of_which"

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="below")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=10, choices=Relation.choices, default=Relation.PART)
    order = models.PositiveSmallIntegerField()
    whole = models.PositiveBigIntegerField(null=True, blank=True)
    regions = models.PositiveBigIntegerField(null=True, blank=True)
    municipalities = models.PositiveBigIntegerField(null=True, blank=True)
    association = models.PositiveBigIntegerField(null=True, blank=True)
    parts_whole = models.PositiveBigIntegerField(default=0)
    parts_regions = models.PositiveBigIntegerField(default=0)
    parts_municipalities = models.PositiveBigIntegerField(default=0)
    parts_association = models.PositiveBigIntegerField(default=0)
    reference = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "code"], name="fund_node_code_once"),
            models.UniqueConstraint(fields=["fund"], condition=Q(parent=None), name="fund_has_one_top"),
            models.CheckConstraint(name="fund_node_not_under_itself", condition=Q(parent=None) | ~Q(parent=F("id"))),
            models.CheckConstraint(
                name="fund_node_top_is_part", condition=Q(parent__isnull=False) | Q(relation="part")
            ),
            models.CheckConstraint(name="fund_node_relation_known", condition=Q(relation__in=["part", "of_which"])),
            models.CheckConstraint(name="fund_node_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
            *(
                models.CheckConstraint(
                    name=f"fund_parts_within_{column}",
                    condition=Q(**{column: None}) | Q(**{f"parts_{column}__lte": F(column)}),
                )
                for column in COLUMNS
            ),
            models.CheckConstraint(
                name="fund_recipients_within_whole",
                condition=Q(whole=None)
                | Q(whole__gte=Coalesce("regions", 0) + Coalesce("municipalities", 0) + Coalesce("association", 0)),
            ),
        ]


class PurposeCarriedOut(models.Model):
    """A line of the joint plan: an organization that carries out a purpose of the grant, and how."""

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="carried_out")
    purpose = models.PositiveSmallIntegerField()
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["purpose", "organization"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "purpose", "organization"], name="fund_purpose_carried_out_once"),
            models.CheckConstraint(name="fund_purpose_carried_out_has_number", condition=Q(purpose__gte=1)),
        ]


class Spending(models.Model):
    """What was used of a fund: a day, an amount and its voucher. A minus takes an earlier row back.

    `purpose` is the number of the grant's purpose, 0 for another purpose or where the grant names none.
    """

    node = models.ForeignKey(FundNode, on_delete=models.PROTECT, related_name="spending")
    day = models.DateField()
    purpose = models.PositiveSmallIntegerField(default=0)
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    kronor = models.BigIntegerField()
    text = models.CharField(max_length=300)
    voucher = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["node", "purpose", "voucher"], name="fund_voucher_once_a_purpose"),
            models.CheckConstraint(name="fund_spending_is_something", condition=~Q(kronor=0)),
            models.CheckConstraint(name="fund_spending_has_voucher", condition=~Q(voucher="")),
        ]
