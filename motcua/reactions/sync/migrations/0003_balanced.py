from django.db import migrations, models


class Migration(migrations.Migration):
    """A line can be in a sender's hand, a connection can be shut for all, and what is only on the other side is kept.

    What was owed and not even before is owed since the line last changed.
    """

    dependencies = [("sync", "0002_arrived")]

    operations = [
        *(
            migrations.AddField("transfer", name, field)
            for name, field in {
                "sent": models.IntegerField(default=0, db_default=0),
                "claim": models.TextField(blank=True, default="", db_default=""),
                "uncertain": models.BooleanField(default=False, db_default=False),
                "kind": models.TextField(blank=True, default="", db_default=""),
                "reference": models.TextField(blank=True, default="", db_default=""),
                "found": models.TextField(blank=True, default="", db_default=""),
                "owed_since": models.DateTimeField(null=True),
            }.items()
        ),
        migrations.RunSQL(
            "UPDATE sync_transfer SET owed_since = changed_at WHERE state <> 'even'", migrations.RunSQL.noop
        ),
        migrations.AddIndex(
            "transfer",
            models.Index(fields=["system", "dossier"], condition=models.Q(state="repair"), name="transfer_in_repair"),
        ),
        migrations.CreateModel(
            name="Connection",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("state", models.TextField(default="closed")),
                ("failures", models.IntegerField(default=0)),
                ("openings", models.IntegerField(default=0)),
                ("until", models.DateTimeField(null=True)),
                ("kind", models.TextField(blank=True, default="")),
                ("reason", models.TextField(blank=True, default="")),
                ("allowance", models.FloatField(default=0)),
                ("filled_at", models.DateTimeField(null=True)),
                ("last_success_at", models.DateTimeField(null=True)),
                ("last_failure_at", models.DateTimeField(null=True)),
                ("accepted", models.BigIntegerField(default=0)),
                ("refused", models.BigIntegerField(default=0)),
                ("failed", models.BigIntegerField(default=0)),
                ("compared_at", models.DateTimeField(null=True)),
                ("compared", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Stranger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("connection", models.TextField()),
                ("dossier", models.TextField()),
                ("state", models.IntegerField(default=0)),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["connection", "dossier"], name="stranger_once")],
            },
        ),
    ]
