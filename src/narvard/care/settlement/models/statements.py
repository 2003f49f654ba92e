"""A municipality's month at one hospital: the statement, each time it was worked out, its waits and its disputes."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from narvard.base.core.custody import CustodiedRow

ORGANIZATION = "organizations.Organization"
STATES = ["draft", "sent", "disputed", "agreed", "invoiced", "credited"]


class Statement(models.Model):
    """What one hospital (`custodian`) and the one who pays (`payer`) settle for a month; figures, no persons.

    `month` is its first day. `version` counts what has been done with it, so that two who act at once notice. `run` is
    the number of its latest run, and `sent_run` of the one that was sent, which is what the payer sees. A month that is
    opened again gets a new revision, which `replaces` the old.
    """

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    custodian = models.ForeignKey(ORGANIZATION, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.PROTECT, related_name="+")
    payer = models.ForeignKey(ORGANIZATION, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    revision = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    state = models.CharField(max_length=20, default="draft")
    version = models.PositiveIntegerField(default=1)
    run = models.PositiveSmallIntegerField(default=1)
    sent_run = models.PositiveSmallIntegerField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    invoiced_at = models.DateTimeField(null=True, blank=True)
    credited_at = models.DateTimeField(null=True, blank=True)
    credited_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["custodian", "municipality", "month", "revision"], name="statement_once_a_revision"
            ),
            models.UniqueConstraint(
                fields=["custodian", "municipality", "month"],
                condition=~Q(state="credited"),
                name="statement_one_that_holds",
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="statement_state_known"),
            models.CheckConstraint(condition=Q(month__day=1), name="statement_month_by_its_first_day"),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None, sent_run=None)
                | ~Q(state="draft") & Q(sent_at__isnull=False, sent_run__isnull=False),
                name="statement_sent_unless_draft",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["invoiced", "credited"], invoiced_at__isnull=False)
                | ~Q(state__in=["invoiced", "credited"]) & Q(invoiced_at=None),
                name="statement_invoiced_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(state="credited", credited_at__isnull=False) & ~Q(credited_because="")
                | ~Q(state="credited") & Q(credited_at=None, credited_because=""),
                name="statement_credited_with_cause",
            ),
            models.CheckConstraint(
                condition=Q(revision=1, replaces=None) | Q(revision__gt=1, replaces__isnull=False),
                name="statement_replaces_an_earlier",
            ),
        ]


class Run(models.Model):
    """A statement worked out once, with the result as it was then (rules/freezing.py). Never changed.

    `amount` is whole kronor, None where no amount is known. `incomplete` of `cases` lack something.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="runs")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=160)
    cause = models.CharField(max_length=300, blank=True)
    persons = models.PositiveIntegerField()
    days = models.PositiveIntegerField()
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    incomplete = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    parts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="run_once_a_number"),
            models.CheckConstraint(condition=Q(incomplete__lte=F("cases")), name="run_incomplete_of_cases"),
        ]


class StatementStay(CustodiedRow):
    """A person's wait in a statement's month, as one run found it: its days, its proof and the facts behind them.

    `case` is the key of the way home. `before` counts the days of the wait that fell in earlier months.
    """

    GATE: ClassVar[str] = "settlement.stay"

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="stays")
    case = models.UUIDField()
    terms = models.CharField(max_length=60)
    discipline = models.CharField(max_length=20)
    ready_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)
    proven = models.BooleanField()
    before = models.PositiveSmallIntegerField()
    counted = models.PositiveSmallIntegerField()
    payable = models.PositiveSmallIntegerField()
    ticks = models.JSONField()
    spans = models.JSONField()
    facts = models.JSONField()

    class Meta:
        ordering = ["ready_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "case", "ready_at", "terms"], name="stay_once_a_run"),
            models.CheckConstraint(condition=Q(payable__lte=F("counted")), name="stay_payable_of_counted"),
            models.CheckConstraint(condition=Q(proven=True) | Q(counted=0), name="stay_unproven_counts_nothing"),
        ]


class Dispute(CustodiedRow):
    """What the one who pays says is wrong about one wait: the payer's own row, disclosed to the hospital."""

    GATE: ClassVar[str] = "settlement.dispute"

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="disputes")
    case = models.UUIDField()
    reason = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=160)
    state = models.CharField(max_length=20, default="open")

    class Meta:
        ordering = ["raised_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "case"], condition=Q(state="open"), name="dispute_one_open_a_case"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="dispute_has_a_reason"),
            models.CheckConstraint(condition=Q(state__in=["open", "upheld", "declined"]), name="dispute_state_known"),
        ]


class Answer(CustodiedRow):
    """What the hospital answers to a dispute: the hospital's own row, disclosed to the one who pays."""

    GATE: ClassVar[str] = "settlement.answer"

    dispute = models.OneToOneField(Dispute, on_delete=models.PROTECT, related_name="answer")
    text = models.TextField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=160)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="answer_says_something")]
