from django.db import migrations, models


def everyone_takes_part(apps, schema_editor):
    """Until now an installation served one collaboration, and all that it held belonged to that one."""
    collaboration = apps.get_model("organizations", "Collaboration").objects.first()
    if collaboration is None:
        return
    for part, model in (
        ("municipalities", "Municipality"),
        ("organizations", "Organization"),
        ("target_groups", "TargetGroup"),
        ("goal_areas", "GoalArea"),
    ):
        getattr(collaboration, part).set(apps.get_model("organizations", model).objects.all())


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]

    operations = [
        *(
            migrations.AddField("collaboration", part, models.ManyToManyField(related_name="collaborations", to=model))
            for part, model in (
                ("municipalities", "organizations.municipality"),
                ("organizations", "organizations.organization"),
                ("target_groups", "organizations.targetgroup"),
                ("goal_areas", "organizations.goalarea"),
            )
        ),
        migrations.AlterField("goalarea", "order", models.PositiveSmallIntegerField()),
        migrations.AlterField("targetgroup", "order", models.PositiveSmallIntegerField()),
        migrations.RunPython(everyone_takes_part, migrations.RunPython.noop),
    ]
