"""What is counted otherwise now than when a past day had ended, without folding what cannot have changed.

Whatever came in after the day was not there; of all else only those dossiers are folded about which something was
recorded since, or to which something came that has no fact. The ledger finds these by the moment of recording, and what
they add to each count and take from it is added up where they lie.

Source: decision 0421
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add

from django.db import connection

from motcua.law.quality import DueReading
from motcua.reactions.quality import tallies
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.explaining import predicates
from motcua.reactions.quality.measures import MEASURES, RUNNING
from motcua.reactions.quality.past import causes, folding, moves
from motcua.reactions.quality.past.causes import Cause
from motcua.reactions.quality.past.moves import Span

NAMES = (*MEASURES, *asking.STILL_IN_TIME)  # what is added up of each unit and procedure, in this order
# by each reading: the measure of those in time when they ended or began to wait, and until when those that run are
_ENDED = {DueReading.MOVED: ("on_time", "until"), DueReading.ORIGINAL: ("on_time_original", "until_original")}
_IN_TIME = "in_time"  # by the reading that is asked, on the day on which each side is judged
_PERIOD = "d.received_at >= %(begin)s AND d.received_at < %(end)s"
_KNOWN = f"SELECT d.id, d.code FROM dossiers_dossier d WHERE {_PERIOD} AND d.received_at < %(moment)s {{of_units}} AND"  # noqa: S608
_AGED = """
{row}.{ended} IS NULL AND (
    quality_day({row}.due_at) >= %(judged_then)s AND quality_day({row}.due_at) < %(judged)s
 OR quality_day(coalesce({row}.first_due_at, {row}.due_at) + {row}.waited * interval '1 minute') >= %(judged_then)s
AND quality_day(coalesce({row}.first_due_at, {row}.due_at) + {row}.waited * interval '1 minute') < %(judged)s)
"""
_FACT = "EXISTS (SELECT FROM ledger_fact f WHERE f.subject = {subject} AND f.recorded_at >= %(moment)s AND f.{named})"
# each ground by itself, for so each is found by its own index
_CANDIDATES = f"""
candidate AS MATERIALIZED (
    {_KNOWN} {_FACT.format(subject="'dossier:' || d.code", named=folding.named(*folding.MATTER))}
    UNION {_KNOWN} d.id IN (SELECT p.dossier_id FROM dossiers_paper p WHERE p.added_at >= %(moment)s)
    UNION {_KNOWN} d.code IN (SELECT t.dossier FROM sync_transfer t WHERE t.system = 'dvcqg' AND t.accepted > 0
                                 AND coalesce(t.arrived_at, t.changed_at) >= %(moment)s)
    UNION {_KNOWN} d.code IN (SELECT k.dossier FROM people_populationcheck k WHERE k.used)
    UNION {_KNOWN} {_AGED.format(row="d", ended="finished_at")}
), elsewhere AS MATERIALIZED (
    SELECT i.code FROM quality_imported i
     WHERE {_FACT.format(subject="'course:' || i.code", named="name = 'CourseTold'")}
    UNION SELECT i.code FROM quality_imported i WHERE {_AGED.format(row="i", ended="ended_at")}
)
"""  # noqa: S608 - names of ours
_SHIFTED = """
WITH {candidates},
was AS MATERIALIZED (SELECT code, origin, agency_id, procedure_id, false AS fresh, {then} FROM ({folded}) c),
now AS MATERIALIZED (
    SELECT c.code, origin, agency_id, procedure_id, received_at >= %(moment)s AS fresh, {now}
      FROM (SELECT code FROM candidate UNION ALL SELECT code FROM elsewhere) AS wanted
     CROSS JOIN LATERAL (SELECT * FROM quality_course q WHERE q.code = wanted.code OFFSET 0) AS c
     WHERE received_at >= %(begin)s AND received_at < %(end)s
), pair AS (
    SELECT code, coalesce(n.origin, w.origin) = 'motcua' AS home, w.code IS NOT NULL AS known, {flags}
      FROM (SELECT * FROM was WHERE agency_id = ANY(%(units)s)) w
      FULL JOIN (SELECT * FROM now WHERE agency_id = ANY(%(units)s)) n USING (code)
), moved AS (
    SELECT *, CASE WHEN home AND NOT known THEN %(new)s ELSE coalesce((
               SELECT f.name FROM ledger_fact f
                WHERE f.subject = CASE WHEN home THEN 'dossier:' ELSE 'course:' END || pair.code
                  AND f.recorded_at >= %(moment)s AND f.name = ANY(%(names)s) ORDER BY f.n DESC LIMIT 1), %(none)s)
           END AS cause
      FROM pair WHERE {differs}
), came AS (
    SELECT agency_id, procedure_id, {measures}, 0 AS running, 0 AS running_original, 0 AS still
      FROM quality_cell WHERE day > %(day)s AND day <= %(last)s
     UNION ALL
    SELECT agency_id, NULL, {nothing}, CASE WHEN until >= %(judged_then)s THEN dossiers ELSE 0 END,
           CASE WHEN until_original >= %(judged_then)s THEN dossiers ELSE 0 END,
           CASE WHEN {still} >= %(judged)s THEN dossiers ELSE 0 END
      FROM quality_running WHERE day > %(day)s AND day <= %(last)s
)
SELECT agency_id, procedure_id, NULL::text, ARRAY[{sums}]
  FROM (SELECT 1 AS sign, agency_id, procedure_id, {names} FROM was UNION ALL
        SELECT -1, agency_id, procedure_id, {names} FROM now WHERE NOT fresh UNION ALL
        SELECT -1, agency_id, procedure_id, {names} FROM came) AS sides GROUP BY 1, 2
 UNION ALL
SELECT NULL, NULL, cause, ARRAY[{counts}] FROM moved GROUP BY cause
 UNION ALL
SELECT NULL, NULL, '', ARRAY[{fresh}]
  FROM (SELECT 1 AS sign, {measures}, {settled} + still AS in_time FROM came WHERE agency_id = ANY(%(units)s) UNION ALL
        SELECT -1, {measures}, in_time FROM now WHERE fresh AND agency_id = ANY(%(units)s)) AS sides
"""


@dataclass(frozen=True, slots=True)
class Shift:
    """What a past day had and today has not, by unit and procedure; and which facts moved how much of a component.

    `cells` are numbers to add to today's counts, in the order of `NAMES`.
    """

    cells: Mapping[tuple[int, int | None], tuple[int, ...]]
    causes: Mapping[str, tuple[Cause, ...]]


def since(span: Span, units: Sequence[int] = (), *, alone: bool = False) -> Shift:
    """The shift of the whole province, with the causes of what moved at these units; or of these `alone`.

    One query: as long as what was recorded since the day, not as what the period has.
    Source: decision 0421
    """
    which: moves.Which = {
        **folding.asked_with(span.period, span.day), "units": list(units), "names": list(causes.NAMES),
        "day": span.day, "last": span.period.last, "judged_then": span.period.judged_on(span.day),
        "judged": span.period.judged_on(span.today), "new": causes.NEW, "none": causes.NO_FACT,
    }  # fmt: skip
    cells, found = dict[tuple[int, int | None], tuple[int, ...]](), dict[str, list[int]]()
    with connection.cursor() as cursor:
        cursor.execute(_question(span.reading, alone), which)
        for agency, procedure, cause, numbers in cursor.fetchall():
            if cause is None:
                cells[agency, procedure] = tuple(numbers)
            else:
                name = cause or causes.NEW
                found[name] = list(map(add, found.get(name, [0] * len(numbers)), (number or 0 for number in numbers)))
    return Shift(cells, {row.id: _causes(n, found) for n, row in enumerate(causes.BY_DOSSIERS)})


def _causes(place: int, found: Mapping[str, Sequence[int]]) -> tuple[Cause, ...]:
    """The causes of the component at the place, the one with most dossiers first."""
    listed = [Cause(name, *numbers[3 * place : 3 * place + 3]) for name, numbers in found.items()]
    return tuple(sorted((each for each in listed if each.dossiers), key=lambda each: (-each.dossiers, each.fact)))


@cache
def _question(reading: DueReading, alone: bool) -> str:  # noqa: FBT001 - one of two questions
    settled, until = _ENDED[reading]
    moved = [number for row in causes.BY_DOSSIERS for number in _of(row.formula.part, row.formula.of)]
    fresh = [number for row in causes.BY_DOSSIERS for number in _of_fresh(row.formula.part, row.formula.of)]
    columns = (*MEASURES, _IN_TIME)
    return _SHIFTED.format(
        candidates=_CANDIDATES.format(of_units=f"AND d.agency_id IN ({folding.COUNTERS})" if alone else ""),
        folded=folding.COURSES_OF_CANDIDATES, names=", ".join(NAMES), measures=", ".join(MEASURES),
        then=", ".join(_columns(reading, "judged_then")), now=", ".join(_columns(reading, "judged")),
        flags=", ".join(f"coalesce({side}.{name}, 0) AS {side}_{name}" for name in columns for side in "wn"),
        differs=" OR ".join(f"w_{name} <> n_{name}" for name in columns),
        sums=", ".join(f"sum(sign * {name})::integer" for name in NAMES), counts=", ".join(moved),
        nothing=", ".join("0" for _ in MEASURES), settled=settled, still=until, fresh=", ".join(fresh),
    )  # fmt: skip


def _columns(reading: DueReading, judged: str) -> Iterable[str]:
    """What both sides are asked: each measure, who was in time still on the past day, and who is by the side's own."""
    for name, condition in MEASURES.items():
        yield f"coalesce({condition}, false)::integer AS {name}"
    for name, until in asking.STILL_IN_TIME.items():
        yield f"coalesce({RUNNING} AND {until} >= %(judged_then)s, false)::integer AS {name}"
    in_time = predicates.on_time(reading).replace("%(judged)s", f"%({judged})s")
    yield f"coalesce({in_time}, false)::integer AS {_IN_TIME}"


def _of(part: str, whole: str) -> tuple[str, str, str]:
    """How many dossiers moved a component, and by how much its part and its whole."""
    (was, is_), (was_all, is_all) = (tuple(_flag(side, name) for side in ("w_", "n_")) for name in (part, whole))
    return (
        f"(count(*) FILTER (WHERE {was} <> {is_} OR {was_all} <> {is_all}))::integer",
        f"sum({is_} - {was})::integer",
        f"sum({is_all} - {was_all})::integer",
    )


def _of_fresh(part: str, whole: str) -> tuple[str, str, str]:
    """The same of those that came in after the day, from their sums."""
    got, all_ = (_flag("", name) for name in (part, whole))
    gained, counted = (f"coalesce(sum(sign * ({number})), 0)::integer" for number in (got, all_))
    return counted, gained, counted  # whatever is a part is in its whole


def _flag(side: str, name: str) -> str:
    """A count of the law's table as a number, 1 for a dossier that is in it."""
    if name == "dossiers_on_time":
        return f"{side}{_IN_TIME}"
    if name == "dossiers_satisfied":
        return f"{side}{_IN_TIME} * (1 - {side}disliked)" if side else f"{_IN_TIME} - disliked"
    return f"{side}{tallies.NAMED[name]}"
