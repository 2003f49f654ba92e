"""Programmes, and the pilots that are tried within them."""

from django.db import models
from django.db.models import F, Q

CERTAINTIES = ["A", "B", "C", "D", "X"]


class Programme(models.Model):
    """A frame of time and money within which pilots are tried. `frame` is whole kronor, None where none is set."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    frame = models.PositiveBigIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    final_report_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(name="programme_once_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(name="programme_dates_in_order", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(name="programme_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
            models.CheckConstraint(name="programme_has_source", condition=~Q(source="")),
        ]


class Pilot(models.Model):
    """Something tried on a small scale, with what would count as success and failure written down beforehand.

    `budget` is whole kronor, None before one is set. The period is half-open.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed"
        DECIDED = "decided"
        RUNNING = "running"
        PAUSED = "paused"
        SCALED = "scaled"
        ADJUSTED = "adjusted"
        STOPPED = "stopped"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="pilots")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    search_key = models.CharField(max_length=240, db_index=True)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    target_group = models.ForeignKey(
        "organizations.TargetGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    aim = models.TextField(blank=True)
    hypothesis = models.TextField(blank=True)
    population = models.TextField(blank=True)
    comparison = models.TextField(blank=True)
    baseline = models.TextField(blank=True)
    logic_model = models.TextField(blank=True)
    budget = models.PositiveBigIntegerField(null=True, blank=True)
    owner_name = models.CharField(max_length=120)
    owner_role = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.PROPOSED)
    lessons = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(name="pilot_once_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(name="pilot_dates_in_order", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(name="pilot_certainty_known", condition=Q(certainty__in=CERTAINTIES)),
            models.CheckConstraint(
                name="pilot_state_known",
                condition=Q(state__in=["proposed", "decided", "running", "paused", "scaled", "adjusted", "stopped"]),
            ),
            models.CheckConstraint(
                name="pilot_ends_with_lessons",
                condition=~Q(state__in=["scaled", "adjusted", "stopped"]) | ~Q(lessons=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PilotParty(models.Model):
    """An organization that takes part in a pilot."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="parties")
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="pilot_party_once", fields=["pilot", "organization"])]


class PilotRule(models.Model):
    """A rule for when to start or to stop, set beforehand. With an indicator it can be held against a figure.

    `limit` is a decimal number as text, in the measure's unit.
    """

    class Kind(models.TextChoices):
        START = "start"
        STOP = "stop"

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="rules")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=400)
    indicator = models.CharField(max_length=60, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    comparator = models.CharField(max_length=20, blank=True)
    limit = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(name="pilot_rule_once_a_place", fields=["pilot", "order"]),
            models.CheckConstraint(name="pilot_rule_kind_known", condition=Q(kind__in=["start", "stop"])),
            models.CheckConstraint(name="pilot_rule_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="pilot_rule_measured_whole_or_not",
                condition=Q(indicator="", measure="", comparator="", limit="")
                | (~Q(indicator="") & ~Q(measure="") & Q(comparator__in=["at_least", "at_most"]) & ~Q(limit="")),
            ),
        ]
