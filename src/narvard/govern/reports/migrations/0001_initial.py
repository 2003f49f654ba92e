import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_council_of_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=2)),
                ("as_of", models.DateField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=160)),
                ("step", models.CharField(blank=True, max_length=20)),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("total", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("inputs", models.JSONField(default=list)),
                ("inputs_checksum", models.CharField(blank=True, max_length=64)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["quarterly", "annual", "pilot_closing", "board_papers", "statement"])
                        ),
                        name="report_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["sv", "nb", "en"])), name="report_language_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("key", ""), _negated=True), name="report_has_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fingerprint", ""), ("inputs_checksum", ""), ("made_at", None)),
                            models.Q(
                                ("made_at__isnull", False),
                                models.Q(("fingerprint", ""), _negated=True),
                                models.Q(("inputs_checksum", ""), _negated=True),
                                models.Q(("title", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="made_report_has_its_checksums",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failed_at", None), ("failure", "")),
                            models.Q(
                                ("failed_at__isnull", False),
                                ("made_at", None),
                                models.Q(("failure", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_made_or_failed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done__lte", models.F("total"))), name="report_done_within_total"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("failed_at", None), ("made_at", None)),
                        fields=("collaboration", "kind", "key", "language"),
                        name="one_report_of_a_kind_on_its_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ending",
                    models.CharField(
                        choices=[("docx", "Docx"), ("pdf", "Pdf"), ("pptx", "Pptx"), ("xlsx", "Xlsx")], max_length=4
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["ending"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "ending"), name="one_report_file_an_ending"),
                    models.CheckConstraint(
                        condition=models.Q(("ending__in", ["docx", "pdf", "pptx", "xlsx"])),
                        name="report_file_ending_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$"), ("size__gte", 1)),
                        name="report_file_is_something",
                    ),
                ],
            },
        ),
    ]
