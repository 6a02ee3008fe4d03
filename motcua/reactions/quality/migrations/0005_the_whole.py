"""The courses for questions about all of them, in words that mean something outside this house too.

The same rows as `quality_course`, which finds the papers of each dossier by itself: here all papers are read in one
stroke. A due date that was never said to have moved is the first one.
"""

from django.db import migrations, models

MINUTE = """
CREATE OR REPLACE FUNCTION quality_minute(at timestamptz) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
RETURN floor({epoch} / 60)::bigint;
"""
_OF_PAPERS = """
SELECT {key}bool_or(file_id IS NOT NULL) AS digitised, bool_or(origin IN ('store', 'register')) AS reused,
       bool_or(origin = 'register') AS shared
  FROM dossiers_paper
"""
EACH = f"LEFT JOIN LATERAL ({_OF_PAPERS.format(key='')} WHERE dossier_id = d.id) p ON true"
ALL = f"LEFT JOIN ({_OF_PAPERS.format(key='dossier_id, ')} GROUP BY dossier_id) p ON p.dossier_id = d.id"
COURSES = r"""
SELECT d.code, 'motcua'::text AS origin, coalesce(s.agency_id, d.agency_id) AS agency_id, d.agency_id AS counter_id,
       v.procedure_id, d.channel::integer AS channel, d.received_at, quality_day(d.received_at) AS received_day,
       quality_day(d.due_at) AS due_day,
       quality_day({own_first} + d.waited * interval '1 minute') AS original_day,
       quality_day(d.finished_at) AS ended_day, quality_day(d.waiting_since) AS waiting_day,
       quality_minute({own_first}) AS first_due_minute, quality_minute(d.finished_at) AS ended_minute,
       quality_minute(d.waiting_since) AS waiting_minute, d.waited, d.supplements::integer AS supplements,
       d.fee_total AS fee, coalesce(d.fee_channel = 2 AND d.fee_paid > 0, false) AS paid_online,
       coalesce(t.accepted > 0, false) AS exchanged,
       d.finished_at IS NOT NULL AND d.result IS NOT NULL AS result_due,
       coalesce(d.result ->> 'file', '') <> '' AS result_electronic,
       coalesce(p.digitised, false) AS digitised, coalesce(p.reused, false) AS reused,
       coalesce(p.shared, false) AS shared, d.channel = 2 AND d.person_id IS NOT NULL AS population,
       false AS disliked
  FROM dossiers_dossier d
  JOIN catalog_procedureversion v ON v.id = d.version_id
  LEFT JOIN quality_settler s ON s.counter_id = d.agency_id AND s.agency_key = v.agency_key
  LEFT JOIN sync_transfer t ON t.dossier = d.code AND t.system = 'dvcqg'
  {papers}
 WHERE d.received_at IS NOT NULL
UNION ALL
SELECT i.code, 'imported', i.agency_id, i.agency_id, i.procedure_id, i.channel, i.received_at, quality_day(i.received_at),
       quality_day(i.due_at), quality_day({other_first} + i.waited * interval '1 minute'),
       quality_day(i.ended_at), quality_day(i.waiting_since), quality_minute({other_first}), quality_minute(i.ended_at),
       quality_minute(i.waiting_since), i.waited, i.supplements, i.fee, i.paid_online, i.exchanged, i.result_due,
       i.result_electronic, i.digitised, i.reused, i.shared, i.population, i.disliked
  FROM quality_imported i
"""
OR_AS_IT_STANDS = {"own_first": "coalesce(d.first_due_at, d.due_at)", "other_first": "coalesce(i.first_due_at, i.due_at)"}
AS_TOLD = {"own_first": "d.first_due_at", "other_first": "i.first_due_at"}
WHOLE = f"""
CREATE VIEW quality_whole AS
SELECT c.*, a.code AS agency_code, p.key AS procedure_key, extract(year FROM received_day)::integer AS year,
       extract(month FROM received_day)::integer AS month
  FROM ({COURSES.format(papers=ALL, **OR_AS_IT_STANDS)} OFFSET 0) c  -- each column is reckoned once, however often asked
  LEFT JOIN people_agency a ON a.id = c.agency_id
  LEFT JOIN catalog_procedure p ON p.id = c.procedure_id;
"""


def course(**words: str) -> str:
    """The view of single courses, put in the place of the present one."""
    return f"CREATE OR REPLACE VIEW quality_course AS {COURSES.format(papers=EACH, **words)};"


def unchecked(table: str, column: str, refers_to: str) -> migrations.AlterField:
    """A counted table's reference that the database no longer looks up row by row."""
    reference = models.ForeignKey(refers_to, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    return migrations.AlterField(table, column, reference)


class Migration(migrations.Migration):
    """All courses can be counted, and carried out, in one stroke."""

    dependencies = [("quality", "0004_courses"), ("catalog", "0001_initial"), ("people", "0001_initial")]
    operations = [
        migrations.RunSQL(
            MINUTE.format(epoch="date_part('epoch', at)") + course(**OR_AS_IT_STANDS) + WHOLE,
            "DROP VIEW quality_whole;" + course(**AS_TOLD) + MINUTE.format(epoch="extract(epoch FROM at)"),
        ),
        *(unchecked(table, "agency", "people.agency") for table in ("cell", "roll", "running")),
        *(unchecked(table, "procedure", "catalog.procedure") for table in ("cell", "roll")),
    ]
