"""What people say about a quarter."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

LONGEST_WORD = 600


def _short(field: str) -> models.CheckConstraint:
    """SQLite does not hold a text to its length by itself."""
    return models.CheckConstraint(
        name=f"followup_said_{field}_short", condition=LessThanOrEqual(Length(F(field)), LONGEST_WORD)
    )


class Said(models.Model):
    """One side's word about one activity, or about one cell, in one quarter.

    An activity is named by its area and reference, as in the plan's own file: so a word outlives the plan that is
    brought anew, and earlier quarters can be brought for activities whose plan never was. `token` makes a form that is
    sent twice count once; `version` tells whether someone else wrote meanwhile.
    """

    class Subject(models.TextChoices):
        ACTIVITY = "activity"
        CELL = "cell"

    class Side(models.TextChoices):
        BOTH = "both"
        REGION = "region"
        MUNICIPALITY = "municipality"

    period = models.ForeignKey("followup.Period", on_delete=models.PROTECT, related_name="said")
    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=10, choices=Subject.choices)
    key = models.CharField(max_length=90)
    title = models.CharField(max_length=200)
    side = models.CharField(max_length=14, choices=Side.choices)
    status = models.CharField(max_length=20, blank=True)
    done = models.CharField(max_length=LONGEST_WORD, blank=True)
    hinders = models.CharField(max_length=LONGEST_WORD, blank=True)
    next_step = models.CharField(max_length=LONGEST_WORD, blank=True)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(null=True, blank=True, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="followup_one_word_a_side", fields=["period", "municipality", "subject", "key", "side"]
            ),
            models.CheckConstraint(name="followup_said_something", condition=~Q(done="", hinders="", next_step="")),
            models.CheckConstraint(
                name="followup_said_side_known", condition=Q(side__in=["both", "region", "municipality"])
            ),
            models.CheckConstraint(
                name="followup_said_status_of_activity",
                condition=Q(subject="cell", status="")
                | Q(subject="activity", status__in=["planned", "under_way", "done", "paused", "stopped"]),
            ),
            _short("done"),
            _short("hinders"),
            _short("next_step"),
        ]
