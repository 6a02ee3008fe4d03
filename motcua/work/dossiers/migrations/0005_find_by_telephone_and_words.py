import django.contrib.postgres.indexes
import django.db.models.fields.json
import motcua.work.dossiers.finding.names
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0004_paper_name_may_be_empty'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossier_by_name',
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('state__in', [3, 8, 10]), models.Q(('holder_agency', models.F('agency')), _negated=True)), fields=['holder_agency'], name='dossier_ended_away'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(django.db.models.fields.json.KeyTextTransform('phone', 'contact'), name='dossier_by_phone'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(django.db.models.fields.json.KeyTextTransform('phone', 'representative'), condition=models.Q(('representative__isnull', False)), name='dossier_by_helpers_phone'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=django.contrib.postgres.indexes.GinIndex(motcua.work.dossiers.finding.names.NameWords('applicant_folded'), name='dossier_by_words'),
        ),
    ]
