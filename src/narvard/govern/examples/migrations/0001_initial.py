import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_council_of_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="Example",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("need", models.CharField(max_length=400)),
                ("story", models.TextField()),
                ("grade", models.CharField(max_length=20)),
                ("evidence", models.TextField(blank=True)),
                ("cost", models.PositiveBigIntegerField(blank=True, null=True)),
                ("cost_of", models.CharField(blank=True, max_length=200)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("shared", models.BooleanField(default=False)),
                ("source", models.CharField(max_length=300)),
                ("certainty", models.CharField(max_length=1)),
                ("search_key", models.TextField()),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "goal_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.goalarea",
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
            ],
            options={
                "ordering": ["title", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="example_once_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["compared", "measured", "described", "idea"])),
                        name="example_grade_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])), name="example_certainty_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), models.Q(("cost_of", ""), _negated=True), _connector="OR"),
                        name="example_cost_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="example_has_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("target_group", models.CharField(max_length=40)),
                ("goal_area", models.CharField(max_length=40)),
                ("activities", models.PositiveSmallIntegerField()),
                ("adopted_at", models.DateTimeField()),
                ("adopted_by", models.CharField(max_length=160)),
                ("outcome", models.TextField(blank=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.municipality"
                    ),
                ),
                (
                    "example",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adoptions", to="examples.example"
                    ),
                ),
            ],
            options={
                "ordering": ["-adopted_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("example", "collaboration", "municipality", "year", "target_group", "goal_area"),
                        name="adopted_once_a_cell",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExampleMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("measure", models.CharField(max_length=60)),
                ("role", models.CharField(max_length=20)),
                ("direction", models.CharField(max_length=10)),
                (
                    "example",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="examples.example"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("example", "indicator", "measure"), name="example_measure_once"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["outcome", "process", "balancing"])), name="example_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["up", "down"])), name="example_direction_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExampleStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
                ("begins_after", models.PositiveSmallIntegerField()),
                ("lasts", models.PositiveSmallIntegerField()),
                (
                    "example",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="examples.example"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("example", "order"), name="example_step_once_a_place"),
                    models.CheckConstraint(condition=models.Q(("lasts__gte", 1)), name="example_step_lasts"),
                ],
            },
        ),
    ]
