"""The case, and each party's own view of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow

ORGANIZATION = "organizations.Organization"
STATES = ["admitted", "notified", "ready", "interrupted", "withdrawn", "ended"]
END_KINDS = ["", "home", "other_municipality", "other_hospital", "dead"]
ROLES = [
    "hospital", "primary_care", "specialist_open", "municipal_health", "social_services",
    "gp_no", "nursing_no", "allocation_no",
]  # fmt: skip


class Case(CustodiedRow):
    """One person's way home from one hospital. `unit` is the ward where the person lies, `custodian` the hospital.

    `needs` are the parts of care that may be needed afterwards, role codes in order with a space between. `state` is
    the hospital's own view; what each party knows stands with the party. `opened_by` names the submit that opened it.
    """

    GATE: ClassVar[str] = "discharge.case"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    discipline = models.CharField(max_length=20)
    admitted_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    needs = models.CharField(max_length=120, blank=True)
    need_judged_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=20, default="admitted")
    ended_at = models.DateTimeField(null=True, blank=True)
    end_kind = models.CharField(max_length=20, blank=True)
    end_municipality = models.CharField(max_length=4, blank=True)
    opened_by = models.UUIDField(unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["custodian", "admitted_at"], name="case_by_time"),
            models.Index(fields=["custodian", "ended_at"], name="case_by_end"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(country__in=["SE", "NO"]), name="case_country_known"),
            models.CheckConstraint(condition=Q(discipline__in=["somatic", "psychiatric"]), name="case_discipline"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="case_state_known"),
            models.CheckConstraint(condition=Q(end_kind__in=END_KINDS), name="case_end_known"),
            models.CheckConstraint(
                condition=Q(ended_at=None, end_kind="") & ~Q(state="ended")
                | Q(ended_at__isnull=False, state="ended") & ~Q(end_kind=""),
                name="case_ended_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("admitted_at")), name="case_ends_after_admission"
            ),
            models.CheckConstraint(
                condition=Q(need_judged_at=None) | Q(need_judged_at__gte=F("admitted_at")), name="case_need_in_order"
            ),
        ]


class Party(models.Model):
    """A unit that takes part in a way home, and how it stands for that unit by what that unit has been told.

    `version` counts what has changed for the unit; `mine` that it is its turn. `duty` and `turn` are codes of rules.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    unit = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, default="admitted")
    open = models.BooleanField(default=True)
    duty = models.CharField(max_length=30, blank=True)
    turn = models.CharField(max_length=20, blank=True)
    mine = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, blank=True)
    expected_home = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "open", "-mine", "due_at"], name="party_on_the_board"),
            models.Index(fields=["role"], condition=Q(open=True), name="party_open_by_role"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "unit"], name="party_once_a_case"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="party_role_known"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="party_state_known"),
        ]
