import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("deliveries", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("cut_off", models.DateTimeField()),
                ("inputs", models.CharField(max_length=80)),
                ("profile", models.CharField(max_length=20)),
                ("deliveries", models.ManyToManyField(related_name="+", to="deliveries.delivery")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at__isnull", True), ("finished_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="run_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("measure", models.CharField(max_length=60)),
                ("version", models.CharField(max_length=20)),
                ("period_kind", models.CharField(max_length=20)),
                ("municipality", models.CharField(max_length=10)),
                ("target_group", models.CharField(max_length=40)),
                ("basis", models.CharField(max_length=20)),
                ("code_list", models.CharField(blank=True, max_length=80)),
                ("interval_method", models.CharField(max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "indicator",
                            "measure",
                            "municipality",
                            "target_group",
                            "period_kind",
                            "version",
                            "basis",
                            "code_list",
                            "interval_method",
                        ),
                        name="series_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("status", models.CharField(max_length=20)),
                ("numerator", models.FloatField(null=True)),
                ("denominator", models.FloatField(null=True)),
                ("value", models.FloatField(null=True)),
                ("lower_95", models.FloatField(null=True)),
                ("upper_95", models.FloatField(null=True)),
                ("lower_998", models.FloatField(null=True)),
                ("upper_998", models.FloatField(null=True)),
                ("persons", models.BigIntegerField(null=True)),
                ("events", models.BigIntegerField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="indicators.run"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="indicators.series",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("series", "run", "period_from", "period_to"), name="result_once"),
                    models.CheckConstraint(
                        condition=models.Q(("period_to__gte", models.F("period_from"))), name="result_period_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "ok"),
                            models.Q(
                                ("status__in", ["suppressed", "no_data", "incomplete", "not_applicable"]),
                                models.Q(("value__isnull", True), ("status", "incomplete"), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="result_value_only_where_usable",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "suppressed"), _negated=True),
                            models.Q(
                                ("denominator__isnull", True),
                                ("events__isnull", True),
                                ("lower_95__isnull", True),
                                ("lower_998__isnull", True),
                                ("numerator__isnull", True),
                                ("persons__isnull", True),
                                ("upper_95__isnull", True),
                                ("upper_998__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="result_suppressed_holds_no_figure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("measure", models.CharField(max_length=60)),
                ("municipality", models.CharField(max_length=10)),
                ("target_group", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("level", "Level"), ("relative", "Relative"), ("unquantified", "Unquantified")],
                        max_length=20,
                    ),
                ),
                ("target_value", models.FloatField(blank=True, null=True)),
                ("target_date", models.DateField()),
                ("baseline_from", models.DateField()),
                ("baseline_to", models.DateField()),
                ("baseline_value", models.FloatField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(blank=True, max_length=160)),
                (
                    "baseline_run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.run",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "measure", "municipality", "target_group", "target_date"),
                        name="target_once_a_place_and_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unquantified"), ("target_value__isnull", True)),
                            models.Q(("kind__in", ["level", "relative"]), ("target_value__isnull", False)),
                            _connector="OR",
                        ),
                        name="target_value_where_quantified",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "relative"), _negated=True),
                            models.Q(("target_value__gte", -1), ("target_value__lte", 10)),
                            _connector="OR",
                        ),
                        name="target_relative_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_from__lt", models.F("baseline_to")),
                            ("baseline_to__lte", models.F("target_date")),
                        ),
                        name="target_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline_run__isnull", True), ("baseline_value__isnull", True)),
                            models.Q(("baseline_run__isnull", False), ("baseline_value__isnull", False)),
                            _connector="OR",
                        ),
                        name="target_baseline_with_its_run",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Light",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("computed_at", models.DateTimeField()),
                ("method", models.CharField(max_length=60)),
                ("version", models.CharField(max_length=20)),
                ("colour", models.CharField(max_length=20)),
                ("overview_colour", models.CharField(max_length=20)),
                ("level", models.CharField(max_length=20)),
                ("movement", models.CharField(max_length=20)),
                ("moving_since", models.DateField(blank=True, null=True)),
                ("capability", models.CharField(max_length=20)),
                ("probability", models.FloatField(blank=True, null=True)),
                ("p_value", models.FloatField(blank=True, null=True)),
                ("kept_by_fdr", models.BooleanField()),
                ("reasons", models.JSONField(default=list)),
                ("period_from", models.DateField(blank=True, null=True)),
                ("period_to", models.DateField(blank=True, null=True)),
                ("value", models.FloatField(blank=True, null=True)),
                ("lower", models.FloatField(blank=True, null=True)),
                ("upper", models.FloatField(blank=True, null=True)),
                ("persons", models.BigIntegerField(blank=True, null=True)),
                ("required", models.FloatField(blank=True, null=True)),
                ("target_value", models.FloatField(blank=True, null=True)),
                ("points", models.PositiveSmallIntegerField(default=0)),
                ("inputs", models.CharField(max_length=80)),
                ("cut_off", models.DateTimeField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lights", to="indicators.run"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lights", to="indicators.target"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("target", "run"), name="light_once_a_run"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("colour__in", ["green", "amber", "amber_rising", "amber_falling", "red", "grey"]),
                            ("overview_colour__in", ["green", "amber", "amber_rising", "amber_falling", "red", "grey"]),
                        ),
                        name="light_colour_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("probability__isnull", True),
                            models.Q(("probability__gte", 0), ("probability__lte", 1)),
                            _connector="OR",
                        ),
                        name="light_probability_is_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "suppressed"), _negated=True),
                            models.Q(("lower__isnull", True), ("upper__isnull", True), ("value__isnull", True)),
                            _connector="OR",
                        ),
                        name="light_suppressed_holds_no_figure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LightOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("colour", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("made_by", models.CharField(max_length=160)),
                ("user_id", models.BigIntegerField()),
                (
                    "light",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="indicators.light"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="override_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gt", models.F("made_on"))), name="override_expires_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("colour__in", ["green", "amber", "amber_rising", "amber_falling", "red", "grey"])
                        ),
                        name="override_colour_known",
                    ),
                ],
            },
        ),
    ]
