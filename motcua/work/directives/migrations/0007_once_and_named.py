"""A document is known again by its text, and a duty knows since when its owner was named."""

from django.db import migrations, models

# A document that was taken in more than once before keeps the digest on its first row alone.
KNOWN_AGAIN = r"""
    UPDATE directives_directive SET digest = encode(sha256(convert_to(btrim(regexp_replace(text, '\s+', ' ', 'g')), 'UTF8')), 'hex')
    WHERE text <> '' AND id IN (
        SELECT min(d.id) FROM directives_directive d
        WHERE d.text <> '' AND NOT EXISTS (SELECT 1 FROM directives_mandate m WHERE m.directive_id = d.id)
        GROUP BY d.agency_id, md5(regexp_replace(d.text, '\s+', ' ', 'g')))
"""
NAMED = """
    UPDATE directives_duty SET named_at = told.at FROM (
        SELECT (body::jsonb ->> 'duty')::bigint AS duty, min(at) AS at FROM ledger_fact
        WHERE name = 'OwnerNamed' GROUP BY 1) told
    WHERE directives_duty.id = told.duty
"""


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0006_told_days'),
        ('ledger', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='directive',
            name='digest',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='duty',
            name='named_as',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='duty',
            name='named_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(KNOWN_AGAIN, migrations.RunSQL.noop),
        migrations.RunSQL(NAMED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='directive',
            constraint=models.UniqueConstraint(
                condition=models.Q(('digest', ''), _negated=True), fields=('agency', 'digest'), name='directive_once',
            ),
        ),
    ]
