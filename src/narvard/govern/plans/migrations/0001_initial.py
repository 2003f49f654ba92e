import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("bodies", "0001_initial"),
        ("indicators", "0001_initial"),
        ("organizations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("search_key", models.CharField(db_index=True, max_length=240)),
                ("description", models.TextField(blank=True)),
                ("owner_name", models.CharField(max_length=120)),
                ("owner_role", models.CharField(max_length=160)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under Way"),
                            ("done", "Done"),
                            ("paused", "Paused"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="ActionPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "Active"), ("replaced", "Replaced")], max_length=20
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("loaded_at", models.DateTimeField()),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
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
                    models.UniqueConstraint(
                        condition=models.Q(("status", "active")),
                        fields=("municipality", "year"),
                        name="one_active_plan_an_area_and_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "active", "replaced"])), name="plan_status_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "active"), _negated=True),
                            ("adopted_on__isnull", False),
                            _connector="OR",
                        ),
                        name="active_plan_is_adopted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2000), ("year__lte", 2100)), name="plan_year_possible"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="plans.activity"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "organization"), name="one_part_an_organization")
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("aim", models.TextField(blank=True)),
                (
                    "action_plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cells", to="plans.actionplan"
                    ),
                ),
                (
                    "goal_area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.goalarea"
                    ),
                ),
                (
                    "target_group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.targetgroup"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action_plan", "target_group", "goal_area"), name="one_cell_of_a_kind"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="cell",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="plans.activityplan"
            ),
        ),
        migrations.CreateModel(
            name="BroughtPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("file_name", models.CharField(max_length=200)),
                ("document", models.JSONField()),
                ("problems", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.CharField(max_length=160)),
                ("loaded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-brought_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("loaded_at", None), ("loaded_at__gte", models.F("brought_at")), _connector="OR"
                        ),
                        name="loaded_after_brought",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("outcome", "Outcome"), ("process", "Process"), ("balancing", "Balancing")],
                        max_length=20,
                    ),
                ),
                ("direction", models.CharField(choices=[("up", "Up"), ("down", "Down")], max_length=10)),
                ("indicator", models.CharField(max_length=60)),
                ("measure", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=20)),
                ("value", models.FloatField(blank=True, null=True)),
                ("due_on", models.DateField()),
                ("baseline_from", models.DateField()),
                ("baseline_to", models.DateField()),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="plans.activityplan"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.target"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_from__lt", models.F("baseline_to")), ("baseline_to__lte", models.F("due_on"))
                        ),
                        name="link_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unquantified"), ("value", None)),
                            models.Q(("kind__in", ["level", "relative"]), ("value__isnull", False)),
                            _connector="OR",
                        ),
                        name="link_value_where_quantified",
                    ),
                    models.UniqueConstraint(fields=("cell", "target"), name="one_link_a_target"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["outcome", "process", "balancing"])), name="link_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["up", "down"])), name="link_direction_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="plans.activity"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [models.UniqueConstraint(fields=("activity", "title"), name="one_milestone_a_title")],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.UUIDField(unique=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under Way"),
                            ("done", "Done"),
                            ("paused", "Paused"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under Way"),
                            ("done", "Done"),
                            ("paused", "Paused"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                ("comment", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="plans.activity"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_status", models.F("to_status")), _negated=True),
                        name="status_change_changes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comment", ""), _negated=True), name="status_change_says_why"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(fields=("cell", "reference"), name="one_activity_a_reference"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="activity_dates_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["planned", "under_way", "done", "paused", "stopped"])),
                name="activity_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="activity_has_title"
            ),
        ),
    ]
