"""What a unit notes of its own patients and of its own staffing."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap
from narvard.base.core.custody import CustodiedRow


class Listing(CustodiedRow):
    """A person is listed at the unit on the days [from_date, to_date), with a physician where one is named.

    `special_reason` is why a third change within a year was let through.
    """

    GATE = "coordination.listing"

    name = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=32, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    special_reason = models.CharField(max_length=300, blank=True)
    registered_at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        indexes = [models.Index(fields=["unit", "to_date"], name="listing_by_unit")]
        constraints = [
            NoOverlap(same=["subject", "unit"], start="from_date", end="to_date", name="listing_once_a_day"),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gte=F("from_date")), name="listing_dates_in_order"
            ),
        ]


class FrailtyMark(CustodiedRow):
    """The unit's own judgement that one of its patients is frail, by a stated criterion, on [from_date, to_date).

    `target_group` is the code of the collaboration's target group that the person belongs to by it, "" for none.
    """

    GATE = "coordination.frailty"

    criterion = models.CharField(max_length=300)
    target_group = models.CharField(max_length=40, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    registered_at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        indexes = [models.Index(fields=["unit", "to_date"], name="frailty_by_unit")]
        constraints = [
            NoOverlap(same=["subject", "unit"], start="from_date", end="to_date", name="frailty_once_a_day"),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gte=F("from_date")), name="frailty_dates_in_order"
            ),
            models.CheckConstraint(condition=~Q(criterion=""), name="frailty_has_a_criterion"),
        ]


class Staffing(models.Model):
    """A unit's physicians from a day on, in hundredths of a full-time post. No personal data.

    `limit` is how many the unit itself lists at most, None where it has set no limit.
    """

    unit = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    specialists = models.PositiveIntegerField()
    trainees = models.PositiveIntegerField()
    limit = models.PositiveIntegerField(null=True, blank=True)
    set_at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "from_date"], name="staffing_once_a_day"),
            models.CheckConstraint(
                condition=Q(specialists__lte=100_000, trainees__lte=100_000), name="staffing_within_reason"
            ),
        ]
