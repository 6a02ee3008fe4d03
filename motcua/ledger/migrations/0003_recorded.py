"""What was recorded since a day is found without reading the whole ledger."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    """Facts lie in the order in which they are recorded, so a few kilobytes tell where a day begins."""

    dependencies = [("ledger", "0002_append_only")]
    operations = [
        migrations.AddIndex(
            "fact",
            django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=["recorded_at"], name="fact_recorded"),
        )
    ]
