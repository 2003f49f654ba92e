import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="GoalArea",
            fields=[
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("name_sv", models.CharField(max_length=120)),
                ("name_nb", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="TargetGroup",
            fields=[
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("name_sv", models.CharField(max_length=120)),
                ("name_nb", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Collaboration",
            fields=[
                ("code", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("country", models.CharField(max_length=2)),
                ("zone", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("country__in", ["SE", "NO"])), name="collaboration_country_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("code", models.CharField(max_length=4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("county", models.CharField(max_length=80)),
                ("search_key", models.CharField(db_index=True, max_length=80)),
                ("sort_key", models.CharField(db_index=True, max_length=320)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{4}$")), name="municipality_code_four_digits"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("region", "Region"),
                            ("municipality", "Municipality"),
                            ("hospital", "Hospital"),
                            ("primary_care", "Primary Care"),
                            ("habilitation", "Habilitation"),
                            ("board", "Board"),
                            ("commissioning_office", "Commissioning Office"),
                            ("municipal_federation", "Municipal Federation"),
                            ("collaboration_office", "Collaboration Office"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "principal",
                    models.CharField(
                        choices=[
                            ("region", "Region"),
                            ("municipality", "Municipality"),
                            ("private", "Private"),
                            ("joint", "Joint"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("search_key", models.CharField(db_index=True, max_length=160)),
                ("sort_key", models.CharField(db_index=True, max_length=640)),
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
                    "parent",
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
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="organization_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("principal__in", ["region", "municipality", "private", "joint"])),
                        name="organization_principal_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "municipality"), _negated=True),
                            ("municipality__isnull", False),
                            _connector="OR",
                        ),
                        name="organization_municipality_names_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Population",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference_date", models.DateField()),
                ("inhabitants", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=200)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="populations",
                        to="organizations.municipality",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "reference_date"), name="population_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="population_has_source"
                    ),
                ],
            },
        ),
    ]
