import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tasks of the central Government with what it tells of them; duties that are withdrawn, or measured."""

    dependencies = [
        ('directives', '0003_words_indexed'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='duty',
            name='withdrawn_on',
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('place', models.SmallIntegerField(default=0)),
                ('due_on', models.DateField(null=True)),
                ('heard', models.IntegerField(default=0)),
                ('ended', models.TextField(blank=True, default='')),
                ('directive', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='directives.directive')),
            ],
        ),
        migrations.AddField(
            model_name='task',
            name='mandate',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='directives.mandate'),
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.IntegerField()),
                ('kind', models.TextField()),
                ('body', models.JSONField()),
                ('told_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('taken_by', models.TextField(blank=True)),
                ('remark', models.TextField(blank=True)),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='directives.mandate')),
            ],
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.TextField()),
                ('first_day', models.DateField()),
                ('months', models.SmallIntegerField()),
                ('at_least', models.DecimalField(decimal_places=2, max_digits=12)),
                ('set_at', models.DateTimeField()),
                ('set_by', models.TextField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('duty', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='target', to='directives.duty')),
            ],
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('ended__in', ['', 'declined', 'withdrawn', 'accepted'])), name='mandate_ended'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('taken_at__isnull', True)), fields=['received_at'], name='notice_waiting'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('mandate', 'n'), name='notice_once'),
        ),
    ]
