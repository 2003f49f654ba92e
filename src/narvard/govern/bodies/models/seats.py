"""The seats of a body, who holds them from when to when, and who has the chair."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap


class Seat(models.Model):
    """A place in a body or a post in an office, for one organization or a collective. Without a holder it is vacant.

    `principal` is the one whose voice it is when the quorum asks for both; "" where it is neither's.
    """

    body = models.ForeignKey("bodies.Body", on_delete=models.CASCADE, related_name="seats")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    party = models.SlugField(max_length=40)
    principal = models.CharField(max_length=20, blank=True)
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    collective = models.CharField(max_length=160, blank=True)
    adjunct = models.BooleanField(default=False)
    tenths_of_post = models.PositiveSmallIntegerField(default=10)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="one_seat_a_place", fields=["body", "order"]),
            models.CheckConstraint(
                name="seat_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            models.CheckConstraint(
                name="seat_speaks_for_one",
                condition=Q(organization__isnull=False, collective="") | (Q(organization=None) & ~Q(collective="")),
            ),
            models.CheckConstraint(
                name="seat_is_at_most_a_full_post", condition=Q(tenths_of_post__gte=1, tenths_of_post__lte=10)
            ),
            models.CheckConstraint(
                name="seat_principal_known",
                condition=Q(principal__in=["", "region", "municipality", "private", "joint"]),
            ),
        ]


class SeatHolding(models.Model):
    """Who holds a seat, or stands in for its holder (ersättare), for a half-open period."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary"
        ALTERNATE = "alternate"

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="holdings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    holder = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(name="holding_has_holder", condition=~Q(holder="")),
            models.CheckConstraint(name="holding_kind_known", condition=Q(kind__in=["ordinary", "alternate"])),
            models.CheckConstraint(
                name="holding_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            NoOverlap(name="one_holder_at_a_time", same=["seat", "kind"], start="valid_from", end="valid_to"),
        ]


class ChairPeriod(models.Model):
    """Who has the chair of a body, or is vice chair, for a half-open period, and for which principal."""

    class Kind(models.TextChoices):
        CHAIR = "chair"
        VICE_CHAIR = "vice_chair"

    body = models.ForeignKey("bodies.Body", on_delete=models.CASCADE, related_name="chairs")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    principal = models.CharField(max_length=20)
    holder = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(name="chair_has_holder", condition=~Q(holder="")),
            models.CheckConstraint(name="chair_kind_known", condition=Q(kind__in=["chair", "vice_chair"])),
            models.CheckConstraint(
                name="chair_is_of_a_principal",
                condition=Q(principal__in=["region", "municipality", "private", "joint"]),
            ),
            models.CheckConstraint(
                name="chair_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            NoOverlap(name="one_chair_at_a_time", same=["body", "kind"], start="valid_from", end="valid_to"),
        ]
