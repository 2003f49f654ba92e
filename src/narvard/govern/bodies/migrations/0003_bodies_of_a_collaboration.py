from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0002_meetings_and_decisions")]

    operations = [
        migrations.RemoveField("seat", "holder"),
        migrations.AlterField(
            "body",
            "collaboration",
            models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="+", to="organizations.collaboration"),
        ),
        migrations.AlterField("body", "slug", models.SlugField(max_length=60)),
    ]
