"""The log: events, those that wait to be sealed, and the chain of seals."""

from django.db import models
from django.db.models import F, Q


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
            models.Index(fields=["patient", "at"], name="audit_by_patient"),
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


class LogCheck(models.Model):
    """One check of a unit's reads of personal data in a period, [since, until): PDL 4:3, HSLF-FS 2016:40 4 kap. 9 §.

    `organization` is the unit's code, `unit` its name as it was. The sample is drawn from `events` events with `seed`,
    so that anyone can draw it again. `finished_at` is when every row was judged and the check was closed.
    """

    organization = models.CharField(max_length=60)
    unit = models.CharField(max_length=160)
    since = models.DateField()
    until = models.DateField()
    seed = models.BigIntegerField()
    events = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=160)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.CharField(max_length=160, blank=True)
    conclusion = models.TextField(blank=True)

    class Meta:
        app_label = "audit"
        constraints = [
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="log_check_dates_in_order"),
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by="") | (Q(finished_at__isnull=False) & ~Q(finished_by="")),
                name="log_check_finished_by_someone",
            ),
            models.UniqueConstraint(
                fields=["organization"], condition=Q(finished_at=None), name="log_check_one_at_a_time"
            ),
        ]


class CheckedEvent(models.Model):
    """An event that a check looks at: why it was taken out, and what was found."""

    check_of = models.ForeignKey(LogCheck, on_delete=models.PROTECT, related_name="rows")
    event = models.ForeignKey(AuditEvent, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20)
    verdict = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.CharField(max_length=160, blank=True)

    class Meta:
        app_label = "audit"
        constraints = [
            models.UniqueConstraint(fields=["check_of", "event"], name="checked_event_once"),
            models.CheckConstraint(condition=Q(verdict__in=["", "ok", "ask", "breach"]), name="checked_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None, judged_by="")
                | (~Q(verdict="") & Q(judged_at__isnull=False) & ~Q(judged_by="")),
                name="checked_event_judged_by_someone",
            ),
            models.CheckConstraint(condition=Q(verdict__in=["", "ok"]) | ~Q(note=""), name="checked_doubt_has_a_note"),
        ]
