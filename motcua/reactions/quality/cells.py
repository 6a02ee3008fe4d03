"""Keeps the counted cells of the index true: the touched cell is counted afresh at every fact."""

from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.law.calendar import ZONE
from motcua.ledger.facts import FactView
from motcua.reactions.quality.measures import MEASURES

_COLUMNS = ", ".join(MEASURES)
_EXPRESSIONS = ", ".join(MEASURES.values())
_RENEW = ", ".join(f"{name} = excluded.{name}" for name in MEASURES)
_DAY = "(d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"

# Whoever counts a cell counts it alone, and begins to count only when the one before has been seen by all: two counts
# at the same moment could otherwise leave the older one standing.
_TOUCHED = """
SELECT d.agency_id, v.procedure_id, d.received_at,
       pg_advisory_xact_lock(hashtext('quality_cell'), hashtext(concat_ws('/', d.agency_id, v.procedure_id,
                             (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)))
  FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id
 WHERE d.code = %s AND d.received_at IS NOT NULL
"""
_ONE = f"""
INSERT INTO quality_cell (agency_id, procedure_id, day, {_COLUMNS})
SELECT %(agency)s, %(procedure)s, %(day)s, {_EXPRESSIONS}
  FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id
 WHERE d.agency_id = %(agency)s AND v.procedure_id = %(procedure)s
   AND d.received_at >= %(begin)s AND d.received_at < %(end)s
ON CONFLICT (agency_id, day, procedure_id) DO UPDATE SET {_RENEW}
"""  # noqa: S608 - names and expressions of ours
_AFRESH = f"""
SELECT d.agency_id, v.procedure_id, {_DAY} AS day, {_EXPRESSIONS}
  FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id
 WHERE d.received_at IS NOT NULL GROUP BY 1, 2, 3
"""  # noqa: S608
_ALL = f"""
INSERT INTO quality_cell (agency_id, procedure_id, day, {_COLUMNS}) {_AFRESH}
ON CONFLICT (agency_id, day, procedure_id) DO UPDATE SET {_RENEW}
"""
_DIFFERENT = f"""
SELECT count(*) FROM (
    (SELECT agency_id, procedure_id, day, {_COLUMNS} FROM quality_cell EXCEPT {_AFRESH})
    UNION ALL
    ({_AFRESH} EXCEPT SELECT agency_id, procedure_id, day, {_COLUMNS} FROM quality_cell)
) AS differing
"""  # noqa: S608


def recount(fact: FactView) -> None:
    """The cell of the fact's dossier says what the dossiers say; harmless however often it is called. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED, [fact.subject.partition(":")[2]])
        touched = cursor.fetchone()
        if touched is None:
            return
        agency, procedure, received_at, _ = touched
        day = received_at.astimezone(ZONE).date()
        begin, end = _bounds(day)
        cursor.execute(_ONE, {"agency": agency, "procedure": procedure, "day": day, "begin": begin, "end": end})


def _bounds(day: date) -> tuple[datetime, datetime]:
    begin = datetime.combine(day, time.min, ZONE)
    return begin, begin + timedelta(days=1)


def recount_all() -> int:
    """Every cell is counted afresh; answers with the number of cells."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM quality_cell")
        cursor.execute(_ALL)
        return int(cursor.rowcount)


def differences() -> int:
    """How many cells differ from a fresh count; none in a house in order."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENT)
        return int(cursor.fetchone()[0])
