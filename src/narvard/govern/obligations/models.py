"""What must be sent to whom by when, with proof of consultation, of sending and of receipt."""

from django.db import models
from django.db.models import F, Q

CERTAINTIES = ["A", "B", "C", "D", "X"]


class Obligation(models.Model):
    """Something that an organization must send to someone, once or every year, on a ground.

    `day_certainty` says how sure the day is, apart from how sure it is that the thing must be sent (`certainty`).
    """

    class Recurrence(models.TextChoices):
        ONCE = "once"
        YEARLY = "yearly"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    recipient = models.CharField(max_length=160)
    answers = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=200)
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recurrence = models.CharField(max_length=10, choices=Recurrence.choices)
    first_due = models.DateField()
    last_due = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1)
    day_certainty = models.CharField(max_length=1)

    class Meta:
        ordering = ["first_due", "code"]
        constraints = [
            models.UniqueConstraint(name="obligation_one_obligation_a_code", fields=["collaboration", "code"]),
            models.CheckConstraint(name="obligation_recurrence_known", condition=Q(recurrence__in=["once", "yearly"])),
            models.CheckConstraint(
                name="obligation_days_in_order",
                condition=Q(last_due=None) | Q(recurrence="yearly", last_due__gte=F("first_due")),
            ),
            models.CheckConstraint(
                name="obligation_certainty_known",
                condition=Q(certainty__in=CERTAINTIES, day_certainty__in=CERTAINTIES),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Consent(models.Model):
    """An organization that must be consulted, or must sign as well, before the obligation is sent."""

    class Kind(models.TextChoices):
        CONSULTED = "consulted"
        CO_SIGNED = "co_signed"

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="required")
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                name="obligation_one_consent_of_a_kind", fields=["obligation", "organization", "kind"]
            ),
            models.CheckConstraint(
                name="obligation_consent_kind_known", condition=Q(kind__in=["consulted", "co_signed"])
            ),
        ]


class Submission(models.Model):
    """One time that an obligation falls due (`period`: its year), with when it was sent and received."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="submissions")
    period = models.CharField(max_length=10)
    due_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.CharField(max_length=160, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True, blank=True)
    receipt = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(name="obligation_one_submission_a_period", fields=["obligation", "period"]),
            models.CheckConstraint(
                name="obligation_sent_has_sender_and_reference",
                condition=Q(sent_on=None, sent_by="", reference="")
                | (Q(sent_on__isnull=False) & ~Q(sent_by="") & ~Q(reference="")),
            ),
            models.CheckConstraint(
                name="obligation_receipt_follows_sending",
                condition=Q(received_on=None, receipt="")
                | (Q(sent_on__isnull=False, received_on__gte=F("sent_on")) & ~Q(receipt="")),
            ),
        ]


class Proof(models.Model):
    """That an organization was consulted, or signed: when, how, and where it is written down."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="proofs")
    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Consent.Kind.choices)
    held_on = models.DateField()
    how = models.CharField(max_length=300)
    reference = models.CharField(max_length=200)

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="obligation_one_proof_a_day", fields=["submission", "organization", "kind", "held_on"]
            ),
            models.CheckConstraint(
                name="obligation_proof_kind_known", condition=Q(kind__in=["consulted", "co_signed"])
            ),
            models.CheckConstraint(name="obligation_proof_says_how_and_where", condition=~Q(how="") & ~Q(reference="")),
        ]
