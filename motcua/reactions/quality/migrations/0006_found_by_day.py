"""What is asked by the day of the end or the due day is found without reading every dossier there ever was.

The indexes lie on the dossiers' own table, for that is where the rows are; only this room asks in this way. Their words
are those of `quality_day`, which the planner writes out. Equal entries are stored once, so that all of them together
weigh some twenty bytes a dossier.
"""

from django.db import migrations, models

_ENDED = "(({column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"
_OWN, _OTHERS = _ENDED.format(column="finished_at"), _ENDED.format(column="ended_at")
FORWARD = f"""
CREATE INDEX dossier_ended ON dossiers_dossier (agency_id, {_OWN}) WHERE finished_at IS NOT NULL;
CREATE INDEX imported_ended ON quality_imported (agency_id, {_OTHERS}) WHERE ended_at IS NOT NULL;
CREATE INDEX dossier_not_ended ON dossiers_dossier (agency_id) WHERE {_OWN} IS NULL AND received_at IS NOT NULL;
CREATE INDEX imported_not_ended ON quality_imported (agency_id) WHERE {_OTHERS} IS NULL;
CREATE INDEX dossier_due ON dossiers_dossier USING brin (due_at timestamptz_minmax_multi_ops) WITH (autosummarize = on);
TRUNCATE quality_roll;  -- three counts are new: without a period the house counts all of them at its next start
"""
BACKWARD = """
DROP INDEX dossier_ended; DROP INDEX imported_ended; DROP INDEX dossier_not_ended; DROP INDEX imported_not_ended;
DROP INDEX dossier_due;
"""
NEW = ("unsigned_digitised", "undue_digitised", "digitised_alone")


class Migration(migrations.Migration):
    """Dossiers are found by the day they ended or are due, and what an act can be done to is counted beforehand."""

    dependencies = [("quality", "0005_the_whole")]
    operations = [
        *(
            migrations.AddField(table, name, models.IntegerField(default=0))
            for table in ("cell", "roll")
            for name in NEW
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
