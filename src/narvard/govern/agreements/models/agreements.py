"""Agreements, their versions, who is party to them, and when they are in force."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap

CERTAINTIES = ["A", "B", "C", "D", "X"]


class Agreement(models.Model):
    """What region and municipalities have agreed, or what the state has, or a law that they stand under.

    `document` is what the bodies call such a document among those that they may adopt; "" where no body of the
    collaboration adopts it. `signing` is the rule for when it comes into force.
    """

    class Kind(models.TextChoices):
        OWN = "own"
        COOPERATION = "cooperation"
        STATE = "state"
        LAW = "law"

    class Signing(models.TextChoices):
        ALL = "all"
        BOTH_SIDES = "both_sides"
        NOBODY = "nobody"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    short_title = models.CharField(max_length=40)
    search_key = models.CharField(max_length=240, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    signing = models.CharField(max_length=20, choices=Signing.choices)
    document = models.CharField(max_length=160, blank=True)
    about = models.TextField(blank=True)
    yearly_follow_up = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_agreement_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(
                name="agreement_kind_known", condition=Q(kind__in=["own", "cooperation", "state", "law"])
            ),
            models.CheckConstraint(
                name="agreement_signing_known", condition=Q(signing__in=["all", "both_sides", "nobody"])
            ),
            models.CheckConstraint(name="agreement_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
        ]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """One wording of an agreement. It is a draft until it is adopted, by a body or by someone outside (`adopted_text`).

    `intended_from` and `intended_to` are what the text itself says about its time; when it is in force is a
    `ForcePeriod`. `users_heard` tells how those whom it is about were involved.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    intended_from = models.DateField()
    intended_to = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey("bodies.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adopted_text = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    users_heard = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_version_a_number", fields=["agreement", "number"]),
            models.UniqueConstraint(
                name="agreement_one_draft_an_agreement", fields=["agreement"], condition=Q(adopted_on=None)
            ),
            models.CheckConstraint(name="agreement_version_number_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="agreement_version_dates_in_order",
                condition=Q(intended_to=None) | Q(intended_to__gt=F("intended_from")),
            ),
            models.CheckConstraint(
                name="agreement_adopted_version_names_its_adopter",
                condition=Q(adopted_on=None, adopted_by=None, adopted_text="")
                | (Q(adopted_on__isnull=False) & (Q(adopted_by__isnull=False) | ~Q(adopted_text=""))),
            ),
        ]


class Party(models.Model):
    """One who is bound by a version: an organization of the collaboration, or someone outside it by name."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="parties")
    organization = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=160, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.CharField(max_length=160, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="agreement_party_organization_once",
                fields=["version", "organization"],
                condition=Q(organization__isnull=False),
            ),
            models.UniqueConstraint(
                name="agreement_party_name_once", fields=["version", "name"], condition=Q(organization=None)
            ),
            models.CheckConstraint(
                name="agreement_party_is_organization_or_name",
                condition=Q(organization__isnull=False, name="") | (Q(organization=None) & ~Q(name="")),
            ),
            models.CheckConstraint(
                name="agreement_signature_has_day_and_name",
                condition=Q(signed_on=None, signed_by="") | (Q(signed_on__isnull=False) & ~Q(signed_by="")),
            ),
        ]


class ForcePeriod(models.Model):
    """When a version is, was or will be in force: [valid_from, valid_to). The database lets no two share a day."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="periods")
    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="period")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            NoOverlap(same=["agreement"], start="valid_from", end="valid_to", name="agreement_one_version_in_force"),
            models.CheckConstraint(
                name="agreement_force_dates_in_order", condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
            ),
        ]


class FollowUp(models.Model):
    """What the parties said when they followed an agreement up for a year."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="follow_ups")
    year = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    summary = models.TextField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_follow_up_a_year", fields=["agreement", "year"]),
            models.CheckConstraint(name="agreement_follow_up_says_something", condition=~Q(summary="")),
            models.CheckConstraint(
                name="agreement_follow_up_year_possible", condition=Q(year__gte=2000, year__lte=2100)
            ),
        ]
