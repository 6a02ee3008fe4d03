"""Which procedures are in use now and were not when a past day ended, or the other way round, with their dossiers.

Components that count procedures by use (C2, D2, E7) move when a procedure has its first dossier; those that hang on the
catalogue alone (C1, D1) move when a version of a procedure begins or ends to be in force.

Source: decision 0414; decision 0417
"""

from dataclasses import dataclass

from django.db import connection

from motcua.reactions.quality.explaining.asking import below, indicator
from motcua.reactions.quality.measures import MEASURES
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.past.moves import Span, Which
from motcua.reactions.quality.past.standings import require_past
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

USED = {"C2": "online", "D2": "paid_online", "E7": "population"}  # the measure by which a component finds a use
# a version of the catalogue, by `v`: what the component counts, and what of it earns
_FEE, _ONLINE = "v.fees <> '[]'", "v.online_level <> ''"
OFFERED = {"C1": ("true", _ONLINE), "D1": (_FEE, f"{_FEE} AND {_ONLINE}")}
LONGEST = 5000
_OFFER = """
SELECT k.agency_id, v.procedure_id, bool_or({whole})::integer AS whole, bool_or({part})::integer AS part
  FROM (SELECT DISTINCT s.agency_id, s.agency_key, c.receives
          FROM quality_settler s JOIN people_agency c ON c.id = s.counter_id WHERE s.agency_id = ANY(%(units)s)) k
  JOIN catalog_procedureversion v ON v.agency_key = k.agency_key AND v.levels ? k.receives
 WHERE v.valid_from <= %({day})s AND (v.valid_to IS NULL OR v.valid_to >= %({day})s) GROUP BY 1, 2
"""
_REOFFERED = """
WITH was AS ({was}), now AS ({now})
SELECT agency_id, p.key, p.code, l.name, coalesce(was.part, 0), coalesce(now.part, 0), coalesce(was.whole, 0),
       coalesce(now.whole, 0)
  FROM was FULL JOIN now USING (agency_id, procedure_id)
  JOIN catalog_procedure p ON p.id = procedure_id
  LEFT JOIN LATERAL (SELECT name FROM catalog_procedureversion WHERE procedure_id = p.id
                      ORDER BY number DESC LIMIT 1) l ON true
 WHERE (was.part, was.whole) IS DISTINCT FROM (now.part, now.whole)
   AND coalesce(was.part, 0) + coalesce(was.whole, 0) + coalesce(now.part, 0) + coalesce(now.whole, 0) > 0
 ORDER BY p.key, agency_id LIMIT %(limit)s
"""
_CHANGED = """
WITH was AS (SELECT agency_id, procedure_id, count(*) FILTER (WHERE {used}) AS used, count(*) AS dossiers
               FROM ({folded}) c GROUP BY 1, 2),
     now AS (SELECT agency_id, procedure_id, count(*) FILTER (WHERE {used}) AS used, count(*) AS dossiers
               FROM quality_course
              WHERE received_at >= %(begin)s AND received_at < %(end)s AND agency_id = ANY(%(units)s)
                AND counter_id IN (SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)
                                   UNION SELECT unnest(%(units)s::bigint[])) GROUP BY 1, 2)
SELECT agency_id, p.key, p.code, l.name, coalesce(was.used, 0), coalesce(now.used, 0), coalesce(was.dossiers, 0),
       coalesce(now.dossiers, 0)
  FROM was FULL JOIN now USING (agency_id, procedure_id)
  JOIN catalog_procedure p ON p.id = procedure_id
  LEFT JOIN LATERAL (SELECT name FROM catalog_procedureversion WHERE procedure_id = p.id
                      ORDER BY number DESC LIMIT 1) l ON true
 WHERE (coalesce(was.used, 0) > 0) <> (coalesce(now.used, 0) > 0)
 ORDER BY coalesce(now.used, 0) - coalesce(was.used, 0) DESC, p.key, agency_id LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Used:
    """A procedure at one unit: how many of its dossiers of the period earned the point then and now, of how many.

    For a component that hangs on the catalogue alone: whether it earned (1) and whether it counted (1).
    """

    unit: str
    key: str
    code: str
    procedure: str
    used_then: int
    used_now: int
    dossiers_then: int
    dossiers_now: int

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


def since(unit: AgencyView, component: str, span: Span) -> tuple[Used, ...]:
    """The procedures whose use has changed since the day, those with most dossiers first. One query.

    Raises `Invalid` for a component that does not count procedures, and a day out of reach.
    Source: decision 0414; decision 0417
    """
    require_past(span.period, span.day, span.today)
    row = indicator(component)
    if row.id not in {*USED, *OFFERED}:
        raise Invalid(
            f"Thành phần {row.id} không đếm thủ tục theo mức dùng.", "",
            f"Hãy chọn trong: {', '.join((*USED, *OFFERED))}.",
        )  # fmt: skip
    which: Which = {
        **folding.asked_with(span.period, span.day), "units": list(below(unit)), "limit": LONGEST,
        "then": span.period.judged_on(span.day), "today": span.period.judged_on(span.today),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_asked(row.id), which)
        return tuple(
            Used(people.agency_by_id(agency).short_name, key, code or "", name or "", *counts)
            for agency, key, code, name, *counts in cursor.fetchall()
        )


def _asked(component: str) -> str:
    if component in USED:
        return _CHANGED.format(used=MEASURES[USED[component]], folded=folding.COURSES_OF_UNITS)
    whole, part = OFFERED[component]
    was, now = (_OFFER.format(whole=whole, part=part, day=day) for day in ("then", "today"))
    return _REOFFERED.format(was=was, now=now)
