"""The procedures behind a number: which each unit has, offers online, and uses."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

from motcua.reactions.quality.explaining.asking import Asked, Side, Which
from motcua.reactions.quality.explaining.rows import ProcedureRow
from motcua.reactions.quality.measures import COMPLETE
from motcua.registers.people import queries as people

# every procedure of every unit: what it offers on the day, and what it had in the period (as `tallies` counts both)
_EACH = """
WITH offered AS (
    SELECT s.agency_id, v.procedure_id, bool_or(v.online_level <> '') AS online, bool_or(v.fees <> '[]') AS fee,
           bool_or(v.fees <> '[]' AND v.online_level <> '') AS integrated
      FROM catalog_procedureversion v
      JOIN quality_settler s ON s.agency_key = v.agency_key AND s.agency_id = ANY(%(units)s)
      JOIN people_agency c ON c.id = s.counter_id AND v.levels @> to_jsonb(c.receives)
     WHERE v.valid_from <= %(judged)s AND (v.valid_to IS NULL OR v.valid_to >= %(judged)s) GROUP BY 1, 2
), used AS (
    SELECT agency_id, procedure_id, received, online, paid_online, population
      FROM quality_roll WHERE months = %(months)s AND first_day = %(first)s AND agency_id = ANY(%(units)s)
)
"""
_BOTH = """
{each} SELECT agency_id, procedure_id, coalesce(u.received, 0), coalesce({marked}, 0), p.key, p.code, l.name,
       l.online_level
  FROM offered o FULL JOIN used u USING (agency_id, procedure_id)
  JOIN catalog_procedure p ON p.id = procedure_id
  JOIN LATERAL (SELECT name, online_level FROM catalog_procedureversion WHERE procedure_id = p.id
                 ORDER BY (valid_from <= %(judged)s) DESC, number DESC LIMIT 1) l ON true
 WHERE {condition} AND (agency_id, procedure_id) > (%(unit)s, %(procedure)s)
 ORDER BY agency_id, procedure_id LIMIT %(limit)s
"""
_PUBLIC = """
SELECT %(top)s::bigint, v.procedure_id, 0, 0, p.key, p.code, v.name, v.online_level
  FROM catalog_procedureversion v JOIN catalog_procedure p ON p.id = v.procedure_id
 WHERE v.valid_from <= %(judged)s AND (v.valid_to IS NULL OR v.valid_to >= %(judged)s) AND {condition}
   AND (%(top)s, v.procedure_id) > (%(unit)s, %(procedure)s)
 ORDER BY v.procedure_id LIMIT %(limit)s
"""
# part and whole of each component, by the words of `_BOTH`
_CONDITIONS = {
    "C1": ("o.online", "o.agency_id IS NOT NULL"),
    "C2": ("u.online > 0", "o.online"),
    "D1": ("o.integrated", "o.fee"),
    "D2": ("u.paid_online > 0", "o.fee"),
    "E7": ("u.population > 0", "u.agency_id IS NOT NULL"),
}
_MARKED = {"C2": "u.online", "D2": "u.paid_online", "E7": "u.population"}


class _Row(NamedTuple):
    """A row as the questions answer it."""

    unit: int
    procedure: int
    dossiers: int
    marked: int
    key: str
    code: str
    name: str
    online: str


class Place(NamedTuple):
    """The last procedure of the page before."""

    unit: int
    procedure: int


class Found(NamedTuple):
    """A row with the place where the next page begins."""

    row: ProcedureRow
    place: Place


def condition(asked: Asked, side: Side) -> str:
    """The condition of one side of a component, in the words of `_EACH`."""
    name = asked.indicator.id
    part, whole = (COMPLETE, "true") if name == "A3" else _CONDITIONS[name]
    return {
        Side.PART: f"coalesce({part}, false)",
        Side.WHOLE: f"coalesce({whole}, false)",
        Side.REST: f"coalesce({whole}, false) AND NOT coalesce({part}, false)",
    }[side]


def of_condition(asked: Asked, condition: str, after: Place | None, size: int) -> list[Found]:
    """At most `size` procedures that fulfil a condition and follow `after`, unit by unit. One query."""
    unit, procedure = after or Place(0, 0)
    name = asked.indicator.id
    sql = (
        _PUBLIC.format(condition=condition)
        if name == "A3"
        else _BOTH.format(each=_EACH, condition=condition, marked=_MARKED.get(name, "0"))
    )
    which = _which(asked) | {"unit": unit, "procedure": procedure, "limit": size, "top": people.root().id}
    with connection.cursor() as cursor:
        cursor.execute(sql, which)
        return [_found(_Row(*row)) for row in cursor.fetchall()]


def count(asked: Asked, conditions: Mapping[str, str]) -> dict[str, int]:
    """How many procedures of the unit and of all below it fulfil each condition. One query."""
    sums = ", ".join(f"count(*) FILTER (WHERE {each})" for each in conditions.values())
    sql = f"{_EACH} SELECT {sums} FROM offered o FULL JOIN used u USING (agency_id, procedure_id)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, _which(asked))
        return dict(zip(conditions, cursor.fetchone(), strict=True))


def _which(asked: Asked) -> Which:
    period = asked.period
    return {"units": asked.units, "judged": asked.judged, "months": period.months, "first": period.first}


def _found(row: _Row) -> Found:
    unit = people.agency_by_id(row.unit).short_name
    shown = ProcedureRow(row.key, row.code, row.name, unit, row.dossiers, row.marked, row.online)
    return Found(shown, Place(row.unit, row.procedure))
