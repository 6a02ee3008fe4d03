"""Keeps the counted cells of the index true: afresh after every fact what it touched, at night all of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from motcua.law.calendar import ZONE
from motcua.ledger.facts import FactView
from motcua.reactions.quality import rolls, settlers
from motcua.reactions.quality.incoming import recounting
from motcua.reactions.quality.measures import MEASURES, RUNNING, columns, count

_NAMES = ", ".join(MEASURES)
_RENEW = ", ".join(f"{name} = excluded.{name}" for name in MEASURES)

# Whoever counts a cell counts it alone, and begins to count only when the one before has been seen by all: two counts
# at the same moment could otherwise leave the older one standing. One lock per agency, which shares the lines of a day.
_IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('quality_cell'), %s)"
_TOUCHED = "SELECT DISTINCT agency_id, procedure_id, received_day FROM quality_course WHERE code = ANY(%s) ORDER BY 1"
_UNKNOWN = """
SELECT EXISTS (SELECT FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id
                WHERE d.code = ANY(%s) AND NOT EXISTS (SELECT FROM quality_settler s
                      WHERE s.counter_id = d.agency_id AND s.agency_key = v.agency_key))
"""
_NOTE = "INSERT INTO quality_touched (code) VALUES (%s)"
# the first of those that wait are nobody else's any more
_NOTED = """
DELETE FROM quality_touched WHERE id IN (SELECT id FROM quality_touched ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED)
RETURNING code
"""
_MORE_COME = """
SELECT (SELECT count(*) FROM (SELECT FROM quality_touched LIMIT %(most)s) AS noted) < %(most)s AND EXISTS (
    SELECT FROM procrastinate_jobs WHERE queue_name = 'facts' AND status = 'todo'
       AND (scheduled_at IS NULL OR scheduled_at <= now()))
"""
MOST_NOTED = 16  # dossiers that wait to be counted together; a busy house delivers them in a fraction of a second
_may_wait: ContextVar[bool] = ContextVar("whether the index may wait for the next delivery", default=False)
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
_EMPTIED = "DELETE FROM quality_cell WHERE agency_id = %(agency)s AND procedure_id = %(procedure)s AND day = %(day)s"
_STOPPED = "DELETE FROM quality_running WHERE agency_id = %(agency)s AND day = %(day)s"
_LINES = "INSERT INTO quality_running (agency_id, day, until, until_original, dossiers)"
_LAST_DAYS = "received_day, due_day, original_day"
_RUNS = f"""
{_LINES} SELECT %(agency)s, {_LAST_DAYS}, count(*) FROM quality_course {_WITHIN} AND {RUNNING} GROUP BY {_LAST_DAYS}
"""  # noqa: S608
_COUNTS = ", ".join(f"{count(condition)}::integer AS {name}" for name, condition in MEASURES.items())
# All courses read once: their counts, those that run apart by their last days. Cells and lines are added up from this.
_GATHERED = f"""
CREATE TEMPORARY TABLE quality_gathered AS
SELECT agency_id, procedure_id, received_day AS day, CASE WHEN {RUNNING} THEN due_day END AS until,
       CASE WHEN {RUNNING} THEN original_day END AS until_original, {_COUNTS}
  FROM quality_whole GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608
_FORGOTTEN = "DROP TABLE IF EXISTS pg_temp.quality_gathered"
_SUMS = ", ".join(f"sum({name})::integer AS {name}" for name in MEASURES)
_KEPT = f"SELECT agency_id, procedure_id, day, {_NAMES} FROM quality_cell"  # noqa: S608
_AFRESH = f"SELECT agency_id, procedure_id, day, {_SUMS} FROM quality_gathered GROUP BY 1, 2, 3"  # noqa: S608
_KEPT_RUNNING = "SELECT agency_id, day, until, until_original, dossiers FROM quality_running"
_RUNNING_AFRESH = """
SELECT agency_id, day, until, until_original, sum(received)::integer FROM quality_gathered WHERE until IS NOT NULL
 GROUP BY 1, 2, 3, 4
"""
_ALL = f"INSERT INTO quality_cell (agency_id, procedure_id, day, {_NAMES}) {_AFRESH} ORDER BY 1, 2, 3"
# whoever recounts one cell waits until all are recounted; whoever reads reads on
_ALONE = "LOCK TABLE quality_cell, quality_running, quality_roll IN SHARE ROW EXCLUSIVE MODE"
# A recount of all gathers papers by the million. Workers beside would each gather all papers again, for the same time.
_ROOM_TO_GATHER = "SET LOCAL work_mem = '192MB'; SET LOCAL max_parallel_workers_per_gather = 0"
_UNCOUNTED = "SELECT EXISTS (SELECT FROM quality_course) AND NOT EXISTS (SELECT FROM quality_roll)"
MOST_MENDED = 2000  # cells; when more differ, all are counted afresh


def recount(fact: FactView) -> None:
    """The cell of the fact's dossier says what the dossiers say, or will as soon as the deliveries that wait are done.

    Harmless however often it is called. Two queries where it may wait, else those of `settle` and one more.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [fact.subject.partition(":")[2]])
        if _may_wait.get():
            cursor.execute(_MORE_COME, {"most": MOST_NOTED})
            if cursor.fetchone() == (True,):
                return
    settle()


def recount_named(fact: FactView) -> None:
    """As `recount`, for a fact about something else that names the dossier it was for."""
    if code := fact.body.get("dossier"):
        recount(replace(fact, subject=f"dossier:{code}"))


@contextmanager
def among_others() -> Iterator[None]:
    """Within, what facts touch may wait to be counted together with what the next delivery touches, if one waits."""
    mark = _may_wait.set(True)
    try:
        yield
    finally:
        _may_wait.reset(mark)


def settle() -> int:
    """What facts have touched was counted afresh; answers with the number of dossiers. Eight queries for one."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTED)
        codes = sorted({row[0] for row in cursor.fetchall()})
    recount_dossiers(codes)
    return len(codes)


def recount_dossier(code: str) -> None:
    """The cell of the dossier, and the periods it lies in, say what the dossiers say."""
    recount_dossiers([code])


def recount_dossiers(codes: Sequence[str]) -> None:
    """The cells of these dossiers, and the periods they lie in, say what the dossiers say."""
    if not codes:
        return
    with connection.cursor() as cursor:
        cursor.execute(_UNKNOWN, [list(codes)])
        if cursor.fetchone() == (True,):
            settlers.renew()
        cursor.execute(_TOUCHED, [list(codes)])
        touched = cursor.fetchall()
        if len(touched) == 1:
            cursor.execute(_IN_TURN, [touched[0][0]])
            recount_one(*touched[0])
        else:
            recounting.recount_many(touched)


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
        if not cursor.rowcount:
            cursor.execute(_EMPTIED, which)
        cursor.execute(_STOPPED, which)
        cursor.execute(_RUNS, which)
    rolls.add_up(agency, procedure, day)


def recount_all() -> int:
    """Every cell is counted afresh; answers with the number of cells. Until then one reads the counts of before."""
    with transaction.atomic(), connection.cursor() as cursor:
        settlers.renew()
        cursor.execute(_ALONE)
        _gather(cursor)
        cursor.execute("DELETE FROM quality_cell")
        cursor.execute("DELETE FROM quality_running")
        cursor.execute(_ALL)
        counted = int(cursor.rowcount)
        cursor.execute(f"{_LINES} {_RUNNING_AFRESH}")
        cursor.execute(_FORGOTTEN)
        rolls.add_up_all()
    return counted


def _gather(cursor: CursorWrapper) -> None:
    cursor.execute(_ROOM_TO_GATHER)
    cursor.execute(_FORGOTTEN)
    cursor.execute(_GATHERED)


def is_uncounted() -> bool:
    """Whether there are dossiers of which nothing was ever counted in this way. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_UNCOUNTED)
        [uncounted] = cursor.fetchone()
    return bool(uncounted)


def differences() -> int:
    """How many cells, running lines and periods differ from a fresh count; none in a house in order."""
    return sum(map(len, _differing()))


def mend() -> int:
    """What differs from a fresh count was counted afresh; answers with how much differed.

    The dossiers are worked on meanwhile: only what differs is held, one unit at a time.
    """
    counted, running, periods = _differing()
    found = len(counted) + len(running) + len(periods)
    if found > MOST_MENDED:
        recount_all()
        return found
    touched = {(row[0], row[1], row[2]) for row in counted} | {(row[0], row[1], row[3]) for row in periods}
    touched |= {(row[0], _any_procedure(row[0], row[1]), row[1]) for row in running}
    for agency, procedure, day in sorted(touched):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_IN_TURN, [agency])
            recount_one(agency, procedure, day)
    return found


def _any_procedure(agency: int, day: date) -> int:
    """A procedure with which the lines of the unit's day are counted: they are counted for all together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(procedure_id) FROM quality_cell WHERE agency_id = %s AND day = %s", [agency, day])
        [procedure] = cursor.fetchone()
    return int(procedure or 0)


def _differing() -> tuple[rolls.Unlike, rolls.Unlike, rolls.Unlike]:
    """The cells, running lines and periods that differ, kept and fresh ones side by side."""
    settlers.renew()
    with transaction.atomic(), connection.cursor() as cursor:
        _gather(cursor)
        counted = rolls.unlike(cursor, _KEPT, _AFRESH)
        running = rolls.unlike(cursor, _KEPT_RUNNING, _RUNNING_AFRESH)
        cursor.execute(_FORGOTTEN)
        return counted, running, rolls.unlike(cursor, rolls.KEPT, rolls.AFRESH)
