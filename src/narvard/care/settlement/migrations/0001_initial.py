import django.db.models.deletion
import narvard.base.core.constraints
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("organizations", "0004_care_units"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("model", models.CharField(max_length=20)),
                ("window", models.CharField(default="month", max_length=20)),
                ("threshold_days", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("include_day0", models.BooleanField(default=False)),
                ("cap_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("excess", models.CharField(default="mean_above_threshold", max_length=30)),
                ("attribution", models.CharField(default="day_of_care", max_length=20)),
                ("agreed_amounts", models.BooleanField(default=False)),
                ("quality_limit", models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True)),
                ("dispute_days", models.PositiveSmallIntegerField(default=30)),
                ("days", models.PositiveSmallIntegerField()),
                ("days_after_noon", models.PositiveSmallIntegerField()),
                ("late_notice_effect", models.CharField(default="void", max_length=10)),
                ("payable_days", models.CharField(default="nights", max_length=10)),
                ("roll_to_weekday", models.BooleanField(default=False)),
                ("call_days", models.PositiveSmallIntegerField(default=3)),
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
                "ordering": ["valid_from", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="liability_once_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="liability_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("model__in", ["individual", "mean", "analysis_only"])),
                        name="liability_model_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("excess", "days_above_cap"), _negated=True),
                            ("cap_days__isnull", False),
                            _connector="OR",
                        ),
                        name="liability_cap_where_it_is_used",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quality_limit", None),
                            models.Q(("quality_limit__gte", 0), ("quality_limit__lte", 1)),
                            _connector="OR",
                        ),
                        name="liability_limit_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])),
                        name="liability_certainty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="liability_has_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedAmount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("kronor", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=300)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amounts",
                        to="settlement.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["year", "agreement_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "year"), name="amount_once_a_year"),
                    models.UniqueConstraint(
                        condition=models.Q(("agreement", None)),
                        fields=("collaboration", "year"),
                        name="official_amount_once_a_year",
                    ),
                    models.CheckConstraint(condition=models.Q(("kronor__gte", 1)), name="amount_is_something"),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])), name="amount_certainty_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("source", ""), _negated=True), name="amount_has_source"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementScope",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("discipline", models.CharField(max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scopes", to="settlement.agreement"
                    ),
                ),
                (
                    "hospital",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.municipality"
                    ),
                ),
            ],
            options={
                "constraints": [
                    narvard.base.core.constraints.NoOverlap(
                        end="valid_to",
                        name="liability_one_a_day",
                        same=("hospital", "municipality", "discipline"),
                        start="valid_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discipline__in", ["somatic", "psychiatric"])),
                        name="liability_discipline_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("case", models.UUIDField()),
                ("reason", models.TextField()),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.CharField(max_length=160)),
                ("state", models.CharField(default="open", max_length=20)),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "ordering": ["raised_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("text", models.TextField()),
                ("answered_at", models.DateTimeField()),
                ("answered_by", models.CharField(max_length=160)),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "dispute",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="settlement.dispute"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="answer_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("state", models.CharField(default="draft", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("run", models.PositiveSmallIntegerField(default=1)),
                ("sent_run", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("invoiced_at", models.DateTimeField(blank=True, null=True)),
                ("credited_at", models.DateTimeField(blank=True, null=True)),
                ("credited_because", models.CharField(blank=True, max_length=300)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.municipality"
                    ),
                ),
                (
                    "payer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="settlement.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("custodian", "municipality", "month", "revision"), name="statement_once_a_revision"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "credited"), _negated=True),
                        fields=("custodian", "municipality", "month"),
                        name="statement_one_that_holds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "sent", "disputed", "agreed", "invoiced", "credited"])
                        ),
                        name="statement_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="statement_month_by_its_first_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at", None), ("sent_run", None), ("state", "draft")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("sent_at__isnull", False),
                                ("sent_run__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="statement_sent_unless_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("invoiced_at__isnull", False), ("state__in", ["invoiced", "credited"])),
                            models.Q(
                                models.Q(("state__in", ["invoiced", "credited"]), _negated=True), ("invoiced_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="statement_invoiced_whole_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("credited_at__isnull", False),
                                ("state", "credited"),
                                models.Q(("credited_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "credited"), _negated=True),
                                ("credited_at", None),
                                ("credited_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="statement_credited_with_cause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaces", None), ("revision", 1)),
                            models.Q(("replaces__isnull", False), ("revision__gt", 1)),
                            _connector="OR",
                        ),
                        name="statement_replaces_an_earlier",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=160)),
                ("cause", models.CharField(blank=True, max_length=300)),
                ("persons", models.PositiveIntegerField()),
                ("days", models.PositiveIntegerField()),
                ("amount", models.PositiveBigIntegerField(blank=True, null=True)),
                ("incomplete", models.PositiveIntegerField()),
                ("cases", models.PositiveIntegerField()),
                ("parts", models.JSONField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="settlement.statement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "number"), name="run_once_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("incomplete__lte", models.F("cases"))), name="run_incomplete_of_cases"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="dispute",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="disputes", to="settlement.statement"
            ),
        ),
        migrations.CreateModel(
            name="StatementStay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("case", models.UUIDField()),
                ("terms", models.CharField(max_length=60)),
                ("discipline", models.CharField(max_length=20)),
                ("ready_at", models.DateTimeField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("proven", models.BooleanField()),
                ("before", models.PositiveSmallIntegerField()),
                ("counted", models.PositiveSmallIntegerField()),
                ("payable", models.PositiveSmallIntegerField()),
                ("ticks", models.JSONField()),
                ("spans", models.JSONField()),
                ("facts", models.JSONField()),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="settlement.run"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "ordering": ["ready_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "case", "ready_at", "terms"), name="stay_once_a_run"),
                    models.CheckConstraint(
                        condition=models.Q(("payable__lte", models.F("counted"))), name="stay_payable_of_counted"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proven", True), ("counted", 0), _connector="OR"),
                        name="stay_unproven_counts_nothing",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="dispute",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("statement", "case"), name="dispute_one_open_a_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="dispute",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="dispute_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="dispute",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "upheld", "declined"])), name="dispute_state_known"
            ),
        ),
    ]
