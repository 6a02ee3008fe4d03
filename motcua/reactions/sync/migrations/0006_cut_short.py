"""A national catalogue that came cut short is remembered until it comes whole."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row at most: how many procedures came, how many were known, and how many of these are missing."""

    dependencies = [("sync", "0005_hooks")]
    operations = [
        migrations.CreateModel(
            name="CutShort",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("read", models.IntegerField()),
                ("known", models.IntegerField()),
                ("missing", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
        )
    ]
