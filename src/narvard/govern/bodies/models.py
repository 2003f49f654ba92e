"""The bodies of the collaboration, their seats, and what their composition must be."""

from django.db import models
from django.db.models import F, Q


class Body(models.Model):
    """A group that decides, prepares or advises, with its mandate for a period."""

    class Level(models.TextChoices):
        POLITICAL = "political"
        STEERING = "steering"
        PREPARING = "preparing"
        DEVELOPMENT = "development"
        REFERENCE = "reference"
        OFFICE = "office"
        AREA = "area"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=20, choices=Level.choices)
    mandate = models.TextField()
    note = models.TextField(blank=True)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reports_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="body_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            models.CheckConstraint(name="body_not_under_itself", condition=Q(reports_to=None) | ~Q(reports_to=F("id"))),
            models.CheckConstraint(name="body_certainty_known", condition=Q(certainty__in=["A", "B", "C", "D", "X"])),
            models.CheckConstraint(
                name="body_area_names_its_municipality",
                condition=Q(level="area", municipality__isnull=False) | (~Q(level="area") & Q(municipality=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AdoptedDocument(models.Model):
    """A kind of document that a body may adopt, such as an action plan."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=160)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="one_document_a_place", fields=["body", "order"])]


class Seat(models.Model):
    """A place in a body or a post in an office. No holder's name means that it is vacant."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    party = models.SlugField(max_length=40)
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    collective = models.CharField(max_length=160, blank=True)
    holder = models.CharField(max_length=120, blank=True)
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
        ]


class CompositionRule(models.Model):
    """What a body must hold: exactly, at least, or called at least once a year."""

    class Kind(models.TextChoices):
        EXACT = "exact"
        MINIMUM = "minimum"
        CALLED_YEARLY = "called_yearly"

    class Unit(models.TextChoices):
        SEATS = "seats"
        TENTHS_OF_POST = "tenths_of_post"

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="composition")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    party = models.SlugField(max_length=40, blank=True)
    label = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=20, choices=Unit.choices, default=Unit.SEATS)
    adjunct = models.BooleanField(default=False)
    last_called_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(name="one_rule_a_place", fields=["body", "order"]),
            models.CheckConstraint(
                name="counted_rule_has_number", condition=Q(kind="called_yearly", number=0) | Q(number__gte=1)
            ),
            models.CheckConstraint(
                name="only_called_rule_has_call", condition=Q(kind="called_yearly") | Q(last_called_on=None)
            ),
        ]
