import django.db.models.deletion
import narvard.base.core.constraints
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_council_of_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("brought", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["opens_on"],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("order", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[("body", "Body"), ("staff", "Staff"), ("residents", "Residents")], max_length=10
                    ),
                ),
                ("body", models.SlugField(blank=True, max_length=60)),
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
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("made_on", models.DateField()),
                ("made_by", models.CharField(max_length=160)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="surveys.group"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="surveys.round"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="batch_holds_some_links"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), ("withdrawn_on__gte", models.F("made_on")), _connector="OR"
                        ),
                        name="batch_withdrawn_after_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.group"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answered", to="surveys.round"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "group"), name="one_number_a_round_and_group")
                ],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title_sv", models.CharField(blank=True, max_length=160)),
                ("title_nb", models.CharField(blank=True, max_length=160)),
                ("title_en", models.CharField(blank=True, max_length=160)),
                ("introduction_sv", models.TextField(blank=True)),
                ("introduction_nb", models.TextField(blank=True)),
                ("introduction_en", models.TextField(blank=True)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="one_survey_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("title_en", ""), ("title_nb", ""), ("title_sv", ""), _negated=True),
                        name="survey_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="survey_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])), name="survey_certainty_known"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="round",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="surveys.survey"
            ),
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("order", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(choices=[("scale", "Scale"), ("text", "Text")], max_length=10)),
                ("text_sv", models.CharField(blank=True, max_length=300)),
                ("text_nb", models.CharField(blank=True, max_length=300)),
                ("text_en", models.CharField(blank=True, max_length=300)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "code"), name="one_question_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["scale", "text"])), name="question_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_en", ""), ("text_nb", ""), ("text_sv", ""), _negated=True),
                        name="question_has_a_text",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="group",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="surveys.survey"
            ),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.group"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.question"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="surveys.round"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "group", "question", "value"), name="one_number_a_round_group_and_answer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), ("value__lte", 5)), name="answer_is_from_one_to_five"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("used", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="surveys.batch"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("token_hash__regex", "^[0-9a-f]{64}$")), name="link_keeps_a_hash"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FreeText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("shown", "Shown"), ("withheld", "Withheld")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("read_by", models.CharField(blank=True, max_length=160)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.group"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.question"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="surveys.round"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="text_is_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_by", ""), ("state", "waiting")),
                            models.Q(("state__in", ["shown", "withheld"]), models.Q(("read_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="text_is_shown_by_somebody",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(fields=("survey", "code"), name="one_round_a_code"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gt", models.F("opens_on"))), name="round_dates_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=narvard.base.core.constraints.NoOverlap(
                end="closes_on", name="one_round_at_a_time", same=("survey",), start="opens_on"
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.UniqueConstraint(fields=("survey", "code"), name="one_group_a_code"),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "body"), ("organization", None), models.Q(("body", ""), _negated=True)),
                    models.Q(("body", ""), ("kind", "staff"), ("organization__isnull", False)),
                    models.Q(("body", ""), ("kind", "residents"), ("organization", None)),
                    _connector="OR",
                ),
                name="group_is_of_what_its_kind_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="group_has_a_name"),
        ),
    ]
