"""Keeps the counted cells of the index true: the touched cell is counted afresh at every fact."""

from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.law.calendar import ZONE
from motcua.ledger.facts import FactView
from motcua.reactions.quality import rolls, settlers
from motcua.reactions.quality.measures import MEASURES, RUNNING, columns

_NAMES = ", ".join(MEASURES)
_RENEW = ", ".join(f"{name} = excluded.{name}" for name in MEASURES)

# Whoever counts a cell counts it alone, and begins to count only when the one before has been seen by all: two counts
# at the same moment could otherwise leave the older one standing. One lock per agency, which shares the lines of a day.
_TOUCHED = """
SELECT agency_id, procedure_id, received_at, pg_advisory_xact_lock(hashtext('quality_cell'), agency_id::int)
  FROM quality_course WHERE code = %s
"""
_KNOWN = """
SELECT EXISTS (SELECT FROM quality_settler s WHERE s.counter_id = d.agency_id AND s.agency_key = v.agency_key)
  FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id WHERE d.code = %s
"""
_WITHIN = """
 WHERE agency_id = %(agency)s AND received_at >= %(begin)s AND received_at < %(end)s
   AND counter_id IN (SELECT counter_id FROM quality_settler WHERE agency_id = %(agency)s UNION SELECT %(agency)s)
"""
_ONE = f"""
INSERT INTO quality_cell (agency_id, procedure_id, day, {_NAMES})
SELECT %(agency)s, %(procedure)s, %(day)s, {columns()} FROM quality_course {_WITHIN} AND procedure_id = %(procedure)s
HAVING count(*) > 0
ON CONFLICT (agency_id, procedure_id, day) DO UPDATE SET {_RENEW}
"""  # noqa: S608 - names and expressions of ours
_STOPPED = "DELETE FROM quality_running WHERE agency_id = %(agency)s AND day = %(day)s"
_LINES = "INSERT INTO quality_running (agency_id, day, until, until_original, dossiers)"
_LAST_DAYS = "received_day, due_day, original_day"
_RUNS = f"""
{_LINES} SELECT %(agency)s, {_LAST_DAYS}, count(*) FROM quality_course {_WITHIN} AND {RUNNING} GROUP BY {_LAST_DAYS}
"""  # noqa: S608
_AFRESH = f"SELECT agency_id, procedure_id, received_day, {columns()} FROM quality_course GROUP BY 1, 2, 3"  # noqa: S608
_RUNNING_AFRESH = f"""
SELECT agency_id, {_LAST_DAYS}, count(*) FROM quality_course WHERE {RUNNING} GROUP BY agency_id, {_LAST_DAYS}
"""  # noqa: S608
_ALL = f"INSERT INTO quality_cell (agency_id, procedure_id, day, {_NAMES}) {_AFRESH}"


def recount(fact: FactView) -> None:
    """The cell of the fact's dossier says what the dossiers say; harmless however often it is called. Six queries."""
    recount_dossier(fact.subject.partition(":")[2])


def recount_dossier(code: str) -> None:
    """The cell of the dossier, and the periods it lies in, say what the dossiers say."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [code])
        if cursor.fetchone() == (False,):
            settlers.renew()
        cursor.execute(_TOUCHED, [code])
        touched = cursor.fetchone()
    if touched is not None:
        agency, procedure, received_at, _ = touched
        recount_one(agency, procedure, received_at.astimezone(ZONE).date())


def recount_one(agency: int, procedure: int, day: date) -> None:
    """The cell of an agency, a procedure and a day says what the dossiers say, and so do its periods. Four queries."""
    begin = datetime.combine(day, time.min, ZONE)
    which: dict[str, int | date] = {
        "agency": agency,
        "procedure": procedure,
        "day": day,
        "begin": begin,
        "end": begin + timedelta(days=1),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ONE, which)
        cursor.execute(_STOPPED, which)
        cursor.execute(_RUNS, which)
    rolls.add_up(agency, procedure, day)


def recount_all() -> int:
    """Every cell is counted afresh; answers with the number of cells."""
    settlers.renew()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM quality_cell")
        cursor.execute("DELETE FROM quality_running")
        cursor.execute(_ALL)
        counted = int(cursor.rowcount)
        cursor.execute(f"{_LINES} {_RUNNING_AFRESH}")
    rolls.add_up_all()
    return counted


def differences() -> int:
    """How many cells, running lines and periods differ from a fresh count; none in a house in order."""
    cells = _differing(f"SELECT agency_id, procedure_id, day, {_NAMES} FROM quality_cell", _AFRESH)  # noqa: S608
    running = _differing("SELECT agency_id, day, until, until_original, dossiers FROM quality_running", _RUNNING_AFRESH)
    return cells + running + rolls.differences()


def _differing(kept: str, afresh: str) -> int:
    both = f"SELECT count(*) FROM (({kept} EXCEPT {afresh}) UNION ALL ({afresh} EXCEPT {kept})) AS differing"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(both)
        return int(cursor.fetchone()[0])
