from django.db import migrations, models


class Migration(migrations.Migration):
    """A connection knows how far we have read what the other side tells us."""

    dependencies = [
        ('sync', '0003_balanced'),
    ]

    operations = [
        migrations.AddField(
            model_name='connection',
            name='heard',
            field=models.BigIntegerField(db_default=0, default=0),
        ),
    ]
