"""A course says whether its due date was promised, or reckoned from the term of its procedure."""

from importlib import import_module

from django.db import migrations, models

whole = import_module("motcua.reactions.quality.migrations.0005_the_whole")
issued = import_module("motcua.reactions.quality.migrations.0008_signed_is_not_issued")
_BEFORE = (whole.course(**whole.OR_AS_IT_STANDS) + whole.WHOLE).replace(issued._SIGNED, issued._ISSUED)  # noqa: SLF001
_AFTER = _BEFORE.replace("false AS disliked", "false AS disliked, false AS due_reckoned").replace(
    "i.population, i.disliked", "i.population, i.disliked, i.due_reckoned"
)


class Migration(migrations.Migration):
    """Both views of the courses have one column more; dossiers of this house are always promised a day."""

    dependencies = [("quality", "0008_signed_is_not_issued")]
    operations = [
        migrations.AddField("imported", "due_reckoned", models.BooleanField(default=False)),
        migrations.RunSQL(
            "DROP VIEW quality_whole;" + _AFTER,
            "DROP VIEW quality_whole; DROP VIEW quality_course;" + _BEFORE,
        ),
    ]
