"""Letters: what was sent to whom about what, and who wants no digest."""

from django.db import models
from django.db.models import Q


class Reminder(models.Model):
    """A reminder or a digest. It is claimed before it is sent, so that it never leaves twice.

    One that is claimed and neither sent nor failed was under way when the run broke off: nobody knows if it arrived.
    """

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("followup.Period", on_delete=models.PROTECT, related_name="reminders")
    key = models.CharField(max_length=160, unique=True)
    step = models.CharField(max_length=20)
    to = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=160)
    address = models.EmailField()
    waiting = models.PositiveIntegerField()
    said = models.PositiveIntegerField()
    to_say = models.PositiveIntegerField()
    due_on = models.DateField()
    prepared_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(name="followup_reminder_newest", fields=["collaboration", "-prepared_at"])]
        constraints = [
            models.CheckConstraint(
                name="followup_reminder_claimed_first", condition=Q(sent_at=None) | Q(claimed_at__isnull=False)
            ),
            models.CheckConstraint(name="followup_reminder_sent_or_failed", condition=Q(sent_at=None) | Q(failure="")),
            models.CheckConstraint(name="followup_reminder_has_address", condition=~Q(address="")),
        ]


class DigestRefusal(models.Model):
    """A person who wants no weekly digest from a collaboration. Reminders come all the same."""

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="followup_digest_refused_once", fields=["collaboration", "user"]),
        ]
