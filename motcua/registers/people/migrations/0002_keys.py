import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A key reaches no further than an agency, is told by its first letters, and says when it was last used.

    Keys that were issued before reach the whole province, as they did.
    """

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField("apitoken", "hint", models.TextField(blank=True, default="", db_default="")),
        migrations.AddField("apitoken", "last_used_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "apitoken",
            "agency",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
            ),
        ),
    ]
