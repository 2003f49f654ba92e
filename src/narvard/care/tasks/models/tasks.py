"""A task that one unit asks of another, step by step, with a receipt for each unit that it was sent to."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow

ORGANIZATION = "organizations.Organization"
STATES = ["requested", "asked_for_more", "accepted", "under_way", "declined", "mis_sent", "done", "cancelled"]
CLOSED = ["done", "cancelled"]


class Task(CustodiedRow):
    """What a unit asks of another about a person. The sender answers for the row.

    `receiver` is a service, never a person, and sees it by `basis`, a code of the gate's grounds. `about_kind` and
    `about_key` name the row it is about ("discharge.case"), where it is about one. `text` is what is asked now; what it
    was stays in the steps. `due_at` is the last moment in time and `due_day` the day that ends then, where a whole day
    is meant. `clock_source` and `clock_certainty` say who set the time ("" the sender). `revision` counts every step,
    so that of two who act at once one is told; `version` counts what was corrected.
    """

    GATE = "tasks.task"

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    text = models.TextField()
    about_kind = models.CharField(max_length=60, blank=True)
    about_key = models.UUIDField(null=True, blank=True)
    basis = models.CharField(max_length=40)
    consent = models.ForeignKey("access.Consent", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, default="requested")
    revision = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    suggested = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=160)
    due_at = models.DateTimeField()
    due_day = models.DateField(null=True, blank=True)
    clock_source = models.CharField(max_length=200, blank=True)
    clock_certainty = models.CharField(max_length=1)
    closed_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["receiver", "state", "due_at"], name="task_by_receiver"),
            models.Index(fields=["unit", "state", "due_at"], name="task_by_sender"),
            models.Index(fields=["due_at"], condition=~Q(state__in=CLOSED), name="task_open_by_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="task_state_known"),
            models.CheckConstraint(condition=~Q(unit=F("receiver")), name="task_goes_to_another_unit"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(kind="") & ~Q(basis=""), name="task_says_what"),
            models.CheckConstraint(condition=Q(due_at__gte=F("sent_at")), name="task_due_after_sent"),
            models.CheckConstraint(condition=Q(clock_certainty__in=["A", "B", "C", "D", "X"]), name="task_clock_known"),
            models.CheckConstraint(
                condition=Q(closed_at=None) & ~Q(state__in=CLOSED) | Q(closed_at__isnull=False, state__in=CLOSED),
                name="task_closed_when_closed",
            ),
        ]


class Step(CustodiedRow):
    """What one side did with a task; who did it answers for the row, and lets the other side see it.

    `number` is the task's revision after it. `replaced` is what was asked before a correction. Never changed.
    """

    GATE = "tasks.step"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    side = models.CharField(max_length=10)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    replaced = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)
    token = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="step_once_a_number"),
            models.CheckConstraint(condition=Q(side__in=["sender", "receiver"]), name="step_side_known"),
            models.CheckConstraint(
                condition=Q(before__in=STATES) & Q(after__in=STATES) & ~Q(before__in=CLOSED), name="step_states_known"
            ),
            models.CheckConstraint(condition=~Q(act="correct") | ~Q(replaced=""), name="correction_keeps_what_it_was"),
        ]


class Addressing(models.Model):
    """That a task was sent to a unit, when it was opened there, and how it left. Says nothing of whom it is about.

    `opened_version` is the latest version that was opened. `ended_how` is forwarded or mis_sent: then this row is all
    that the unit has left of the task.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="addressings")
    unit = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_version = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "ended_at"], name="addressing_by_unit")]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(ended_at=None), name="task_at_one_unit_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | Q(ended_at__isnull=False, ended_how__in=["forwarded", "mis_sent"]),
                name="addressing_ends_in_a_way",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(opened_at__gte=F("sent_at")), name="addressing_opened_after_sent"
            ),
        ]
