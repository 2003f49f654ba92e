"""What was told between the parties, and what a party plans for itself."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow
from narvard.care.discharge.models.cases import ORGANIZATION, Case

KINDS = [
    "admission", "estimate", "discharge_ready", "not_ready", "interrupted", "compulsory_open_care", "sip_call",
    "sip_held", "answer", "open_care_unclear", "open_care_clear", "information", "discharged", "discharge_summary",
    "patient_information", "ready_judgement",
]  # fmt: skip


class Notice(CustodiedRow):
    """One notice to one receiver; `sending` is shared by those sent at once. Never changed: a new one corrects it.

    `unit` sent it, by the part `by`. Three times are kept apart: when it was judged, when it was sent, and when it was
    written down here. `content` holds written parts (rules/contents.py). `assessment` is the assessment of secrecy
    that a notice of 2017:612 3:1–3:2 rests on. `corrects` is the notice whose time was wrong, and `cause` why.
    """

    GATE: ClassVar[str] = "discharge.notice"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    sending = models.UUIDField()
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=30)
    by = models.CharField(max_length=20)
    to_unit = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=20, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    about_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=30, blank=True)
    refers_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    content = models.TextField(blank=True)
    assessment = models.CharField(max_length=300, blank=True)
    complete = models.BooleanField(default=True)
    sender_name = models.CharField(max_length=160)
    entered_afterwards = models.BooleanField(default=False)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    cause = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "sent_at"], name="notice_by_case"),
            models.Index(fields=["custodian", "sent_at"], name="notice_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sending", "kind", "to_unit"], condition=Q(corrects=None), name="notice_once_a_receiver"
            ),
            models.UniqueConstraint(
                fields=["sending", "kind"], condition=Q(corrects=None, to_unit=None), name="notice_once_to_nobody"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="notice_kind_known"),
            models.CheckConstraint(
                condition=Q(judged_at=None) | Q(judged_at__lte=F("sent_at")), name="notice_judged_before_sent"
            ),
            models.CheckConstraint(condition=Q(sent_at__lte=F("registered_at")), name="notice_sent_before_registered"),
            # 2017:612 2:2 is exhaustive: four items, of which one is the estimate and three the person's own.
            models.CheckConstraint(
                condition=~Q(kind="admission") | Q(content="", answer="", about_at__isnull=False),
                name="notice_of_admission_four_items",
            ),
            models.CheckConstraint(
                condition=~Q(country="SE", kind__in=["discharge_ready", "compulsory_open_care", "information"])
                | ~Q(assessment=""),
                name="notice_secrecy_assessed",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["patient_information", "ready_judgement"]) | Q(to_unit=None),
                name="notice_kept_inside",
            ),
            models.CheckConstraint(
                condition=Q(to_unit=None, to="") | Q(to_unit__isnull=False) & ~Q(to=""), name="notice_to_whole_or_not"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, cause="") | Q(corrects__isnull=False) & ~Q(cause=""),
                name="notice_corrected_with_cause",
            ),
        ]  # fmt: skip


class Planning(CustodiedRow):
    """What a party plans for the person's coming home, in its own words. Its own row: others see it by a ground."""

    GATE: ClassVar[str] = "discharge.planning"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plannings")
    text = models.TextField()
    written_at = models.DateTimeField()
    by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "unit"], name="planning_once_a_unit"),
            models.CheckConstraint(condition=~Q(text=""), name="planning_says_something"),
        ]
