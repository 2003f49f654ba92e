import django.db.models.deletion
import narvard.base.core.constraints
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0004_openings"),
        ("organizations", "0004_care_units"),
    ]

    operations = [
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=40)),
                ("text", models.TextField()),
                ("about_kind", models.CharField(blank=True, max_length=60)),
                ("about_key", models.UUIDField(blank=True, null=True)),
                ("basis", models.CharField(max_length=40)),
                ("state", models.CharField(default="requested", max_length=20)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("version", models.PositiveIntegerField(default=1)),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=160)),
                ("due_at", models.DateTimeField()),
                ("due_day", models.DateField(blank=True, null=True)),
                ("clock_source", models.CharField(blank=True, max_length=200)),
                ("clock_certainty", models.CharField(max_length=1)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("token", models.UUIDField(blank=True, null=True, unique=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.consent",
                    ),
                ),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "suggested",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
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
                "indexes": [
                    models.Index(fields=["receiver", "state", "due_at"], name="task_by_receiver"),
                    models.Index(fields=["unit", "state", "due_at"], name="task_by_sender"),
                    models.Index(
                        condition=models.Q(("state__in", ["done", "cancelled"]), _negated=True),
                        fields=["due_at"],
                        name="task_open_by_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "requested",
                                    "asked_for_more",
                                    "accepted",
                                    "under_way",
                                    "declined",
                                    "mis_sent",
                                    "done",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="task_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit", models.F("receiver")), _negated=True),
                        name="task_goes_to_another_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("kind", ""), _negated=True),
                            models.Q(("basis", ""), _negated=True),
                        ),
                        name="task_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("sent_at"))), name="task_due_after_sent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("clock_certainty__in", ["A", "B", "C", "D", "X"])), name="task_clock_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at", None), models.Q(("state__in", ["done", "cancelled"]), _negated=True)
                            ),
                            models.Q(("closed_at__isnull", False), ("state__in", ["done", "cancelled"])),
                            _connector="OR",
                        ),
                        name="task_closed_when_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("number", models.PositiveIntegerField()),
                ("act", models.CharField(max_length=20)),
                ("side", models.CharField(max_length=10)),
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("text", models.TextField(blank=True)),
                ("replaced", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                ("token", models.UUIDField(blank=True, null=True, unique=True)),
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="tasks.task"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "number"), name="step_once_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["sender", "receiver"])), name="step_side_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "before__in",
                                [
                                    "requested",
                                    "asked_for_more",
                                    "accepted",
                                    "under_way",
                                    "declined",
                                    "mis_sent",
                                    "done",
                                    "cancelled",
                                ],
                            ),
                            (
                                "after__in",
                                [
                                    "requested",
                                    "asked_for_more",
                                    "accepted",
                                    "under_way",
                                    "declined",
                                    "mis_sent",
                                    "done",
                                    "cancelled",
                                ],
                            ),
                            models.Q(("before__in", ["done", "cancelled"]), _negated=True),
                        ),
                        name="step_states_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "correct"), _negated=True),
                            models.Q(("replaced", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correction_keeps_what_it_was",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=40)),
                ("due_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="tasks.task"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task", "due_at"), name="escalated_once_a_time"),
                    models.CheckConstraint(
                        condition=models.Q(("at__gt", models.F("due_at"))), name="escalated_when_passed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Addressing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("opened_version", models.PositiveIntegerField(default=0)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_how", models.CharField(blank=True, max_length=20)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addressings", to="tasks.task"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "ended_at"], name="addressing_by_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("task",), name="task_at_one_unit_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_how", "")),
                            models.Q(("ended_at__isnull", False), ("ended_how__in", ["forwarded", "mis_sent"])),
                            _connector="OR",
                        ),
                        name="addressing_ends_in_a_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_at", None), ("opened_at__gte", models.F("sent_at")), _connector="OR"
                        ),
                        name="addressing_opened_after_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedClock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("roll_to_weekday", models.BooleanField(default=False)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "valid_from"],
                "constraints": [
                    narvard.base.core.constraints.NoOverlap(
                        end="valid_to", name="agreed_clock_once", same=("collaboration", "kind"), start="valid_from"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("days__isnull", False), ("hours", None)),
                            models.Q(("days", None), ("hours__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreed_clock_hours_or_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="agreed_clock_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="agreed_clock_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])), name="agreed_clock_certainty"
                    ),
                ],
            },
        ),
    ]
