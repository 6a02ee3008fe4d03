"""A result counts as electronic once it is issued: signed only, it still lies with the clerical office."""

from importlib import import_module

from django.db import migrations

before = import_module("motcua.reactions.quality.migrations.0005_the_whole")
_SIGNED = "coalesce(d.result ->> 'file', '') <> '' AS result_electronic"
_ISSUED = f"d.finished_at IS NOT NULL AND {_SIGNED}"
_VIEWS = before.course(**before.OR_AS_IT_STANDS) + before.WHOLE.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")


class Migration(migrations.Migration):
    """Both views of the courses ask whether the dossier has ended."""

    dependencies = [("quality", "0007_touched")]
    operations = [migrations.RunSQL(_VIEWS.replace(_SIGNED, _ISSUED), _VIEWS)]
