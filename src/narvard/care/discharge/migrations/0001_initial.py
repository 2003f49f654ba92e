import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0004_care_units"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("country", models.CharField(max_length=2)),
                ("discipline", models.CharField(max_length=20)),
                ("admitted_at", models.DateTimeField()),
                ("registered_at", models.DateTimeField()),
                ("needs", models.CharField(blank=True, max_length=120)),
                ("need_judged_at", models.DateTimeField(blank=True, null=True)),
                ("state", models.CharField(default="admitted", max_length=20)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("end_kind", models.CharField(blank=True, max_length=20)),
                ("end_municipality", models.CharField(blank=True, max_length=4)),
                ("opened_by", models.UUIDField(unique=True)),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["custodian", "admitted_at"], name="case_by_time"),
                    models.Index(fields=["custodian", "ended_at"], name="case_by_end"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("country__in", ["SE", "NO"])), name="case_country_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discipline__in", ["somatic", "psychiatric"])), name="case_discipline"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["admitted", "notified", "ready", "interrupted", "withdrawn", "ended"])
                        ),
                        name="case_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_kind__in", ["", "home", "other_municipality", "other_hospital", "dead"])
                        ),
                        name="case_end_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_kind", ""), ("ended_at", None), models.Q(("state", "ended"), _negated=True)),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state", "ended"),
                                models.Q(("end_kind", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_ended_whole_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("admitted_at")), _connector="OR"
                        ),
                        name="case_ends_after_admission",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("need_judged_at", None), ("need_judged_at__gte", models.F("admitted_at")), _connector="OR"
                        ),
                        name="case_need_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="discharge.case"
                    ),
                ),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_at", None)), fields=("case",), name="leave_one_open_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                        name="leave_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("sending", models.UUIDField()),
                ("country", models.CharField(max_length=2)),
                ("kind", models.CharField(max_length=30)),
                ("by", models.CharField(max_length=20)),
                ("to", models.CharField(blank=True, max_length=20)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField()),
                ("registered_at", models.DateTimeField()),
                ("about_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=30)),
                ("content", models.TextField(blank=True)),
                ("assessment", models.CharField(blank=True, max_length=300)),
                ("complete", models.BooleanField(default=True)),
                ("sender_name", models.CharField(max_length=160)),
                ("entered_afterwards", models.BooleanField(default=False)),
                ("cause", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="discharge.case"
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="discharge.notice",
                    ),
                ),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "refers_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="discharge.notice",
                    ),
                ),
                (
                    "to_unit",
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
                    models.Index(fields=["case", "sent_at"], name="notice_by_case"),
                    models.Index(fields=["custodian", "sent_at"], name="notice_by_time"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects", None)),
                        fields=("sending", "kind", "to_unit"),
                        name="notice_once_a_receiver",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("corrects", None), ("to_unit", None)),
                        fields=("sending", "kind"),
                        name="notice_once_to_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "admission",
                                    "estimate",
                                    "discharge_ready",
                                    "not_ready",
                                    "interrupted",
                                    "compulsory_open_care",
                                    "sip_call",
                                    "sip_held",
                                    "answer",
                                    "open_care_unclear",
                                    "open_care_clear",
                                    "information",
                                    "discharged",
                                    "discharge_summary",
                                    "patient_information",
                                    "ready_judgement",
                                ],
                            )
                        ),
                        name="notice_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judged_at", None), ("judged_at__lte", models.F("sent_at")), _connector="OR"
                        ),
                        name="notice_judged_before_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sent_at__lte", models.F("registered_at"))),
                        name="notice_sent_before_registered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "admission"), _negated=True),
                            models.Q(("about_at__isnull", False), ("answer", ""), ("content", "")),
                            _connector="OR",
                        ),
                        name="notice_of_admission_four_items",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("country", "SE"),
                                ("kind__in", ["discharge_ready", "compulsory_open_care", "information"]),
                                _negated=True,
                            ),
                            models.Q(("assessment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="notice_secrecy_assessed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["patient_information", "ready_judgement"]), _negated=True),
                            ("to_unit", None),
                            _connector="OR",
                        ),
                        name="notice_kept_inside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to", ""), ("to_unit", None)),
                            models.Q(("to_unit__isnull", False), models.Q(("to", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="notice_to_whole_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cause", ""), ("corrects", None)),
                            models.Q(("corrects__isnull", False), models.Q(("cause", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="notice_corrected_with_cause",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default="admitted", max_length=20)),
                ("open", models.BooleanField(default=True)),
                ("duty", models.CharField(blank=True, max_length=30)),
                ("turn", models.CharField(blank=True, max_length=20)),
                ("mine", models.BooleanField(default=False)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("expected_home", models.DateTimeField(blank=True, null=True)),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="discharge.case"
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
                "indexes": [models.Index(fields=["unit", "open", "-mine", "due_at"], name="party_on_the_board")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "unit"), name="party_once_a_case"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "hospital",
                                    "primary_care",
                                    "specialist_open",
                                    "municipal_health",
                                    "social_services",
                                    "gp_no",
                                    "nursing_no",
                                    "allocation_no",
                                ],
                            )
                        ),
                        name="party_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["admitted", "notified", "ready", "interrupted", "withdrawn", "ended"])
                        ),
                        name="party_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Planning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plannings", to="discharge.case"
                    ),
                ),
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
                "constraints": [
                    models.UniqueConstraint(fields=("case", "unit"), name="planning_once_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="planning_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="discharge.case"
                    ),
                ),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_at", None)),
                        fields=("subject", "custodian"),
                        name="stay_one_open_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                        name="stay_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("item", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=12)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ticks", to="discharge.case"
                    ),
                ),
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
                "indexes": [models.Index(fields=["case", "item", "at"], name="tick_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("item__in", ["medicines", "aids", "transport", "keys", "food", "who_meets"])
                        ),
                        name="tick_item_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["done", "not_needed", "open"])), name="tick_state_known"
                    ),
                ],
            },
        ),
    ]
