import django.db.models.deletion
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
            name="CarePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(blank=True, max_length=160)),
                ("state", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField(default=0)),
                ("circle", models.PositiveIntegerField(default=0)),
                ("opened_on", models.DateField()),
                ("case_key", models.UUIDField(blank=True, null=True)),
                ("overall_responsible", models.CharField(blank=True, max_length=20)),
                ("coordinator", models.CharField(blank=True, max_length=160)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("follow_up_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("end_reason", models.TextField(blank=True)),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("place", models.CharField(max_length=200)),
                ("state", models.CharField(max_length=10)),
                ("called_at", models.DateTimeField()),
                ("called_by", models.CharField(max_length=160)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="care_plans.careplan"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at", None), ("state__in", ["called", "moved"])),
                            models.Q(("held_at__isnull", False), ("state", "held")),
                            _connector="OR",
                        ),
                        name="care_plan_meeting_held_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "called")), fields=("plan",), name="care_plan_one_call_stands"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=10)),
                ("name", models.CharField(blank=True, max_length=160)),
                ("present", models.BooleanField()),
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
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="care_plans.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit__isnull", False), ("who", "unit")),
                            models.Q(("unit", None), ("who__in", ["person", "close"])),
                            _connector="OR",
                        ),
                        name="care_plan_attendance_whose",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("raised_by", models.CharField(max_length=160)),
                ("raised_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=3)),
                ("answer_reason", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=160)),
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
                "indexes": [models.Index(fields=["unit", "answer", "raised_at"], name="need_by_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sip", "lpt", "lss", "individual", "crisis"])),
                        name="need_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("raised_by", ""), _negated=True)
                        ),
                        name="need_says_why_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answer_reason", ""), ("answered_at", None)),
                            models.Q(
                                ("answer__in", ["yes", "no"]),
                                ("answered_at__gte", models.F("raised_at")),
                                models.Q(("answer_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="need_answered_whole_or_not",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="careplan",
            name="need",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan",
                to="care_plans.need",
            ),
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True)),
                ("number", models.PositiveIntegerField(default=0)),
                ("circle", models.PositiveIntegerField(default=0)),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="care_plans.careplan"
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
                "constraints": [models.UniqueConstraint(fields=("plan", "unit"), name="care_plan_part_once")],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="care_plans.careplan"
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
                "ordering": ["id"],
                "indexes": [models.Index(fields=["unit", "plan"], name="party_by_unit")],
                "constraints": [models.UniqueConstraint(fields=("plan", "unit"), name="care_plan_party_once")],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="care_plans.part"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("part", "number"), name="care_plan_revision_once")],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=600)),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="care_plans.revision"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="care_plan_goal_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=600)),
                ("by_person", models.BooleanField(default=False)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="activities", to="care_plans.revision"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "key"), name="care_plan_activity_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="care_plan_activity_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_person", True), ("responsible__isnull", False), _connector="OR"),
                        name="care_plan_activity_has_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=30)),
                ("text", models.TextField(blank=True)),
                ("none", models.BooleanField(default=False)),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="care_plans.revision"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "name"), name="care_plan_text_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("none", True), ("text", "")),
                            models.Q(models.Q(("text", ""), _negated=True), ("none", False)),
                            _connector="OR",
                        ),
                        name="care_plan_text_or_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StateChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=20)),
                ("before", models.CharField(blank=True, max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="care_plans.careplan"
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
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="care_plans.careplan"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "unit", "number"), name="care_plan_approved_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="care_plans.careplan"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="care_plan_comment_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("evaluation", models.TextField()),
                ("own_words", models.TextField(blank=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="care_plans.careplan"
                    ),
                ),
            ],
            options={
                "ordering": ["held_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("evaluation", ""), _negated=True), name="care_plan_follow_up_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_on", None), ("next_on__gt", models.F("held_on")), _connector="OR"),
                        name="care_plan_follow_up_days_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, max_length=160)),
                ("overall_responsible", models.CharField(blank=True, max_length=20)),
                ("coordinator", models.CharField(blank=True, max_length=160)),
                ("follow_up_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=160)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heads", to="care_plans.careplan"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="care_plan_head_once"),
                    models.CheckConstraint(
                        condition=models.Q(("overall_responsible__in", ["", "region", "municipality"])),
                        name="care_plan_head_one_overall",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="careplan",
            index=models.Index(fields=["unit", "state", "due_on"], name="plan_by_unit"),
        ),
        migrations.AddIndex(
            model_name="careplan",
            index=models.Index(fields=["case_key"], name="plan_by_case"),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["sip", "lpt", "lss", "individual", "crisis"])),
                name="care_plan_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("overall_responsible__in", ["", "region", "municipality"])),
                name="care_plan_one_overall_or_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "offered",
                            "preparing",
                            "called",
                            "met",
                            "approval",
                            "active",
                            "paused",
                            "closed",
                            "abandoned",
                        ],
                    )
                ),
                name="care_plan_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "active"), _negated=True),
                    ("kind__in", ["lpt", "crisis"]),
                    ("consent__isnull", False),
                    _connector="OR",
                ),
                name="care_plan_in_force_rests_on_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "active"), _negated=True),
                    models.Q(("kind__in", ["sip", "individual"]), _negated=True),
                    models.Q(("overall_responsible", ""), _negated=True),
                    _connector="OR",
                ),
                name="care_plan_in_force_has_overall",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["active", "paused"]), _negated=True),
                    ("from_on__isnull", False),
                    _connector="OR",
                ),
                name="care_plan_in_force_since_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["closed", "abandoned"]),
                        ("to_on__isnull", False),
                        models.Q(("end_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ["closed", "abandoned"]), _negated=True),
                        ("end_reason", ""),
                        ("to_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="care_plan_ends_with_day_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("from_on", None), ("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                    models.Q(("from_on", None), ("from_on__gte", models.F("opened_on")), _connector="OR"),
                ),
                name="care_plan_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="careplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["active", "paused"])),
                fields=("subject", "kind", "unit"),
                name="care_plan_one_in_force_of_a_kind",
            ),
        ),
    ]
