"""The ledger folded: what the facts recorded before a moment say of every course, in the columns of `quality_course`.

The facts are the acts' own, so the fold does again what the acts did: a due date stands until the next one is told; a
clock stops at the first request and runs on at the next answer, however often. What was owed at filing has no fact and
is found by undoing the later ones. Each column is reckoned as the living view reckons it.

Source: decision 0402
"""

from datetime import date, datetime, time, timedelta

from motcua.law.calendar import ZONE
from motcua.reactions.quality.incoming.events import CourseTold
from motcua.reactions.quality.periods import Period
from motcua.registers.people.events import PopulationUsed
from motcua.work.dossiers import events

STOPS = (events.SupplementRequested, events.DossierSuspended, events.PaymentRequired)
STARTS = (events.SupplementProvided, events.DossierResumed, events.DossierStopped)
_ENDS = (events.DossierDecided, events.DossierRejected, events.DossierStopped, events.DossierNotReceived)
_WITH_RESULT = (events.DossierDecided, events.DossierRejected)
# every fact that can change a column
MATTER = {*STOPS, *STARTS, *_ENDS, events.DossierReceived, events.PaymentConfirmed, events.DueDateExtended}


def named(*facts: type[events.DossierFact]) -> str:
    """The condition on a fact that it is one of these."""
    return "name IN ('{}')".format("', '".join(sorted(fact.__name__ for fact in facts)))


_RECEIVED, _ASKED = named(events.DossierReceived), named(events.SupplementRequested)
_PAID, _OWED = named(events.PaymentConfirmed), named(events.PaymentRequired)
_DECIDED = named(events.DossierDecided)

# the last of something, by the order in which it was written
_LAST = "((array_agg({what} ORDER BY n DESC) FILTER (WHERE known AND {when}))[1])"
_AMOUNT = "coalesce((said ->> 'amount')::bigint, 0)"
_LATER = f"coalesce(sum({_AMOUNT}) FILTER (WHERE NOT known AND {{when}}), 0)::bigint"

_HERE = "FROM dossiers_dossier\n     WHERE received_at >= %(begin)s AND received_at < %(end)s"
_OWN = f"""
dossier AS (
    SELECT id, code, agency_id, version_id, channel, person_id, fee_total, fee_paid {_HERE}
), fact AS (
    SELECT d.id, f.n, f.name, f.at, f.recorded_at < %(moment)s AS known, f.body::jsonb AS said
      FROM dossier d JOIN ledger_fact f ON f.subject = 'dossier:' || d.code AND {named(*MATTER)}
), turn AS (
    SELECT id, n, at, {named(*STOPS)} AS stops,
           {named(*STARTS)} OR ({_PAID} AND said ->> 'due' IS NOT NULL) AS starts FROM fact WHERE known
), pause AS (
    SELECT id, (array_agg(at ORDER BY n) FILTER (WHERE stops))[1] AS since, max(at) FILTER (WHERE starts) AS until
      FROM (SELECT *, count(*) FILTER (WHERE starts) OVER (
                PARTITION BY id ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS place
              FROM turn WHERE stops OR starts) AS turns GROUP BY id, place
), wait AS (
    SELECT id, coalesce(sum(floor(extract(epoch FROM until - since) / 60)), 0)::integer AS waited,
           max(since) FILTER (WHERE until IS NULL) AS waiting_since FROM pause GROUP BY id
), told AS (
    SELECT id, max(at) FILTER (WHERE known AND {_RECEIVED}) AS received_at,
           {_LAST.format(what="said ->> 'due'", when="said ->> 'due' IS NOT NULL")}::timestamptz AS due_at,
           {_LAST.format(what="said ->> 'due'", when=_RECEIVED)}::timestamptz AS first_due_at,
           {_LAST.format(what="at", when=named(*_ENDS))} AS ended_at,
           count(*) FILTER (WHERE known AND {_ASKED}) AS supplements,
           {_LATER.format(when=_OWED)} AS owed_later, {_LATER.format(when=_PAID)} AS paid_later,
           coalesce(sum({_AMOUNT}) FILTER (WHERE {_PAID}), 0) AS paid_ever,
           {_LAST.format(what="(said ->> 'channel')::integer", when=_PAID)} AS paid_on,
           coalesce(bool_or(known AND {named(*_WITH_RESULT)}), false) AS with_result,
           coalesce({_LAST.format(what="said ->> 'file'", when=_DECIDED)}, '') <> '' AS electronic
      FROM fact GROUP BY id
), paper AS (
    SELECT p.dossier_id, bool_or(file_id IS NOT NULL) AS digitised, bool_or(origin IN ('store', 'register')) AS reused,
           bool_or(origin = 'register') AS shared
      FROM dossier d JOIN dossiers_paper p ON p.dossier_id = d.id WHERE p.added_at < %(moment)s GROUP BY p.dossier_id
), own AS (
    SELECT d.code, 'motcua'::text AS origin, coalesce(s.agency_id, d.agency_id) AS agency_id,
           d.agency_id AS counter_id, v.procedure_id, d.channel::integer AS channel, f.received_at, f.due_at,
           f.first_due_at, false AS due_reckoned, f.ended_at, w.waiting_since, coalesce(w.waited, 0) AS waited,
           f.supplements::integer AS supplements, d.fee_total - f.owed_later AS fee,
           d.fee_paid > f.paid_later
               AND coalesce(f.paid_on, CASE WHEN d.fee_paid > f.paid_ever THEN d.channel END) = 2 AS paid_online,
           t.accepted > 0 AS exchanged, f.with_result AND f.ended_at IS NOT NULL AS result_due,
           f.electronic AS result_electronic, p.digitised, p.reused, p.shared,
           d.channel = 2 AND d.person_id IS NOT NULL OR EXISTS (
               SELECT FROM people_populationcheck k
                 JOIN ledger_fact u ON u.subject = '{PopulationUsed.SUBJECT}:' || k.id
                                   AND u.name = '{PopulationUsed.__name__}' AND u.recorded_at < %(moment)s
                WHERE k.dossier = d.code AND k.used) AS population
      FROM dossier d
      JOIN told f ON f.id = d.id
      JOIN catalog_procedureversion v ON v.id = d.version_id
      LEFT JOIN wait w ON w.id = d.id
      LEFT JOIN paper p ON p.dossier_id = d.id
      LEFT JOIN quality_settler s ON s.counter_id = d.agency_id AND s.agency_key = v.agency_key
      LEFT JOIN sync_transfer t ON t.dossier = d.code AND t.system = 'dvcqg'
                               AND coalesce(t.arrived_at, t.changed_at) < %(moment)s
)
"""  # noqa: S608 - names of ours
_FLAGS = "paid_online", "exchanged", "result_due", "result_electronic", "digitised", "reused", "shared", "population"
_OTHERS = f"""
last AS (
    SELECT DISTINCT ON (i.id) i.code, f.body::jsonb AS said
      FROM quality_imported i JOIN ledger_fact f ON f.subject = '{CourseTold.SUBJECT}:' || i.code
     WHERE f.recorded_at < %(moment)s ORDER BY i.id, f.n DESC
), other AS (
    SELECT l.code, 'imported'::text AS origin, a.id AS agency_id, a.id AS counter_id, p.id AS procedure_id, s.channel,
           s.received_at, s.due_at, s.first_due_at, s.due_reckoned, s.ended_at, s.waiting_since,
           coalesce(s.waited, 0) AS waited, coalesce(s.supplements, 0) AS supplements, coalesce(s.fee, 0) AS fee,
           {", ".join(f"s.{name}" for name in _FLAGS)}
      FROM last l
     CROSS JOIN LATERAL jsonb_to_record(l.said) AS s(
           agency text, procedure text, channel integer, received_at timestamptz, due_at timestamptz,
           first_due_at timestamptz, due_reckoned boolean, ended_at timestamptz, waiting_since timestamptz,
           waited integer, supplements integer, fee bigint, {", ".join(f"{name} boolean" for name in _FLAGS)})
      JOIN people_agency a ON a.code = s.agency
      JOIN catalog_procedure p ON p.key = s.procedure
)
"""  # noqa: S608
_COLUMNS = f"""
SELECT c.code, c.origin, c.agency_id, c.counter_id, c.procedure_id, c.channel, c.received_at,
       quality_day(c.received_at) AS received_day, quality_day(c.due_at) AS due_day,
       quality_day(coalesce(c.first_due_at, c.due_at) + c.waited * interval '1 minute') AS original_day,
       quality_day(c.ended_at) AS ended_day, quality_day(c.waiting_since) AS waiting_day,
       quality_minute(coalesce(c.first_due_at, c.due_at)) AS first_due_minute,
       quality_minute(c.ended_at) AS ended_minute, quality_minute(c.waiting_since) AS waiting_minute,
       c.waited, c.supplements, c.fee, {", ".join(f"coalesce(c.{name}, false) AS {name}" for name in _FLAGS)},
       false AS disliked, coalesce(c.due_reckoned, false) AS due_reckoned, a.code AS agency_code, k.key AS procedure_key
  FROM (SELECT * FROM own UNION ALL SELECT * FROM other) c
  JOIN people_agency a ON a.id = c.agency_id
  JOIN catalog_procedure k ON k.id = c.procedure_id
 WHERE c.received_at >= %(begin)s AND c.received_at < %(end)s
"""  # noqa: S608

# a query: every course received in [begin, end), by the facts recorded before the moment
COURSES = f"WITH {_OWN}, {_OTHERS} {_COLUMNS}"
# the same of the dossiers that these units settle: only their counters are read; asked with `%(units)s` too
COUNTERS = """
        SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)
         UNION SELECT unnest(%(units)s::bigint[])"""
_COUNTERS = f" AND agency_id IN ({COUNTERS})"
COURSES_OF_UNITS = f"SELECT * FROM ({COURSES.replace(_HERE, _HERE + _COUNTERS)}) AS c WHERE agency_id = ANY(%(units)s)"  # noqa: S608
# the same of those alone that are named; asked with `%(among)s` too
_TOLD = f"f.subject = '{CourseTold.SUBJECT}:' || i.code"
NAMED_COURSES = COURSES_OF_UNITS.replace(_COUNTERS, f"{_COUNTERS} AND code = ANY(%(among)s)").replace(
    _TOLD, f"{_TOLD} AND i.code = ANY(%(among)s)"
)
# the same of those that a question around it names `candidate`, and `elsewhere` where another system has them: few, so
# the facts and papers of each are looked up by themselves
_FACTS = f"FROM dossier d JOIN ledger_fact f ON f.subject = 'dossier:' || d.code AND {named(*MATTER)}"
_OF_ELSEWHERE = " AND i.code IN (SELECT code FROM elsewhere)"
_PAPERS = "FROM dossier d JOIN dossiers_paper p ON p.dossier_id = d.id WHERE p.added_at < %(moment)s GROUP BY"
COURSES_OF_CANDIDATES = (
    COURSES.replace(_HERE, "FROM dossiers_dossier WHERE id IN (SELECT id FROM candidate)")
    .replace(
        _FACTS,
        f"""FROM dossier d CROSS JOIN LATERAL (
                SELECT * FROM ledger_fact WHERE subject = 'dossier:' || d.code AND {named(*MATTER)} OFFSET 0) f""",  # noqa: S608
    )
    .replace(
        _PAPERS,
        """FROM dossier d CROSS JOIN LATERAL (
                SELECT * FROM dossiers_paper WHERE dossier_id = d.id AND added_at < %(moment)s OFFSET 0) p GROUP BY""",
    )
    .replace(_TOLD, _TOLD + _OF_ELSEWHERE)
)


def begins(day: date) -> datetime:
    """The first moment of the day in Vietnam."""
    return datetime.combine(day, time.min, ZONE)


def begins_after(day: date) -> datetime:
    """The first moment after the day has ended in Vietnam."""
    return begins(day + timedelta(days=1))


def asked_with(period: Period, day: date) -> dict[str, datetime]:
    """What `COURSES` is asked with: the period, and all that was recorded until the day had ended."""
    return {
        "begin": begins(period.first),
        "end": begins(period.last + timedelta(days=1)),
        "moment": begins_after(day),
    }
