"""What the index asks of every dossier, one row each: the courses of this house and of others, side by side."""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION quality_day(at timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;

CREATE FUNCTION quality_minute(at timestamptz) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
RETURN floor(extract(epoch FROM at) / 60)::bigint;

CREATE VIEW quality_course AS
SELECT d.code, 'motcua'::text AS origin, coalesce(s.agency_id, d.agency_id) AS agency_id, d.agency_id AS counter_id,
       v.procedure_id, d.channel::integer AS channel, d.received_at, quality_day(d.received_at) AS received_day,
       quality_day(d.due_at) AS due_day, quality_day(d.first_due_at + d.waited * interval '1 minute') AS original_day,
       quality_day(d.finished_at) AS ended_day, quality_day(d.waiting_since) AS waiting_day,
       quality_minute(d.first_due_at) AS first_due_minute, quality_minute(d.finished_at) AS ended_minute,
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
  LEFT JOIN LATERAL (
      SELECT bool_or(file_id IS NOT NULL) AS digitised, bool_or(origin IN ('store', 'register')) AS reused,
             bool_or(origin = 'register') AS shared
        FROM dossiers_paper WHERE dossier_id = d.id
  ) p ON true
 WHERE d.received_at IS NOT NULL
UNION ALL
SELECT i.code, 'imported', i.agency_id, i.agency_id, i.procedure_id, i.channel, i.received_at, quality_day(i.received_at),
       quality_day(i.due_at), quality_day(i.first_due_at + i.waited * interval '1 minute'),
       quality_day(i.ended_at), quality_day(i.waiting_since), quality_minute(i.first_due_at), quality_minute(i.ended_at),
       quality_minute(i.waiting_since), i.waited, i.supplements, i.fee, i.paid_online, i.exchanged, i.result_due,
       i.result_electronic, i.digitised, i.reused, i.shared, i.population, i.disliked
  FROM quality_imported i;
"""
BACKWARD = "DROP VIEW quality_course; DROP FUNCTION quality_day; DROP FUNCTION quality_minute;"


class Migration(migrations.Migration):
    """The index can be asked of dossiers wherever they were handled."""

    dependencies = [
        ("quality", "0003_the_whole_index"),
        ("dossiers", "0004_paper_name_may_be_empty"),
        ("sync", "0001_initial"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
