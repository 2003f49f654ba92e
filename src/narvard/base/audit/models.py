"""The log: events, those that wait to be sealed, and the chain of seals."""

from django.db import models
from django.db.models import Q


class AuditEvent(models.Model):
    """What someone did, when, from which unit and under which assignment. Never changed; `payload` may be culled.

    `organization` is the unit's code, `unit` its name as it was then. The columns repeat what `payload` holds, so
    that the log can be searched; `payload` is what the hash covers. Users, assignments and organizations are named by
    id without a foreign key: the log outlives them.
    """

    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=80)
    user_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=300, blank=True)
    assignment_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True)
    organization = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=300, blank=True)
    patient = models.UUIDField(null=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    payload = models.TextField(blank=True)
    salt = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    culled_on = models.DateField(null=True)

    class Meta:
        app_label = "audit"
        indexes = [
            models.Index(fields=["user_id", "at"], name="audit_by_user"),
            models.Index(fields=["action", "at"], name="audit_by_action"),
            models.Index(fields=["organization", "at"], name="audit_by_organization"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(culled_on__isnull=True) & ~Q(payload="") & ~Q(salt=""))
                | (Q(culled_on__isnull=False) & Q(payload="") & Q(salt="")),
                name="audit_event_whole_or_culled",
            ),
        ]


class PendingEvent(models.Model):
    """An event that waits to be sealed, with the transaction that wrote it (PostgreSQL only)."""

    event = models.OneToOneField("audit.AuditEvent", primary_key=True, on_delete=models.PROTECT, related_name="pending")
    at = models.DateTimeField()
    transaction = models.BigIntegerField(null=True)

    class Meta:
        app_label = "audit"


class Seal(models.Model):
    """One link of the chain: the event's place, and a hash over the place, the link before and the event's hash."""

    sequence = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField("audit.AuditEvent", on_delete=models.PROTECT, related_name="seal")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    class Meta:
        app_label = "audit"
        constraints = [models.CheckConstraint(condition=Q(sequence__gte=1), name="audit_seal_counts_from_one")]
