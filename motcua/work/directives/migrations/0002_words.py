"""What documents and tasks are found by, also those that are there already."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from motcua.work.directives.finding import cutting, words


def fill(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    directive, passage, task = (apps.get_model("directives", name) for name in ("Directive", "Passage", "Task"))
    for row in directive.objects.iterator(chunk_size=50):
        head = passage(directive=row, no=0, start=0, end=0, folded=words.plain(f"{row.title} {row.number} {row.issuer}"))
        rest = [
            passage(directive=row, no=no, start=start, end=end, folded=words.plain(row.text[start:end]))
            for no, (start, end) in enumerate(cutting.cut(row.text), 1)
        ]
        passage.objects.bulk_create([head, *rest], batch_size=1_000)
    for row in task.objects.iterator(chunk_size=500):
        row.folded = words.plain(" ".join([row.content, row.passage, *row.coordinate, row.report_to, row.report_via]))
        row.save(update_fields=["folded"])


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='folded',
            field=models.TextField(default=''),
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('no', models.IntegerField()),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('folded', models.TextField()),
                ('directive', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='directives.directive')),
            ],
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
