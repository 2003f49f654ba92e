"""Agreed times: booked here or brought from the unit's own booking."""

from django.db import models
from django.db.models import Q

from narvard.base.core.custody import CustodiedRow
from narvard.care.contracts.models.agreements import COLLABORATION


class AgreedTime(CustodiedRow):
    """Something that is agreed to happen: at a time, or promised without one and then with whom to ask.

    `at` is an instant; `by` the local day before which it should happen. `reference` is its id in the booking that it
    was brought from, "" where it was written here. `token` names the form that it was written in.
    """

    GATE = "contracts.time"

    collaboration = models.ForeignKey(COLLABORATION, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    at = models.DateTimeField(null=True, blank=True)
    by = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    with_whom = models.CharField(max_length=160, blank=True)
    ask_whom = models.CharField(max_length=160, blank=True)
    ask_how = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=160)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=160)
    token = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["custodian", "written_at"], name="time_by_custodian")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "reference"], condition=~Q(reference=""), name="time_brought_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["visit", "home_visit", "phone", "video", "sample", "meeting", "other"]),
                name="time_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["booked", "held"], at__isnull=False)
                | Q(state="not_booked", at=None)
                | Q(state="cancelled"),
                name="time_state_fits_its_time",
            ),
            models.CheckConstraint(condition=Q(at__isnull=False) | ~Q(ask_whom=""), name="time_or_whom_to_ask"),
            models.CheckConstraint(condition=~Q(what=""), name="time_says_what"),
        ]
