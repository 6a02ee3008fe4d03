"""A document that was taken in by mistake can be put away."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0007_once_and_named'),
    ]

    operations = [
        migrations.AddField(
            model_name='directive',
            name='put_away_at',
            field=models.DateTimeField(null=True),
        ),
    ]
