import django.db.models.deletion
import narvard.base.core.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("bodies", "0001_initial"),
        ("organizations", "0002_serves_several_collaborations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40)),
                ("title", models.CharField(max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("short_title", models.CharField(max_length=40)),
                ("search_key", models.CharField(db_index=True, max_length=240)),
                (
                    "kind",
                    models.CharField(
                        choices=[("own", "Own"), ("cooperation", "Cooperation"), ("state", "State"), ("law", "Law")],
                        max_length=20,
                    ),
                ),
                (
                    "signing",
                    models.CharField(
                        choices=[("all", "All"), ("both_sides", "Both Sides"), ("nobody", "Nobody")], max_length=20
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=160)),
                ("about", models.TextField(blank=True)),
                ("yearly_follow_up", models.BooleanField(default=False)),
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
                    models.UniqueConstraint(fields=("collaboration", "code"), name="agreement_one_agreement_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["own", "cooperation", "state", "law"])),
                        name="agreement_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signing__in", ["all", "both_sides", "nobody"])),
                        name="agreement_signing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])),
                        name="agreement_certainty_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="agreements.agreement"
                    ),
                ),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "inside",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="within",
                        to="agreements.area",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="agreement_one_area_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("held_on", models.DateField()),
                ("summary", models.TextField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "year"), name="agreement_one_follow_up_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("summary", ""), _negated=True), name="agreement_follow_up_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                        name="agreement_follow_up_year_possible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequiredPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                (
                    "applies_to",
                    models.CharField(
                        choices=[("own", "Own"), ("cooperation", "Cooperation"), ("state", "State"), ("law", "Law")],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "law",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="required_points",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("collaboration", "code"), name="agreement_one_required_point_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="agreement_required_point_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])),
                        name="agreement_required_point_certainty_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60)),
                ("number", models.CharField(max_length=20)),
                ("heading", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="agreements.part"
                    ),
                ),
                ("points", models.ManyToManyField(related_name="clauses", to="agreements.requiredpoint")),
            ],
            options={
                "ordering": ["part__order", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="agreements.agreement"
                    ),
                ),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="agreement_one_theme_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "collaboration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="agreements.theme",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="agreement_one_commitment_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemeLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("areas", models.ManyToManyField(related_name="links", to="agreements.area")),
                (
                    "found_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="found_themes",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="agreements.theme"
                    ),
                ),
            ],
            options={
                "ordering": ["theme__order", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("theme", "found_in"), name="agreement_one_link_a_pair"),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])),
                        name="agreement_theme_link_certainty_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimedActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300)),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="timed_activities",
                        to="agreements.commitment",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="agreements.phase"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("phase", "order"), name="agreement_one_timed_activity_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=120)),
                ("intended_from", models.DateField()),
                ("intended_to", models.DateField(blank=True, null=True)),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("adopted_text", models.CharField(blank=True, max_length=200)),
                ("decision", models.CharField(blank=True, max_length=60)),
                ("users_heard", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
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
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="agreement_one_version_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("adopted_on", None)),
                        fields=("agreement",),
                        name="agreement_one_draft_an_agreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="agreement_version_number_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("intended_to", None), ("intended_to__gt", models.F("intended_from")), _connector="OR"
                        ),
                        name="agreement_version_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adopted_by", None), ("adopted_on", None), ("adopted_text", "")),
                            models.Q(
                                ("adopted_on__isnull", False),
                                models.Q(
                                    ("adopted_by__isnull", False),
                                    models.Q(("adopted_text", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_adopted_version_names_its_adopter",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="phase",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="agreements.version"
            ),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=160)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("signed_by", models.CharField(blank=True, max_length=160)),
                ("order", models.PositiveSmallIntegerField()),
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
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="agreements.version"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("organization__isnull", False)),
                        fields=("version", "organization"),
                        name="agreement_party_organization_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organization", None)),
                        fields=("version", "name"),
                        name="agreement_party_name_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("organization__isnull", False)),
                            models.Q(("organization", None), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_party_is_organization_or_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_by", ""), ("signed_on", None)),
                            models.Q(("signed_on__isnull", False), models.Q(("signed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_signature_has_day_and_name",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="part",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="agreements.version"
            ),
        ),
        migrations.CreateModel(
            name="ForcePeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="agreements.agreement"
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="period", to="agreements.version"
                    ),
                ),
            ],
            options={
                "ordering": ["valid_from"],
                "constraints": [
                    narvard.base.core.constraints.NoOverlap(
                        end="valid_to", name="agreement_one_version_in_force", same=("agreement",), start="valid_from"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="agreement_force_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentWording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("region", "Region"),
                            ("municipality", "Municipality"),
                            ("joint", "Joint"),
                            ("state", "State"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="agreements.clause"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="agreements.commitment"
                    ),
                ),
                ("organizations", models.ManyToManyField(related_name="+", to="organizations.organization")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="agreements.version"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "version"), name="agreement_one_wording_a_version"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["region", "municipality", "joint", "state"])),
                        name="agreement_commitment_side_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("due_on", None),
                            ("due_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agreement_commitment_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="agreement_commitment_says_something"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="clause",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="agreements.version"
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(fields=("version", "code"), name="agreement_one_phase_a_code"),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="agreement_phase_dates_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(fields=("version", "code"), name="agreement_one_part_a_code"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.UniqueConstraint(fields=("version", "key"), name="agreement_one_clause_a_key"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.UniqueConstraint(fields=("version", "number"), name="agreement_one_clause_a_number"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(("heading", ""), _negated=True), name="agreement_clause_has_heading"
            ),
        ),
    ]
