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
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("contract", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField()),
                ("matters", models.TextField()),
                ("care_does", models.TextField()),
                ("i_do", models.TextField()),
                ("follow_up_on", models.DateField(blank=True, null=True)),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(blank=True, null=True)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=160)),
                ("end_reason", models.CharField(blank=True, max_length=300)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
                ("token", models.UUIDField(unique=True)),
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
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreement",
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
                "indexes": [models.Index(fields=["custodian", "from_date"], name="agreement_by_custodian")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_date", None)),
                        fields=("subject", "unit"),
                        name="agreement_one_in_force_a_unit",
                    ),
                    models.UniqueConstraint(fields=("contract", "version"), name="agreement_versions_in_a_row"),
                    models.CheckConstraint(
                        condition=models.Q(("to_date", None), ("to_date__gte", models.F("from_date")), _connector="OR"),
                        name="agreement_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("matters", ""), _negated=True),
                            models.Q(("care_does", ""), _negated=True),
                            models.Q(("i_do", ""), _negated=True),
                        ),
                        name="agreement_says_all_three",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", "")),
                            models.Q(("confirmed_at__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_confirmed_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaces", None), ("version", 1)),
                            models.Q(("replaces__isnull", False), ("version__gt", 1)),
                            _connector="OR",
                        ),
                        name="agreement_later_versions_replace",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("text", models.TextField()),
                ("by_name", models.CharField(max_length=160)),
                ("written_at", models.DateTimeField()),
                ("token", models.UUIDField(unique=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="contracts.agreement"
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
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="remark_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("what", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("at", models.DateTimeField(blank=True, null=True)),
                ("by", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("with_whom", models.CharField(blank=True, max_length=160)),
                ("ask_whom", models.CharField(blank=True, max_length=160)),
                ("ask_how", models.CharField(blank=True, max_length=160)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("reference", models.CharField(blank=True, max_length=80)),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=160)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=160)),
                ("token", models.UUIDField(unique=True)),
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
                "indexes": [models.Index(fields=["custodian", "written_at"], name="time_by_custodian")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("unit", "reference"),
                        name="time_brought_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["visit", "home_visit", "phone", "video", "sample", "meeting", "other"])
                        ),
                        name="time_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("at__isnull", False), ("state__in", ["booked", "held"])),
                            models.Q(("at", None), ("state", "not_booked")),
                            ("state", "cancelled"),
                            _connector="OR",
                        ),
                        name="time_state_fits_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at__isnull", False), models.Q(("ask_whom", ""), _negated=True), _connector="OR"
                        ),
                        name="time_or_whom_to_ask",
                    ),
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="time_says_what"),
                ],
            },
        ),
    ]
