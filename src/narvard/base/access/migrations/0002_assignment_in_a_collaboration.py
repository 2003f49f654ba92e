import django.db.models.deletion
from django.db import migrations, models

import narvard.base.core.constraints


def into_the_only_one(apps, schema_editor):
    """Until now an installation served one collaboration, so every assignment was in that one."""
    collaboration = apps.get_model("organizations", "Collaboration").objects.first()
    if collaboration is not None:
        apps.get_model("access", "Assignment").objects.update(collaboration=collaboration)


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL alters no table that has changes of the same transaction waiting

    dependencies = [("access", "0001_initial"), ("organizations", "0002_serves_several_collaborations")]

    operations = [
        migrations.AddField(
            "assignment",
            "collaboration",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.collaboration",
            ),
        ),
        migrations.RunPython(into_the_only_one, migrations.RunPython.noop),
        migrations.AlterField(
            "assignment",
            "collaboration",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
            ),
        ),
        migrations.RemoveConstraint("assignment", "assignment_no_overlap"),
        migrations.AddConstraint(
            "assignment",
            narvard.base.core.constraints.NoOverlap(
                same=["user", "role", "organization", "collaboration"],
                start="valid_from",
                end="valid_to",
                name="assignment_no_overlap",
            ),
        ),
    ]
