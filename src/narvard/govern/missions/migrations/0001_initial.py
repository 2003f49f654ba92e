import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_council_of_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("number", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("issuer", models.CharField(max_length=160)),
                ("period", models.CharField(blank=True, max_length=40)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["issuer", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_goal_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="goal_has_source",
                    ),
                    models.UniqueConstraint(
                        fields=("collaboration", "issuer", "period", "number"), name="one_goal_a_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("target_group", "Target Group"),
                            ("project", "Project"),
                            ("activity", "Activity"),
                            ("commitment", "Commitment"),
                            ("indicator", "Indicator"),
                            ("strategy", "Strategy"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reference", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=200)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="missions.goal"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "reference"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_goal_link_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["target_group", "project", "activity", "commitment", "indicator", "strategy"])
                        ),
                        name="goal_link_kind_known",
                    ),
                    models.UniqueConstraint(fields=("goal", "kind", "reference"), name="one_link_a_goal_and_thing"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guideline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "level",
                    models.CharField(choices=[("national", "National"), ("regional", "Regional")], max_length=20),
                ),
                ("title", models.CharField(max_length=200)),
                ("issuer", models.CharField(max_length=160)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=300)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["level", "title"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_guideline_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="guideline_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["national", "regional"])), name="guideline_level_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Investment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("e_health", "E Health"),
                            ("welfare_technology", "Welfare Technology"),
                            ("premises", "Premises"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("purpose", models.TextField()),
                ("kronor", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("decided", "Decided"),
                            ("under_way", "Under Way"),
                            ("in_use", "In Use"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "organization",
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
                "ordering": ["kind", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_investment_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="investment_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["e_health", "welfare_technology", "premises"])),
                        name="investment_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "decided", "under_way", "in_use", "stopped"])),
                        name="investment_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("kind", models.CharField(choices=[("basic", "Basic"), ("additional", "Additional")], max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["-kind", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_mission_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="mission_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["basic", "additional"])), name="mission_kind_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MissionChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "concerns",
                    models.CharField(
                        choices=[
                            ("primary_care", "Primary Care"),
                            ("specialist_care", "Specialist Care"),
                            ("free_choice_agreement", "Free Choice Agreement"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("current_text", models.TextField(blank=True)),
                ("proposed_text", models.TextField()),
                ("reason", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=40)),
                ("decided_on", models.DateField(blank=True, null=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["concerns", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_mission_change_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="mission_change_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("concerns__in", ["primary_care", "specialist_care", "free_choice_agreement"])
                        ),
                        name="mission_change_concerns_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state__in", ["accepted", "rejected"]),
                                models.Q(("decision", ""), _negated=True),
                            ),
                            models.Q(
                                ("decided_on", None),
                                ("decision", ""),
                                ("state__in", ["draft", "proposed", "withdrawn"]),
                            ),
                            _connector="OR",
                        ),
                        name="mission_change_decided_where_settled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposed_text", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="mission_change_says_what_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivateParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("agreement", models.CharField(max_length=200)),
                ("body", models.SlugField(blank=True, max_length=60)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
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
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_private_party_a_code"),
                    models.UniqueConstraint(fields=("collaboration", "organization"), name="one_party_an_organization"),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                        name="private_party_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("kind", models.CharField(choices=[("programme", "Programme"), ("project", "Project")], max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("owner", models.CharField(blank=True, max_length=160)),
                ("link", models.TextField()),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=300)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "title"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_project_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="project_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["programme", "project"])), name="project_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="project_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[("expected_result", "Expected Result"), ("activity", "Activity")], max_length=20
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("here", models.TextField(blank=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="missions.project"
                    ),
                ),
            ],
            options={
                "ordering": ["year", "kind", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_project_item_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["expected_result", "activity"])),
                        name="project_item_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1990), ("year__lte", 2100)), name="project_item_year_possible"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Routine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("owner_role", models.CharField(max_length=160)),
                ("adopted_on", models.DateField()),
                ("review_on", models.DateField()),
                ("url", models.URLField(blank=True, max_length=300)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "guideline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="routines", to="missions.guideline"
                    ),
                ),
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "ordering": ["review_on", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_routine_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("review_on__gt", models.F("adopted_on"))),
                        name="routine_reviewed_after_adopted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner_role", ""), _negated=True), name="routine_has_an_owner"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoutineReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reviewed_on", models.DateField()),
                ("next_on", models.DateField()),
                ("found", models.TextField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "routine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="missions.routine"
                    ),
                ),
            ],
            options={
                "ordering": ["-reviewed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("next_on__gt", models.F("reviewed_on"))), name="next_review_is_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("found", ""), _negated=True), name="review_says_what_was_found"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffingAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("profession", models.CharField(max_length=160)),
                ("need", models.TextField()),
                ("action", models.TextField()),
                ("missing_tenths", models.PositiveIntegerField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under Way"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "organization",
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
                "ordering": ["due_on", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_staffing_action_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), ("certainty__in", ["A", "B", "C", "D", "X"])
                        ),
                        name="staffing_action_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "under_way", "done", "stopped"])),
                        name="staffing_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommunicationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("audience", models.CharField(max_length=160)),
                ("message", models.TextField()),
                ("channel", models.CharField(max_length=160)),
                ("due_on", models.DateField()),
                ("responsible", models.CharField(max_length=160)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("came_of_it", models.TextField(blank=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_communication_step_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("came_of_it", ""), ("done_on__isnull", False), _connector="OR"),
                        name="only_done_communication_gave_something",
                    ),
                ],
            },
        ),
    ]
