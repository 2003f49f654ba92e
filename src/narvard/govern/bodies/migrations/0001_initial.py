import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("political", "Political"),
                            ("steering", "Steering"),
                            ("preparing", "Preparing"),
                            ("development", "Development"),
                            ("reference", "Reference"),
                            ("office", "Office"),
                            ("area", "Area"),
                        ],
                        max_length=20,
                    ),
                ),
                ("mandate", models.TextField()),
                ("note", models.TextField(blank=True)),
                ("order", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
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
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="body_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reports_to", None),
                            models.Q(("reports_to", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="body_not_under_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["A", "B", "C", "D", "X"])), name="body_certainty_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "area"), ("municipality__isnull", False)),
                            models.Q(models.Q(("level", "area"), _negated=True), ("municipality", None)),
                            _connector="OR",
                        ),
                        name="body_area_names_its_municipality",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdoptedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="bodies.body"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("body", "order"), name="one_document_a_place")],
            },
        ),
        migrations.CreateModel(
            name="CompositionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("exact", "Exact"), ("minimum", "Minimum"), ("called_yearly", "Called Yearly")],
                        max_length=20,
                    ),
                ),
                ("party", models.SlugField(blank=True, max_length=40)),
                ("label", models.CharField(max_length=200)),
                ("number", models.PositiveSmallIntegerField(default=0)),
                (
                    "unit",
                    models.CharField(
                        choices=[("seats", "Seats"), ("tenths_of_post", "Tenths Of Post")],
                        default="seats",
                        max_length=20,
                    ),
                ),
                ("adjunct", models.BooleanField(default=False)),
                ("last_called_on", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="composition", to="bodies.body"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "order"), name="one_rule_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "called_yearly"), ("number", 0)), ("number__gte", 1), _connector="OR"
                        ),
                        name="counted_rule_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "called_yearly"), ("last_called_on", None), _connector="OR"),
                        name="only_called_rule_has_call",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("party", models.SlugField(max_length=40)),
                ("collective", models.CharField(blank=True, max_length=160)),
                ("holder", models.CharField(blank=True, max_length=120)),
                ("adjunct", models.BooleanField(default=False)),
                ("tenths_of_post", models.PositiveSmallIntegerField(default=10)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="bodies.body"
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
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "order"), name="one_seat_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="seat_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("collective", ""), ("organization__isnull", False)),
                            models.Q(("organization", None), models.Q(("collective", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="seat_speaks_for_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tenths_of_post__gte", 1), ("tenths_of_post__lte", 10)),
                        name="seat_is_at_most_a_full_post",
                    ),
                ],
            },
        ),
    ]
