"""What the facts show of every unit in a period, by the unit that settles; few questions, however many dossiers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from motcua.law.calendar import ZONE
from motcua.reactions.quality.grading import marks
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period

_BY_DOSSIER = tuple(marks.MARKS)
_COURSES = f"""
SELECT agency_id, count(*), count(*) FILTER (WHERE channel = 2), count(*) FILTER (WHERE channel = 2 AND m1 = 0),
       {", ".join(marks.spread(f"m{number}") for number in _BY_DOSSIER)}, {marks.spread("strict")}
  FROM ({marks.GRADED}) AS graded WHERE agency_id = ANY(%(units)s) GROUP BY agency_id
"""  # noqa: S608 - words of ours
_LATE = f"""
SELECT agency_id, channel FROM quality_course
 WHERE agency_id = ANY(%(units)s) AND {marks.COUNTERS} AND received_at < %(end)s AND waiting_day IS NULL
   AND due_day < %(judged)s AND {{ended}}
"""  # noqa: S608
# those that run still, and those that ended later, are found by two ways
_OVERDUE = f"""
SELECT agency_id, count(*), count(*) FILTER (WHERE channel = 2) FROM (
    {_LATE.format(ended="ended_day IS NULL")} UNION ALL {_LATE.format(ended="ended_day > %(judged)s")}
) AS late GROUP BY agency_id
"""  # noqa: S608
_STEPS = f"""
SELECT agency_id, {marks.spread("mark")}
  FROM (SELECT s.agency_id, min({marks.STEP}) AS mark FROM {marks.STEPS} GROUP BY s.dossier_id, s.agency_id) AS walked
 GROUP BY agency_id
"""  # noqa: S608
# a process all of whose steps are the counter's own is settled there
_OFFERED = """
SELECT s.agency_id, count(DISTINCT v.procedure_id), count(DISTINCT v.procedure_id) FILTER (WHERE v.online_level <> ''),
       count(DISTINCT v.procedure_id) FILTER (WHERE v.process <> '[]'
             AND NOT jsonb_path_exists(v.process, '$[*] ? (@.role != "counter")'))
  FROM catalog_procedureversion v
  JOIN quality_settler s ON s.agency_key = v.agency_key AND s.agency_id = ANY(%(units)s)
  JOIN people_agency c ON c.id = s.counter_id AND v.levels @> to_jsonb(c.receives)
 WHERE v.valid_from <= %(judged)s AND (v.valid_to IS NULL OR v.valid_to >= %(judged)s) GROUP BY s.agency_id
"""


@dataclass
class Counted:
    """What is counted of one unit; `points` says for an indicator how many dossiers had 0, 1 and 2."""

    points: dict[int, Counter[int]] = field(default_factory=dict)
    strict: Counter[int] = field(default_factory=Counter)
    many: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Counted") -> None:
        """What the other has is counted here too."""
        for number, points in other.points.items():
            self.points.setdefault(number, Counter()).update(points)
        self.strict.update(other.strict)
        self.many.update(other.many)


def of_units(units: Sequence[int], period: Period, judged: date) -> dict[int, Counted]:
    """Each of these units by itself. Five queries."""
    found = {unit: Counted() for unit in units}
    which = bounds(units, period) | {"judged": judged}
    for unit, *numbers in _rows(_COURSES, which):
        _of_courses(found[unit], numbers)
    for unit, *numbers in _rows(_STEPS, which):
        found[unit].points[2] = _spread(numbers)
    for unit, *numbers in _rows(_OVERDUE, which):
        found[unit].many.update(dict(zip(("overdue", "overdue_online"), numbers, strict=True)))
    for unit, *numbers in _rows(_OFFERED, which):
        found[unit].many.update(dict(zip(("offered", "offered_online", "at_counter"), numbers, strict=True)))
    for unit, part, whole in _petitions(units, period):
        found[unit].many.update({"answered": part, "petitions": whole, "told": 1})
    return found


def bounds(units: Sequence[int], period: Period) -> dict[str, Any]:
    """What the conditions of `marks` are asked with."""
    end = datetime.combine(period.last + timedelta(days=1), time.min, ZONE)
    return {"units": list(units), "first": period.first, "last": period.last, "end": end}


def _of_courses(counted: Counted, numbers: list[int]) -> None:
    dossiers, online, online_late, *spreads = numbers
    counted.many.update({"dossiers": dossiers, "online": online, "online_late": online_late})
    for place, number in enumerate(_BY_DOSSIER):
        counted.points[number] = _spread(spreads[3 * place : 3 * place + 3])
    counted.strict = _spread(spreads[-3:])


def _spread(numbers: Sequence[int]) -> Counter[int]:
    return Counter(dict(enumerate(numbers)))


def _petitions(units: Sequence[int], period: Period) -> Iterator[tuple[int, int, int]]:
    """Petitions answered on time, of those due: as told for the period, or else for its months."""
    told = Told.objects.filter(component="F1", agency_id__in=units, first_day__range=(period.first, period.last))
    rows = list(told.values_list("agency_id", "months", "part", "whole"))
    whole = {unit for unit, months, _part, _whole in rows if months == period.months}
    for unit, months, part, of in rows:
        if months == period.months or (months == 1 and unit not in whole):
            yield unit, part, of


def _rows(sql: str, which: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, which)
        return list(cursor.fetchall())
