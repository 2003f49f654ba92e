"""Plans belong to a collaboration, and activities know the days of their plan: add, fill, require."""

from datetime import date

import django.db.models.deletion
from django.db import migrations, models


def _only_collaboration(apps, kind):
    """The collaboration that all earlier rows belong to: there was only one to belong to."""
    found = apps.get_model("organizations", "Collaboration").objects.order_by("pk").first()
    if found is None and apps.get_model("plans", kind).objects.exists():
        raise RuntimeError(f"Rows of {kind} belong to no collaboration. Load the organizations and migrate again.")
    return found


def fill(apps, schema_editor):
    for kind in ("ActionPlan", "BroughtPlan"):
        apps.get_model("plans", kind).objects.update(collaboration=_only_collaboration(apps, kind))
    activities = apps.get_model("plans", "Activity").objects
    years = apps.get_model("plans", "ActionPlan").objects.values_list("year", flat=True).distinct()
    for year in set(years):
        first, after = date(year, 1, 1), date(year + 1, 1, 1)
        within = activities.filter(cell__action_plan__year=year)
        within.update(plan_from=first, plan_to=after)
        within.filter(models.Q(starts_on__lt=first) | models.Q(ends_on__gte=after)).update(multi_year=True)


def _collaboration(null):
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="organizations.collaboration",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("organizations", "0002_serves_several_collaborations"),
    ]

    operations = [
        migrations.AddField("actionplan", "collaboration", _collaboration(null=True)),
        migrations.AddField("broughtplan", "collaboration", _collaboration(null=True)),
        migrations.AddField("activity", "multi_year", models.BooleanField(default=False)),
        migrations.AddField("activity", "plan_from", models.DateField(null=True)),
        migrations.AddField("activity", "plan_to", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
