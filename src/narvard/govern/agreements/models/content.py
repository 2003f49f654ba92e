"""What an agreement says: parts, clauses, commitments, and what is to happen when."""

from django.db import models
from django.db.models import F, Q

from narvard.govern.agreements.models.agreements import CERTAINTIES, Agreement, Version


class Part(models.Model):
    """A part of a version, such as "Del B"."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="parts")
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="agreement_one_part_a_code", fields=["version", "code"])]


class Clause(models.Model):
    """A numbered clause. `key` stays the same from version to version, so that a moved clause is known again."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="clauses")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="clauses")
    key = models.SlugField(max_length=60)
    number = models.CharField(max_length=20)
    heading = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()
    points = models.ManyToManyField("agreements.RequiredPoint", related_name="clauses")

    class Meta:
        ordering = ["part__order", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_clause_a_key", fields=["version", "key"]),
            models.UniqueConstraint(name="agreement_one_clause_a_number", fields=["version", "number"]),
            models.CheckConstraint(name="agreement_clause_has_heading", condition=~Q(heading="")),
        ]


class Commitment(models.Model):
    """Something that a party has bound itself to. It keeps its code and theme from version to version."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="commitments")
    code = models.SlugField(max_length=60)
    theme = models.ForeignKey(
        "agreements.Theme", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_commitment_a_code", fields=["collaboration", "code"])
        ]


class CommitmentWording(models.Model):
    """A commitment as one version words it: who does what, from when, and by when (`due_on`)."""

    class Side(models.TextChoices):
        REGION = "region"
        MUNICIPALITY = "municipality"
        JOINT = "joint"
        STATE = "state"

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="wordings")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="wordings")
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="wordings")
    text = models.TextField()
    side = models.CharField(max_length=20, choices=Side.choices)
    organizations = models.ManyToManyField("organizations.Organization", related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_wording_a_version", fields=["commitment", "version"]),
            models.CheckConstraint(
                name="agreement_commitment_side_known",
                condition=Q(side__in=["region", "municipality", "joint", "state"]),
            ),
            models.CheckConstraint(
                name="agreement_commitment_dates_in_order",
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gt=F("starts_on")),
            ),
            models.CheckConstraint(name="agreement_commitment_says_something", condition=~Q(text="")),
        ]


class Phase(models.Model):
    """A half-open period of a version, [valid_from, valid_to), in which something is to happen. Phases may overlap."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="phases")
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_phase_a_code", fields=["version", "code"]),
            models.CheckConstraint(name="agreement_phase_dates_in_order", condition=Q(valid_to__gt=F("valid_from"))),
        ]


class TimedActivity(models.Model):
    """What is to happen in a phase."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="activities")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.SET_NULL, related_name="timed_activities"
    )

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(name="agreement_one_timed_activity_a_place", fields=["phase", "order"])]


class RequiredPoint(models.Model):
    """A point that a law asks of every agreement of a kind, from a day and perhaps to another."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    law = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="required_points")
    code = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    applies_to = models.CharField(max_length=20, choices=Agreement.Kind.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["number", "valid_from"]
        constraints = [
            models.UniqueConstraint(name="agreement_one_required_point_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(
                name="agreement_required_point_dates_in_order",
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="agreement_required_point_certainty_known", condition=Q(certainty__in=CERTAINTIES)
            ),
        ]
