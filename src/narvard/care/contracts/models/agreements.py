"""The agreement of a patient contract: the only text that is its own. All else is composed from where it stands."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow

COLLABORATION = "organizations.Collaboration"


class Agreement(CustodiedRow):
    """What a unit and a person have agreed on, in one version. A change is a new version that `replaces` this one.

    In force in [from_date, to_date), local days. `confirmed_at` is when the person said yes to this very version.
    `contract` names all versions of one agreement; `token` names the form that it was written in.
    """

    GATE = "contracts.agreement"

    collaboration = models.ForeignKey(COLLABORATION, on_delete=models.PROTECT, related_name="+")
    contract = models.UUIDField(default=uuid4, editable=False)
    version = models.PositiveIntegerField()
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    matters = models.TextField()
    care_does = models.TextField()
    i_do = models.TextField()
    follow_up_on = models.DateField(null=True, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=160)
    end_reason = models.CharField(max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)
    token = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["custodian", "from_date"], name="agreement_by_custodian")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "unit"], condition=Q(to_date=None), name="agreement_one_in_force_a_unit"
            ),
            models.UniqueConstraint(fields=["contract", "version"], name="agreement_versions_in_a_row"),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gte=F("from_date")), name="agreement_dates_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(matters="") & ~Q(care_does="") & ~Q(i_do=""), name="agreement_says_all_three"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by="") | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="agreement_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
                name="agreement_later_versions_replace",
            ),
        ]


class Remark(CustodiedRow):
    """What the person says of an agreement. It has the agreement's custodian, and is read with the agreement only."""

    GATE = "contracts.remark"

    agreement = models.ForeignKey("contracts.Agreement", on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField()
    by_name = models.CharField(max_length=160)
    written_at = models.DateTimeField()
    token = models.UUIDField(unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="remark_says_something")]
