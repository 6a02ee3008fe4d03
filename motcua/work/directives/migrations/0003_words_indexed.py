"""The indexes by which words are found, once what they lie in is there."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0002_words'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='directive',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='directive_by_words', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='task',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='task_by_words', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='passage_by_words', opclasses=['gin_trgm_ops']),
        ),
    ]
