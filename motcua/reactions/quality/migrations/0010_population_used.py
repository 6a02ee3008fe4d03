"""A dossier uses population data when it was filed by electronic identity, or when the counter asked the database."""

from importlib import import_module

from django.db import migrations

before = import_module("motcua.reactions.quality.migrations.0009_due_reckoned")
_SIGNED_IN = "d.channel = 2 AND d.person_id IS NOT NULL"
_ASKED = "EXISTS (SELECT FROM people_populationcheck k WHERE k.dossier = d.code AND k.used)"
_BEFORE = before._AFTER.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")  # noqa: SLF001
_AFTER = _BEFORE.replace(f"{_SIGNED_IN} AS population", f"{_SIGNED_IN} OR {_ASKED} AS population")


class Migration(migrations.Migration):
    """Both views of the courses read what the facts `PopulationUsed` left behind."""

    dependencies = [("quality", "0009_due_reckoned"), ("people", "0005_population_used")]
    operations = [migrations.RunSQL(_AFTER, _BEFORE)]
