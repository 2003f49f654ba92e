import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_assignment_in_a_collaboration"),
        ("organizations", "0004_care_units"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="subject",
            field=models.UUIDField(blank=True, null=True, unique=True),
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                ("asked_by", models.CharField(max_length=160)),
                ("set_by", models.CharField(max_length=160)),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "custodian"], name="block_by_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                        name="block_dates_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BlockLift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                ("ground", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lifts", to="access.block"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                        name="lift_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["consent", "need"])), name="lift_ground_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="lift_has_a_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("kind", models.CharField(max_length=40)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "unit"], name="relation_by_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                        name="relation_dates_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField(db_index=True)),
                ("scope", models.CharField(max_length=40)),
                ("concerning", models.UUIDField(blank=True, null=True)),
                ("to_whom", models.CharField(max_length=300)),
                ("how", models.CharField(max_length=30)),
                ("given_by", models.CharField(max_length=160)),
                ("given_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=160)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_how", models.CharField(blank=True, max_length=300)),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), ("withdrawn_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="consent_withdrawn_after_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_whom", ""), _negated=True), models.Q(("given_by", ""), _negated=True)
                        ),
                        name="consent_says_who_and_to_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["oral", "written", "electronic", "by_representative"])),
                        name="consent_how_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("kind", models.CharField(max_length=60)),
                ("row", models.UUIDField(blank=True, null=True)),
                ("person", models.UUIDField(blank=True, null=True)),
                ("ground", models.CharField(max_length=40)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                ("by_name", models.CharField(max_length=160)),
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
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["recipient", "kind", "row"], name="disclosure_by_row"),
                    models.Index(fields=["subject", "kind", "recipient"], name="disclosure_by_subject"),
                    models.Index(fields=["person", "subject"], name="disclosure_by_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                        name="disclosure_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("recipient__isnull", True)),
                            models.Q(("person__isnull", True), ("recipient__isnull", False)),
                            _connector="OR",
                        ),
                        name="disclosure_to_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True), name="disclosure_has_a_ground"
                    ),
                ],
            },
        ),
    ]
