"""What a reader opened for the own unit, what was asked of whoever blocked, and how each opening was judged."""

from django.db import models
from django.db.models import Q

from narvard.base.access.models.gate import ORGANIZATION, _in_order
from narvard.base.core.custody import CustodiedRow

VERDICTS = ("ok", "ask", "breach")


class CoherentParty(models.Model):
    """A controller that takes part in coherent documentation (2022:913). It is voluntary, so it is dated and named.

    Social services take part for older persons and persons with disabilities alone, so a unit for children, for
    addiction or for income support has no row here.
    """

    custodian = models.OneToOneField(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [_in_order("coherent_party_dates_in_order")]


class Opening(CustodiedRow):
    """A unit opened, for itself, what was closed to it: by which step of the law, why, and until when.

    `step` is a code of rules/openings.py. `concerned` is whose block or rows it was about, where it was one
    organization's. `review_due` is the day by which the log reviewer judges it, empty where the law asks for no such
    review. The words of `reason` stand here and never in the log.
    """

    GATE = "access.opening"

    step = models.CharField(max_length=30)
    reason = models.TextField()
    concerned = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    by_user = models.BigIntegerField()
    by_name = models.CharField(max_length=160)
    by_role = models.CharField(max_length=40)
    review_due = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes = [models.Index(fields=["judged_at", "review_due"], name="opening_by_review")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="opening_has_a_reason"),
            models.CheckConstraint(condition=Q(verdict__in=["", *VERDICTS]), name="opening_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None, judged_by="")
                | (~Q(verdict="") & Q(judged_at__isnull=False) & ~Q(judged_by="")),
                name="opening_judged_by_someone",
            ),
            models.CheckConstraint(condition=Q(verdict__in=["", "ok"]) | ~Q(note=""), name="opening_doubt_has_a_note"),
            _in_order("opening_dates_in_order", "opened_at", "until"),
        ]


class LiftRequest(CustodiedRow):
    """In an emergency a unit asks whoever blocked to lift the block (2022:913 3:5). Only they can, or say no."""

    GATE = "access.lift_request"

    concerned = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=160)
    state = models.CharField(max_length=10, default="asked")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="lift_request_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None, answered_by="")
                | (Q(state__in=["lifted", "refused"], answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer="")),
                name="lift_request_answered_by_someone",
            ),
            models.UniqueConstraint(
                fields=["subject", "unit", "concerned"], condition=Q(state="asked"), name="lift_request_once"
            ),
        ]
