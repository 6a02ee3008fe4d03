"""Which procedures are in use now and were not when a past day ended, or the other way round, with their dossiers.

Components that count procedures by use (C2, D2, E7) move when a procedure has its first dossier; those that hang on the
catalogue alone (C1, D1) move when a version of a procedure begins or ends to be in force.

Source: decision 0414; decision 0417
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.law.sentences import say
from motcua.reactions.quality.explaining.asking import below, indicator
from motcua.reactions.quality.past import shifting
from motcua.reactions.quality.past.moves import Span, Which
from motcua.reactions.quality.past.standings import kept_of, require_past
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
_NAMED = """
SELECT p.id, p.key, coalesce(p.code, ''), coalesce(l.name, '')
  FROM catalog_procedure p
  LEFT JOIN LATERAL (SELECT name FROM catalog_procedureversion WHERE procedure_id = p.id
                      ORDER BY number DESC LIMIT 1) l ON true
 WHERE p.id = ANY(%(procedures)s)
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
    """The procedures whose use has changed since the day, those with most dossiers first. Three queries at most.

    Raises `Invalid` for a component that does not count procedures, and a day out of reach.
    Source: decision 0414; decision 0417
    """
    require_past(span.period, span.day, span.today)
    row = indicator(component)
    if row.id not in {*USED, *OFFERED}:
        raise Invalid(
            say("Thành phần %(name)s không đếm thủ tục theo mức dùng.", name=row.id), "",
            say("Hãy chọn trong: %(known)s.", known=", ".join((*USED, *OFFERED))),
        )  # fmt: skip
    return _used(unit, row.id, span) if row.id in USED else _offered(unit, row.id, span)


def _offered(unit: AgencyView, component: str, span: Span) -> tuple[Used, ...]:
    whole, part = OFFERED[component]
    was, now = (_OFFER.format(whole=whole, part=part, day=day) for day in ("then", "today"))
    which: Which = {
        "units": list(below(unit)), "limit": LONGEST, "then": span.period.judged_on(span.day),
        "today": span.period.judged_on(span.today),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_REOFFERED.format(was=was, now=now), which)
        return tuple(
            Used(people.agency_by_id(agency).short_name, key, code or "", name or "", *counts)
            for agency, key, code, name, *counts in cursor.fetchall()
        )


def _used(unit: AgencyView, component: str, span: Span) -> tuple[Used, ...]:
    """Today's sums of each procedure, and what has shifted since the day."""
    units, measure = set(below(unit)), USED[component]
    kept = kept_of(span.period, units)
    found: list[tuple[int, int, tuple[int, int, int, int]]] = []
    for (agency, procedure), more in shifting.since(span, list(units), alone=True).cells.items():
        if agency not in units or procedure is None:
            continue
        now = kept.get((agency, procedure), {})
        used, dossiers = now.get(measure, 0), now.get("received", 0)
        before = used + more[_PLACE[measure]], dossiers + more[_PLACE["received"]]
        if (before[0] > 0) is not (used > 0):
            found.append((agency, procedure, (before[0], used, before[1], dossiers)))
    return tuple(_named(found))


_PLACE = {name: place for place, name in enumerate(shifting.NAMES)}


def _named(found: Sequence[tuple[int, int, tuple[int, int, int, int]]]) -> Iterator[Used]:
    """The procedures by their names, those that came into most use first. One query."""
    which: Which = {"procedures": [procedure for _, procedure, _ in found]}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, which)
        names = {number: told for number, *told in cursor.fetchall()}
    listed = sorted(found, key=lambda one: (one[2][0] - one[2][1], names[one[1]][0], one[0]))
    for agency, procedure, counts in listed[:LONGEST]:
        key, code, name = names[procedure]
        yield Used(people.agency_by_id(agency).short_name, key, code, name, *counts)
