"""A question to the population database knows whether its answer was used; as the facts tell of those before."""

from django.db import migrations, models

_AS_TOLD = """
UPDATE people_populationcheck k SET used = true
  FROM ledger_fact f
 WHERE f.subject = 'population_check:' || k.id AND f.name = 'PopulationUsed' AND f.body::jsonb -> 'particulars' <> '[]'
"""


class Migration(migrations.Migration):
    """What the index counts of a dossier must be found by its number."""

    dependencies = [("people", "0004_population_check"), ("ledger", "0001_initial")]
    operations = [
        migrations.AddField("populationcheck", "used", models.BooleanField(db_default=False, default=False)),
        migrations.RunSQL(_AS_TOLD, migrations.RunSQL.noop),
        migrations.AddIndex(
            "populationcheck",
            models.Index(fields=["dossier"], condition=models.Q(used=True), name="check_used_for"),
        ),
    ]
