"""What was filled is required from here on."""

import django.db.models.deletion
from django.db import migrations, models


def _collaboration():
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.collaboration"
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_of_a_collaboration")]

    operations = [
        migrations.AlterField("actionplan", "collaboration", _collaboration()),
        migrations.AlterField("broughtplan", "collaboration", _collaboration()),
        migrations.AlterField("activity", "plan_from", models.DateField()),
        migrations.AlterField("activity", "plan_to", models.DateField()),
    ]
