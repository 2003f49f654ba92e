"""Who may speak for a person, or be told of them, and what they may see."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow


class Representative(CustodiedRow):
    """Someone who speaks for `subject`, or whom `subject` lets be told, in [from_date, to_date).

    `role` is a code of rules.representation; `person` is their own number among persons, where they may log in.
    `sees` are the codes of what they may see. `proof` is what shows it: a decision, a register, a consent.
    """

    GATE = "patients.representative"

    role = models.CharField(max_length=30)
    name = models.CharField(max_length=160)
    telephone = models.CharField(max_length=40, blank=True)
    person = models.UUIDField(null=True, blank=True, db_index=True)
    sees = models.JSONField(default=list)
    proof = models.CharField(max_length=300, blank=True)
    consent_id = models.BigIntegerField(null=True, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=160)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(role=""), name="representative_is_someone"),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gt=F("from_date")), name="representative_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(person=None) | ~Q(person=F("subject")), name="representative_is_another"
            ),
            models.CheckConstraint(
                condition=~Q(role="relative") | Q(consent_id__isnull=False), name="relative_has_a_consent"
            ),
        ]
