"""What is stored of measurement: runs, their results, targets, the lights computed for them, and overrides.

Results are stored after disclosure control under the profile that the run names; unsuppressed figures never enter here.
"""

from django.db import models
from django.db.models import F, Q, Value


class Run(models.Model):
    """One computation of the catalogue on the deliveries in force, with what it was computed from.

    While it runs, `step` is what is being computed, `done` steps of `total` before it; one that is asked for and not
    begun has no step. A run that failed says why and is never shown as figures. Without a `collaboration` it is for
    every one that the installation serves.
    """

    collaboration = models.ForeignKey(
        "organizations.Collaboration", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    step = models.CharField(max_length=60, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    started_by = models.CharField(max_length=160, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=160, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal = models.TextField(blank=True)
    cut_off = models.DateTimeField(null=True, blank=True)
    inputs = models.CharField(max_length=80, blank=True)
    profile = models.CharField(max_length=20)
    deliveries = models.ManyToManyField("deliveries.Delivery", related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")), name="run_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(failed_at__isnull=True, failure="")
                | (Q(failed_at__isnull=False, finished_at__isnull=True) & ~Q(failure="")),
                name="run_fails_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="run_steps_in_order"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | (Q(cut_off__isnull=False) & ~Q(inputs="")),
                name="run_finished_knows_its_inputs",
            ),
            models.UniqueConstraint(
                Value(1), condition=Q(finished_at__isnull=True, failed_at__isnull=True), name="run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_at__gte=F("finished_at"), profile="open"),
                name="run_published_when_finished_and_open",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawal="")
                | (Q(withdrawn_at__gte=F("published_at")) & ~Q(withdrawal="")),
                name="run_withdrawn_with_a_reason",
            ),
        ]


class Series(models.Model):
    """A measure in a place, a group and a kind of period: what the rows of one curve have in common."""

    indicator = models.CharField(max_length=60)
    measure = models.CharField(max_length=60)
    version = models.CharField(max_length=100)
    period_kind = models.CharField(max_length=20)
    municipality = models.CharField(max_length=10)
    unit = models.CharField(max_length=60, default="*")
    target_group = models.CharField(max_length=40)
    basis = models.CharField(max_length=20)
    code_list = models.CharField(max_length=80, blank=True)
    interval_method = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "measure",
                    "municipality",
                    "unit",
                    "target_group",
                    "period_kind",
                    "version",
                    "basis",
                    "code_list",
                    "interval_method",
                ],
                name="series_once",
            ),
        ]


class Result(models.Model):
    """The figures of one period of a series in one run. A withheld or impossible figure is null, never zero."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="results")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="results", db_index=False)
    period_from = models.DateField()
    period_to = models.DateField()
    status = models.CharField(max_length=20)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    value = models.FloatField(null=True)
    lower_95 = models.FloatField(null=True)
    upper_95 = models.FloatField(null=True)
    lower_998 = models.FloatField(null=True)
    upper_998 = models.FloatField(null=True)
    persons = models.BigIntegerField(null=True)
    events = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "run", "period_from", "period_to"], name="result_once"),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="result_period_in_order"),
            models.CheckConstraint(
                condition=Q(status="ok")
                | (
                    Q(status__in=["suppressed", "no_data", "incomplete", "not_applicable"])
                    & (Q(value__isnull=True) | Q(status="incomplete"))
                ),
                name="result_value_only_where_usable",
            ),
            models.CheckConstraint(
                condition=~Q(status="suppressed")
                | Q(
                    numerator__isnull=True,
                    denominator__isnull=True,
                    lower_95__isnull=True,
                    upper_95__isnull=True,
                    lower_998__isnull=True,
                    upper_998__isnull=True,
                    persons__isnull=True,
                    events__isnull=True,
                ),
                name="result_suppressed_holds_no_figure",
            ),
        ]


class DefinitionVersion(models.Model):
    """What a definition said in the version that a run used: the history that pages show and compare."""

    indicator = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    content = models.JSONField()
    first_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version"], name="definition_version_once"),
        ]


class Target(models.Model):
    """Where a measure is to be, in a place and a group, by a day; the baseline is frozen once it is known.

    Without a `collaboration` it is set for every one that the installation serves.
    """

    class Kind(models.TextChoices):
        LEVEL = "level"
        RELATIVE = "relative"
        UNQUANTIFIED = "unquantified"

    collaboration = models.ForeignKey(
        "organizations.Collaboration", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    indicator = models.CharField(max_length=60)
    measure = models.CharField(max_length=60)
    municipality = models.CharField(max_length=10)
    target_group = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_value = models.FloatField(null=True, blank=True)
    target_date = models.DateField()
    baseline_from = models.DateField()
    baseline_to = models.DateField()
    baseline_value = models.FloatField(null=True, blank=True)
    baseline_run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration", "indicator", "measure", "municipality", "target_group", "target_date"],
                name="target_once_a_place_and_day",
            ),
            models.UniqueConstraint(
                fields=["indicator", "measure", "municipality", "target_group", "target_date"],
                condition=Q(collaboration__isnull=True),
                name="target_for_all_once_a_place_and_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="unquantified", target_value__isnull=True)
                | Q(kind__in=["level", "relative"], target_value__isnull=False),
                name="target_value_where_quantified",
            ),
            models.CheckConstraint(
                condition=~Q(kind="relative") | Q(target_value__gte=-1, target_value__lte=10),
                name="target_relative_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(baseline_from__lt=F("baseline_to")) & Q(baseline_to__lte=F("target_date")),
                name="target_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(baseline_value__isnull=True, baseline_run__isnull=True)
                | Q(baseline_value__isnull=False, baseline_run__isnull=False),
                name="target_baseline_with_its_run",
            ),
        ]


class Light(models.Model):
    """The computed light of a target in one run. Late data makes a new row; the newest run's is current."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="lights")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="lights")
    computed_at = models.DateTimeField()
    method = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    colour = models.CharField(max_length=20)
    overview_colour = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    movement = models.CharField(max_length=20)
    moving_since = models.DateField(null=True, blank=True)
    capability = models.CharField(max_length=20)
    probability = models.FloatField(null=True, blank=True)
    p_value = models.FloatField(null=True, blank=True)
    kept_by_fdr = models.BooleanField()
    reasons = models.JSONField(default=list)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    lower = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True)
    persons = models.BigIntegerField(null=True, blank=True)
    required = models.FloatField(null=True, blank=True)
    target_value = models.FloatField(null=True, blank=True)
    points = models.PositiveSmallIntegerField(default=0)
    inputs = models.CharField(max_length=80)
    cut_off = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "run"], name="light_once_a_run"),
            models.CheckConstraint(
                condition=Q(colour__in=["green", "amber", "amber_rising", "amber_falling", "red", "grey"])
                & Q(overview_colour__in=["green", "amber", "amber_rising", "amber_falling", "red", "grey"]),
                name="light_colour_known",
            ),
            models.CheckConstraint(
                condition=Q(probability__isnull=True) | Q(probability__gte=0, probability__lte=1),
                name="light_probability_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(level="suppressed") | Q(value__isnull=True, lower__isnull=True, upper__isnull=True),
                name="light_suppressed_holds_no_figure",
            ),
        ]


class LightOverride(models.Model):
    """A person's word over a computed light, with a reason and a last day. The computed light stays beside it."""

    light = models.ForeignKey(Light, on_delete=models.PROTECT, related_name="overrides")
    colour = models.CharField(max_length=20)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_on = models.DateField()
    expires_on = models.DateField()
    made_by = models.CharField(max_length=160)
    user_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_reason"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("made_on")), name="override_expires_later"),
            models.CheckConstraint(
                condition=Q(colour__in=["green", "amber", "amber_rising", "amber_falling", "red", "grey"]),
                name="override_colour_known",
            ),
        ]
