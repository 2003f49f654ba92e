import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_council_of_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("frame", models.PositiveBigIntegerField(blank=True, null=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("final_report_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="programme_once_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="programme_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])),
                        name="programme_certainty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="programme_has_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pilot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("search_key", models.CharField(db_index=True, max_length=240)),
                ("aim", models.TextField(blank=True)),
                ("hypothesis", models.TextField(blank=True)),
                ("population", models.TextField(blank=True)),
                ("comparison", models.TextField(blank=True)),
                ("baseline", models.TextField(blank=True)),
                ("logic_model", models.TextField(blank=True)),
                ("budget", models.PositiveBigIntegerField(blank=True, null=True)),
                ("owner_name", models.CharField(max_length=120)),
                ("owner_role", models.CharField(max_length=160)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("decided", "Decided"),
                            ("running", "Running"),
                            ("paused", "Paused"),
                            ("scaled", "Scaled"),
                            ("adjusted", "Adjusted"),
                            ("stopped", "Stopped"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("lessons", models.TextField(blank=True)),
                ("source", models.CharField(max_length=300)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.municipality",
                    ),
                ),
                (
                    "target_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.targetgroup",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pilots",
                        to="pilots.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="pilot_once_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="pilot_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])), name="pilot_certainty_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "decided", "running", "paused", "scaled", "adjusted", "stopped"])
                        ),
                        name="pilot_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["scaled", "adjusted", "stopped"]), _negated=True),
                            models.Q(("lessons", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pilot_ends_with_lessons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuarterReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField()),
                ("done", models.TextField()),
                ("hinders", models.TextField(blank=True)),
                ("next", models.TextField(blank=True)),
                ("on_time", models.BooleanField()),
                ("spent", models.PositiveBigIntegerField()),
                ("high_risk", models.BooleanField()),
                ("plan", models.TextField(blank=True)),
                ("stop_rule_met", models.BooleanField()),
                ("colour", models.CharField(max_length=10)),
                ("reasons", models.JSONField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=160)),
                ("frozen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="pilots.pilot"
                    ),
                ),
            ],
            options={
                "ordering": ["year", "quarter"],
                "constraints": [
                    models.UniqueConstraint(fields=("pilot", "year", "quarter"), name="pilot_quarter_once"),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)), name="pilot_quarter_possible"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("colour__in", ["green", "yellow", "red", "grey"])),
                        name="pilot_colour_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StateChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("grounds", models.TextField()),
                ("decision", models.CharField(blank=True, max_length=40)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="pilots.pilot"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before", models.F("after")), _negated=True), name="pilot_change_changes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grounds", ""), _negated=True), name="pilot_change_has_grounds"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("evaluator", models.CharField(max_length=200)),
                ("method", models.TextField()),
                ("result", models.TextField()),
                ("reference", models.CharField(max_length=300)),
                ("published_on", models.DateField()),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evaluations", to="pilots.pilot"
                    ),
                ),
            ],
            options={
                "ordering": ["published_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("pilot", "reference"), name="evaluation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True), name="evaluation_has_reference"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("plan", models.TextField()),
                ("do", models.TextField(blank=True)),
                ("study", models.TextField(blank=True)),
                ("act", models.TextField(blank=True)),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cycles", to="pilots.pilot"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("pilot", "number"), name="cycle_once_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="cycle_dates_in_order",
                    ),
                    models.CheckConstraint(condition=models.Q(("plan", ""), _negated=True), name="cycle_has_a_plan"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), models.Q(("study", ""), _negated=True), _connector="OR"),
                        name="cycle_ended_is_studied",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PilotParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="pilots.pilot"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("pilot", "organization"), name="pilot_party_once")],
            },
        ),
        migrations.CreateModel(
            name="PilotRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(choices=[("start", "Start"), ("stop", "Stop")], max_length=10)),
                ("text", models.CharField(max_length=400)),
                ("indicator", models.CharField(blank=True, max_length=60)),
                ("measure", models.CharField(blank=True, max_length=60)),
                ("comparator", models.CharField(blank=True, max_length=20)),
                ("limit", models.CharField(blank=True, max_length=30)),
                (
                    "pilot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="pilots.pilot"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("pilot", "order"), name="pilot_rule_once_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["start", "stop"])), name="pilot_rule_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="pilot_rule_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comparator", ""), ("indicator", ""), ("limit", ""), ("measure", "")),
                            models.Q(
                                models.Q(("indicator", ""), _negated=True),
                                models.Q(("measure", ""), _negated=True),
                                ("comparator__in", ["at_least", "at_most"]),
                                models.Q(("limit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pilot_rule_measured_whole_or_not",
                    ),
                ],
            },
        ),
    ]
