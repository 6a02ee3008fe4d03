import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other systems can be told of facts, and every try to tell them is on record."""

    dependencies = [("sync", "0004_heard"), ("people", "0002_keys")]

    operations = [
        migrations.CreateModel(
            name="Hook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(unique=True)),
                ("address", models.TextField()),
                ("kinds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("salt", models.TextField()),
                ("old_salt", models.TextField(blank=True, default="", db_default="")),
                ("old_until", models.DateTimeField(null=True)),
                ("since", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("failing_since", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_why", models.TextField(blank=True, default="", db_default="")),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.apitoken"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HookCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event", models.TextField()),
                ("kind", models.TextField()),
                ("dossier", models.TextField(blank=True)),
                ("status", models.IntegerField(default=0)),
                ("said", models.TextField(blank=True)),
                ("ms", models.IntegerField()),
                ("at", models.DateTimeField(db_index=True)),
                ("trial", models.BooleanField(default=False)),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="sync.hook"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["hook", "-id"], name="calls_of_hook")]},
        ),
    ]
