"""A body, the terms it sits for, what it may adopt, and what its composition must be."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap


class Body(models.Model):
    """A group that decides, prepares or advises, with its mandate for a period.

    The quorum is data: `quorum_number` is a percentage of the voting seats, or a number of them. `chair_rotation` says
    who takes over the chair, every `chair_months` (0: no set time).
    """

    class Level(models.TextChoices):
        POLITICAL = "political"
        STEERING = "steering"
        PREPARING = "preparing"
        DEVELOPMENT = "development"
        REFERENCE = "reference"
        OFFICE = "office"
        AREA = "area"

    class Quorum(models.TextChoices):
        NONE = "none"
        MORE_THAN_SHARE = "more_than_share"
        AT_LEAST_SHARE = "at_least_share"
        AT_LEAST_NUMBER = "at_least_number"

    class Rotation(models.TextChoices):
        NONE = "none"
        PRINCIPALS = "principals"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=20, choices=Level.choices)
    mandate = models.TextField()
    note = models.TextField(blank=True)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reports_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    quorum = models.CharField(max_length=20, choices=Quorum.choices, default=Quorum.NONE)
    quorum_number = models.PositiveSmallIntegerField(default=0)
    quorum_both_principals = models.BooleanField(default=False)
    chair_rotation = models.CharField(max_length=20, choices=Rotation.choices, default=Rotation.NONE)
    chair_months = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="body_slug_once_a_collaboration", fields=["collaboration", "slug"]),
            models.CheckConstraint(
                name="body_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
            models.CheckConstraint(name="body_not_under_itself", condition=Q(reports_to=None) | ~Q(reports_to=F("id"))),
            models.CheckConstraint(name="body_certainty_known", condition=Q(certainty__in=["A", "B", "C", "D", "X"])),
            models.CheckConstraint(
                name="body_area_names_its_municipality",
                condition=Q(level="area", municipality__isnull=False) | (~Q(level="area") & Q(municipality=None)),
            ),
            models.CheckConstraint(
                name="body_quorum_has_its_number",
                condition=Q(quorum="none", quorum_number=0)
                | Q(quorum="more_than_share", quorum_number__lt=100)
                | Q(quorum="at_least_share", quorum_number__gte=1, quorum_number__lte=100)
                | Q(quorum="at_least_number", quorum_number__gte=1),
            ),
            models.CheckConstraint(name="body_rotation_known", condition=Q(chair_rotation__in=["none", "principals"])),
        ]

    def __str__(self) -> str:
        return self.name


class MandatePeriod(models.Model):
    """A term that a body is appointed for, half-open, such as 2023–2026."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(name="term_dates_in_order", condition=Q(valid_to__gt=F("valid_from"))),
            NoOverlap(name="one_term_at_a_time", same=["body"], start="valid_from", end="valid_to"),
        ]


class AdoptedDocument(models.Model):
    """A kind of document that a body may adopt, such as an action plan."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=160)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="one_document_a_place", fields=["body", "order"])]


class CompositionRule(models.Model):
    """What a body must hold or do: exactly, at least, called at least once a year, or meet so often in a year."""

    class Kind(models.TextChoices):
        EXACT = "exact"
        MINIMUM = "minimum"
        CALLED_YEARLY = "called_yearly"
        MEETS_YEARLY = "meets_yearly"

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
