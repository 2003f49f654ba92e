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
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("source", models.CharField(max_length=10)),
                ("given_name", models.CharField(max_length=120)),
                ("family_name", models.CharField(blank=True, max_length=120)),
                ("given_key", models.CharField(db_index=True, max_length=250)),
                ("family_key", models.CharField(db_index=True, max_length=250)),
                ("sort_key", models.CharField(max_length=1000)),
                ("birth_date", models.DateField()),
                ("sex", models.CharField(default="unknown", max_length=10)),
                ("protection", models.CharField(blank=True, max_length=30)),
                ("handled_by", models.CharField(blank=True, max_length=200)),
                ("deceased_on", models.DateField(blank=True, null=True)),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("registered_at", models.DateTimeField()),
                ("registered_by", models.CharField(max_length=160)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    models.UniqueConstraint(fields=("custodian", "subject"), name="person_once_a_custodian"),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["register", "own"])), name="person_source_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given_name", ""), _negated=True), name="person_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["female", "male", "other", "unknown"])), name="person_sex_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "protection__in",
                                ["", "marked", "protected_registration", "confidential", "strictly_confidential"],
                            )
                        ),
                        name="person_protection_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deceased_on", None), ("deceased_on__gte", models.F("birth_date")), _connector="OR"
                        ),
                        name="person_dies_after_birth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                ("unit_name", models.CharField(max_length=160)),
                ("field", models.CharField(max_length=40)),
                ("before", models.CharField(blank=True, max_length=400)),
                ("after", models.CharField(blank=True, max_length=400)),
                ("reason", models.CharField(blank=True, max_length=400)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="patients.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "at"], name="change_by_person")],
            },
        ),
        migrations.CreateModel(
            name="PersonNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("value", models.CharField(max_length=20)),
                ("assigner", models.CharField(blank=True, max_length=120)),
                ("rank", models.PositiveSmallIntegerField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="numbers", to="patients.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["value", "kind"], name="number_by_value")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("custodian", "kind", "assigner", "value"), name="number_once_a_custodian"
                    ),
                    models.CheckConstraint(condition=models.Q(("value", ""), _negated=True), name="number_is_there"),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="number_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["local_reserve", "h_number"]), _negated=True),
                            models.Q(("assigner", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="number_names_assigner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("role", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=160)),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("person", models.UUIDField(blank=True, db_index=True, null=True)),
                ("sees", models.JSONField(default=list)),
                ("proof", models.CharField(blank=True, max_length=300)),
                ("consent_id", models.BigIntegerField(blank=True, null=True)),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(blank=True, null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=160)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=160)),
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
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("role", ""), _negated=True)
                        ),
                        name="representative_is_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_date", None), ("to_date__gt", models.F("from_date")), _connector="OR"),
                        name="representative_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person", None), models.Q(("person", models.F("subject")), _negated=True), _connector="OR"
                        ),
                        name="representative_is_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "relative"), _negated=True),
                            ("consent_id__isnull", False),
                            _connector="OR",
                        ),
                        name="relative_has_a_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Residence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("municipality", models.CharField(max_length=4)),
                ("municipality_name", models.CharField(blank=True, max_length=80)),
                ("small_area", models.CharField(blank=True, max_length=40)),
                ("street", models.CharField(blank=True, max_length=200)),
                ("postal_code", models.CharField(blank=True, max_length=10)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("dwelling", models.CharField(default="unknown", max_length=20)),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(blank=True, null=True)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=160)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="residences", to="patients.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    narvard.base.core.constraints.NoOverlap(
                        end="to_date", name="residence_no_overlap", same=("person", "kind"), start="from_date"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_date", None), ("to_date__gt", models.F("from_date")), _connector="OR"),
                        name="residence_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["registered", "staying", "placing"])),
                        name="residence_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("municipality__regex", "^[0-9]{4}$")),
                        name="residence_municipality_four_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dwelling__in", ["ordinary", "special_elderly", "special_lss", "short_term", "unknown"])
                        ),
                        name="residence_dwelling_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("other", models.UUIDField(db_index=True)),
                ("reason", models.CharField(max_length=400)),
                ("merged_at", models.DateTimeField()),
                ("merged_by", models.CharField(max_length=160)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=160)),
                ("ended_reason", models.CharField(blank=True, max_length=400)),
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
                        condition=models.Q(("subject", models.F("other")), _negated=True), name="merge_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="merge_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("merged_at")), _connector="OR"
                        ),
                        name="merge_dates_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("custodian", "subject", "other"),
                        name="merge_once",
                    ),
                ],
            },
        ),
    ]
