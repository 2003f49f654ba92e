import django.db.models.deletion
from django.db import migrations, models

from narvard.base.audit.migrations._guards import install, remove


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("action", models.CharField(max_length=80)),
                ("user_id", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("assignment_id", models.BigIntegerField(null=True)),
                ("role", models.CharField(blank=True, max_length=40)),
                ("organization", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=160)),
                ("object_type", models.CharField(blank=True, max_length=80)),
                ("object_id", models.CharField(blank=True, max_length=80)),
                ("label", models.CharField(blank=True, max_length=300)),
                ("patient", models.UUIDField(null=True)),
                ("legal_basis", models.CharField(blank=True, max_length=200)),
                ("payload", models.TextField(blank=True)),
                ("salt", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("culled_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("sealed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PendingEvent",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="pending",
                        serialize=False,
                        to="audit.auditevent",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("transaction", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["user_id", "at"], name="audit_by_user"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["action", "at"], name="audit_by_action"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["organization", "at"], name="audit_by_organization"),
        ),
        migrations.AddConstraint(
            model_name="auditevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("culled_on__isnull", True),
                        models.Q(("payload", ""), _negated=True),
                        models.Q(("salt", ""), _negated=True),
                    ),
                    models.Q(("culled_on__isnull", False), ("payload", ""), ("salt", "")),
                    _connector="OR",
                ),
                name="audit_event_whole_or_culled",
            ),
        ),
        migrations.AddField(
            model_name="seal",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="seal", to="audit.auditevent"
            ),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.CheckConstraint(
                condition=models.Q(("sequence__gte", 1)), name="audit_seal_counts_from_one"
            ),
        ),
        migrations.RunPython(lambda apps, editor: install(), lambda apps, editor: remove()),
    ]
