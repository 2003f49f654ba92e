import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_council_of_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="Discussion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField()),
                ("held_on", models.DateField()),
                ("gathered_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
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
            ],
            options={
                "ordering": ["-held_on", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_discussion_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gathered_on", None), ("gathered_on__gte", models.F("held_on")), _connector="OR"
                        ),
                        name="discussion_gathered_after_held",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiscussionGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="voices.discussion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_discussion_group_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="DiscussionQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                ("text", models.CharField(max_length=300)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="voices.discussion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_discussion_question_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reflection", "Reflection"),
                            ("advantage", "Advantage"),
                            ("worry", "Worry"),
                            ("advice", "Advice"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="voices.discussiongroup"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="voices.discussionquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_note_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["reflection", "advantage", "worry", "advice"])),
                        name="note_kind_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_says_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occasion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("residents", "Residents"),
                            ("relatives", "Relatives"),
                            ("users", "Users"),
                            ("employees", "Employees"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("held_on", models.DateField()),
                ("how", models.CharField(max_length=200)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
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
            ],
            options={
                "ordering": ["-held_on", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_occasion_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("who__in", ["residents", "relatives", "users", "employees"])),
                        name="occasion_who_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("how", ""), _negated=True), name="occasion_says_how"),
                    models.CheckConstraint(
                        condition=models.Q(("people", None), ("people__gte", 1), _connector="OR"),
                        name="occasion_heard_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                ("text", models.TextField()),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="voices.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_statement_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="statement_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("activity", "Activity"),
                            ("decision", "Decision"),
                            ("risk", "Risk"),
                            ("nothing", "Nothing"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("url", models.CharField(blank=True, max_length=300)),
                ("number", models.PositiveBigIntegerField(blank=True, null=True)),
                ("came_on", models.DateField()),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="voices.note",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="voices.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["came_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_outcome_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("note", None), ("statement__isnull", False)),
                            models.Q(("note__isnull", False), ("statement", None)),
                            _connector="OR",
                        ),
                        name="outcome_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["activity", "decision", "risk", "nothing"])),
                        name="outcome_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "nothing"), ("number", None), ("reference", ""), ("url", "")),
                            models.Q(
                                models.Q(("kind", "nothing"), _negated=True),
                                models.Q(
                                    models.Q(("reference", ""), _negated=True),
                                    models.Q(("url", ""), _negated=True),
                                    ("number__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="outcome_can_be_found",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="outcome_says_what"),
                ],
            },
        ),
    ]
