"""Who is named as a person's contact, from when to when, and whether the person has been told."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap
from narvard.base.core.custody import CustodiedRow

ROLES = ["physician", "care_contact", "social_care_contact", "coordinator", "child_coordinator"]
PROFESSIONS = ["physician", "nurse", "assistant_nurse", "care_officer", "social_worker", "therapist", "other"]
REASONS = ["", "replaced", "left", "not_needed", "moved", "deceased", "corrected"]


class NamedContact(CustodiedRow):
    """A professional who is a person's contact on the days [from_date, to_date).

    `appointed_at` is when it was decided, `registered_at` when it was written down. One who was appointed by mistake
    has an empty period. `settled_at` is when it was said that nobody is needed after one who has left.
    Two contacts of one role at one unit share no day; another unit's contact says nothing here, since it may be hidden.
    """

    GATE = "coordination.named_contact"

    role = models.CharField(max_length=30)
    name = models.CharField(max_length=160)
    search_key = models.CharField(max_length=160)
    profession = models.CharField(max_length=30)
    number = models.CharField(max_length=32, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    appointed_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    source = models.CharField(max_length=20)
    life_threatening = models.BooleanField(default=False)
    by_name = models.CharField(max_length=160)
    end_reason = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    letter_at = models.DateTimeField(null=True, blank=True)
    letter_how = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "to_date", "end_reason"], name="contact_by_unit"),
            models.Index(fields=["unit", "search_key"], name="contact_by_practitioner"),
        ]
        constraints = [
            NoOverlap(
                same=["subject", "role", "unit"], start="from_date", end="to_date", name="contact_one_a_role_a_day"
            ),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gte=F("from_date")), name="contact_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(to_date=None, end_reason="", ended_at=None)
                | (Q(to_date__isnull=False, ended_at__isnull=False) & ~Q(end_reason="")),
                name="contact_end_has_reason",
            ),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="contact_role_known"),
            models.CheckConstraint(condition=Q(profession__in=PROFESSIONS), name="contact_profession_known"),
            models.CheckConstraint(condition=Q(end_reason__in=REASONS), name="contact_end_reason_known"),
            models.CheckConstraint(
                condition=Q(source__in=["chosen", "appointed", "imported"]), name="contact_source_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="contact_has_a_name"),
            models.CheckConstraint(
                condition=~Q(role="physician") | Q(profession="physician"), name="contact_physician_is_one"
            ),
            models.CheckConstraint(
                condition=Q(letter_at=None, letter_how="")
                | Q(letter_at__isnull=False, letter_how__in=["post", "handed", "digital"]),
                name="contact_letter_whole",
            ),
        ]
