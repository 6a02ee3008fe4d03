from django.db import migrations, models


class Migration(migrations.Migration):
    """It is known since when the other side has a dossier; of those sent before, only when the account last changed."""

    dependencies = [("sync", "0001_initial")]

    operations = [
        migrations.AddField(model_name="transfer", name="arrived_at", field=models.DateTimeField(null=True)),
    ]
