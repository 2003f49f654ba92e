import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckedEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.CharField(max_length=20)),
                ("verdict", models.CharField(blank=True, max_length=10)),
                ("note", models.TextField(blank=True)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("judged_by", models.CharField(blank=True, max_length=160)),
            ],
        ),
        migrations.CreateModel(
            name="LogCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization", models.CharField(max_length=60)),
                ("unit", models.CharField(max_length=160)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("seed", models.BigIntegerField()),
                ("events", models.PositiveIntegerField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=160)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("finished_by", models.CharField(blank=True, max_length=160)),
                ("conclusion", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("since__lt", models.F("until"))), name="log_check_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at", None), ("finished_by", "")),
                            models.Q(("finished_at__isnull", False), models.Q(("finished_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="log_check_finished_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at", None)),
                        fields=("organization",),
                        name="log_check_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["patient", "at"], name="audit_by_patient"),
        ),
        migrations.AddField(
            model_name="checkedevent",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="audit.auditevent"
            ),
        ),
        migrations.AddField(
            model_name="checkedevent",
            name="check_of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="audit.logcheck"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkedevent",
            constraint=models.UniqueConstraint(fields=("check_of", "event"), name="checked_event_once"),
        ),
        migrations.AddConstraint(
            model_name="checkedevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["", "ok", "ask", "breach"])), name="checked_verdict_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkedevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("judged_at", None), ("judged_by", ""), ("verdict", "")),
                    models.Q(
                        models.Q(("verdict", ""), _negated=True),
                        ("judged_at__isnull", False),
                        models.Q(("judged_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="checked_event_judged_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkedevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["", "ok"]), models.Q(("note", ""), _negated=True), _connector="OR"),
                name="checked_doubt_has_a_note",
            ),
        ),
    ]
