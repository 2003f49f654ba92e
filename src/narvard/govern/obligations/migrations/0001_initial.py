import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0001_initial"),
        ("organizations", "0002_serves_several_collaborations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True)),
                ("recipient", models.CharField(max_length=160)),
                ("ground", models.CharField(max_length=200)),
                ("recurrence", models.CharField(choices=[("once", "Once"), ("yearly", "Yearly")], max_length=10)),
                ("first_due", models.DateField()),
                ("last_due", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("certainty", models.CharField(max_length=1)),
                ("day_certainty", models.CharField(max_length=1)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "answers",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
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
                "ordering": ["first_due", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("collaboration", "code"), name="obligation_one_obligation_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("recurrence__in", ["once", "yearly"])), name="obligation_recurrence_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_due", None),
                            models.Q(("last_due__gte", models.F("first_due")), ("recurrence", "yearly")),
                            _connector="OR",
                        ),
                        name="obligation_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certainty__in", ["A", "B", "C", "D", "X"]),
                            ("day_certainty__in", ["A", "B", "C", "D", "X"]),
                        ),
                        name="obligation_certainty_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("consulted", "Consulted"), ("co_signed", "Co Signed")], max_length=10),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="required",
                        to="obligations.obligation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("obligation", "organization", "kind"), name="obligation_one_consent_of_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["consulted", "co_signed"])),
                        name="obligation_consent_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(max_length=10)),
                ("due_on", models.DateField()),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("sent_by", models.CharField(blank=True, max_length=160)),
                ("reference", models.CharField(blank=True, max_length=200)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("receipt", models.CharField(blank=True, max_length=200)),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="obligations.obligation",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on"],
                "constraints": [
                    models.UniqueConstraint(fields=("obligation", "period"), name="obligation_one_submission_a_period"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reference", ""), ("sent_by", ""), ("sent_on", None)),
                            models.Q(
                                ("sent_on__isnull", False),
                                models.Q(("sent_by", ""), _negated=True),
                                models.Q(("reference", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="obligation_sent_has_sender_and_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("receipt", ""), ("received_on", None)),
                            models.Q(
                                ("received_on__gte", models.F("sent_on")),
                                ("sent_on__isnull", False),
                                models.Q(("receipt", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="obligation_receipt_follows_sending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("consulted", "Consulted"), ("co_signed", "Co Signed")], max_length=10),
                ),
                ("held_on", models.DateField()),
                ("how", models.CharField(max_length=300)),
                ("reference", models.CharField(max_length=200)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proofs", to="obligations.submission"
                    ),
                ),
            ],
            options={
                "ordering": ["held_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "organization", "kind", "held_on"), name="obligation_one_proof_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["consulted", "co_signed"])), name="obligation_proof_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", ""), _negated=True), models.Q(("reference", ""), _negated=True)
                        ),
                        name="obligation_proof_says_how_and_where",
                    ),
                ],
            },
        ),
    ]
