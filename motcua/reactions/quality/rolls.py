"""The cells added up by month, quarter, half-year and year, so that a period is read in one stroke."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.reactions.quality import periods
from motcua.reactions.quality.measures import MEASURES

_NAMES = ", ".join(MEASURES)
_SUMS = ", ".join(f"sum({name})" for name in MEASURES)
_RENEW = ", ".join(f"{name} = excluded.{name}" for name in MEASURES)
_INTO = f"INSERT INTO quality_roll (agency_id, procedure_id, months, first_day, {_NAMES})"
_ADD_UP = f"""
{_INTO}
SELECT %(agency)s, %(procedure)s, p.months, p.first, {_SUMS}
  FROM unnest(%(months)s::smallint[], %(first)s::date[], %(last)s::date[]) AS p(months, first, last)
  JOIN quality_cell c ON c.day BETWEEN p.first AND p.last
   AND c.agency_id = %(agency)s AND c.procedure_id = %(procedure)s
 GROUP BY p.months, p.first
ON CONFLICT (months, first_day, agency_id, procedure_id) DO UPDATE SET {_RENEW}
"""  # noqa: S608 - names of ours
# months are added up from days, longer periods from months
_FIRST = "make_date(year, (month - 1) / p.months * p.months + 1, 1)"
_YEAR, _MONTH = (f"extract({part} FROM day)::integer" for part in ("year", "month"))
_NAMED_SUMS = ", ".join(f"sum({name})::integer AS {name}" for name in MEASURES)
_EMPTIED = """
DELETE FROM quality_roll r
 USING unnest(%(months)s::smallint[], %(first)s::date[], %(last)s::date[]) AS p(months, first, last)
 WHERE r.agency_id = %(agency)s AND r.procedure_id = %(procedure)s AND r.months = p.months AND r.first_day = p.first
   AND NOT EXISTS (SELECT FROM quality_cell c WHERE c.agency_id = r.agency_id AND c.procedure_id = r.procedure_id
                      AND c.day BETWEEN p.first AND p.last)
"""
AFRESH = f"""
SELECT agency_id, procedure_id, p.months, {_FIRST} AS first_day, {_NAMED_SUMS}
  FROM (SELECT agency_id, procedure_id, {_YEAR} AS year, {_MONTH} AS month, {_NAMED_SUMS}
          FROM quality_cell GROUP BY 1, 2, 3, 4) AS of_month,
       unnest(ARRAY[1, 3, 6, 12]::smallint[]) AS p(months) GROUP BY 1, 2, 3, 4
"""  # noqa: S608
KEPT = f"SELECT agency_id, procedure_id, months, first_day, {_NAMES} FROM quality_roll"  # noqa: S608


def add_up(agency: int, procedure: int, day: date) -> None:
    """The periods that hold the day say what their cells say. One query."""
    found = [periods.of(day, months) for months in periods.KINDS]
    which: dict[str, Any] = {
        "agency": agency, "procedure": procedure, "months": [each.months for each in found],
        "first": [each.first for each in found], "last": [each.last for each in found],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_ADD_UP, which)
        if cursor.rowcount < len(found):
            cursor.execute(_EMPTIED, which)


def add_up_all() -> None:
    """Every period says what its cells say."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM quality_roll")
        cursor.execute(f"{_INTO} {AFRESH} ORDER BY 3, 4, 1, 2")


Unlike = list[tuple[Any, ...]]


def unlike(cursor: CursorWrapper, kept: str, afresh: str) -> Unlike:
    """The rows that one of two questions answers with and the other does not. Each is asked once."""
    cursor.execute(
        f"WITH kept AS MATERIALIZED ({kept}), afresh AS MATERIALIZED ({afresh}) "  # noqa: S608 - questions of ours
        "(SELECT * FROM kept EXCEPT SELECT * FROM afresh) UNION ALL (SELECT * FROM afresh EXCEPT SELECT * FROM kept)"
    )
    return list(cursor.fetchall())
