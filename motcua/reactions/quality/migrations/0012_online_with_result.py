"""Dossiers filed online whose result, where there is one, is electronic: the text of a formula asks for them."""

from django.db import migrations, models

# one count is new: without a period the house counts all of them at its next start
_EMPTIED = "TRUNCATE quality_roll"


class Migration(migrations.Migration):
    """Cells and periods have one count more."""

    dependencies = [("quality", "0011_pulse")]
    operations = [
        *(
            migrations.AddField(table, "online_with_result", models.IntegerField(default=0))
            for table in ("cell", "roll")
        ),
        migrations.RunSQL(_EMPTIED, migrations.RunSQL.noop),
    ]
