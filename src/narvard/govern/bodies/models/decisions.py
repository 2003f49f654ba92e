"""What a body has decided, who carries it out, and what it is about."""

from django.db import models
from django.db.models import F, Q


class Decision(models.Model):
    """One decision with its number in the body and year. It is never removed, so that a number is never used twice.

    One that was taken before the meetings were kept here names its source instead of a meeting.
    """

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="decisions")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    meeting = models.ForeignKey(
        "bodies.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    item = models.ForeignKey(
        "bodies.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    decided_on = models.DateField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    grounds = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    carried_out_by = models.ForeignKey(
        "organizations.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    responsible = models.CharField(max_length=160, blank=True)
    due_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    carried_out_on = models.DateField(null=True, blank=True)
    carried_out_note = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=1, blank=True)
    search_key = models.TextField()

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(name="one_decision_a_number", fields=["body", "year", "sequence"]),
            models.CheckConstraint(name="decision_number_starts_at_one", condition=Q(sequence__gte=1)),
            models.CheckConstraint(name="decision_has_title_and_text", condition=~Q(title="") & ~Q(text="")),
            models.CheckConstraint(
                name="decision_has_meeting_or_source",
                condition=Q(meeting__isnull=False) | (~Q(source="") & Q(certainty__in=["A", "B", "C", "D", "X"])),
            ),
            models.CheckConstraint(
                name="decision_dates_in_order",
                condition=(Q(due_on=None) | Q(due_on__gte=F("decided_on")))
                & (Q(review_on=None) | Q(review_on__gte=F("decided_on")))
                & (Q(carried_out_on=None) | Q(carried_out_on__gte=F("decided_on"))),
            ),
            models.CheckConstraint(
                name="task_has_someone",
                condition=Q(due_on=None) | Q(carried_out_by__isnull=False) | ~Q(responsible=""),
            ),
        ]


class DecisionSubject(models.Model):
    """What a decision is about: an object of another app by its kind and key, with the address of its page."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="subjects")
    kind = models.SlugField(max_length=40)
    key = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    url = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="one_subject_once", fields=["decision", "kind", "key"]),
            models.CheckConstraint(name="subject_stays_on_the_site", condition=Q(url__startswith="/")),
        ]
