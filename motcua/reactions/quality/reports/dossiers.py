"""The form II.06a: what came in, what was settled and what is open, by field, as it was at the end of the span.

A dossier stands in one column of what came in and in one of how it stands, so that the form must add up. One that is
open at the end of a past span is judged by its facts of that time: by the due day it then had, and whether it waited.

Source: TT 01/2020; decision 0530
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import connection

from motcua.law import reporting
from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.reports import tables
from motcua.reactions.quality.reports.spans import Span
from motcua.reactions.quality.reports.tables import Line, Table
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

Which = dict[str, str | int | date | datetime | list[int] | list[str]]  # what a question in SQL is asked with
_LEVELS = ("province", "district", "commune")
PAGE, LONGEST = 50, 20_000
_STOPS, _TURNS = folding.named(*folding.STOPS), folding.named(*folding.STOPS, *folding.STARTS)
_DUE = "(f.body::jsonb ->> 'due')"
_PLACED = f"""
WITH course AS (
    SELECT c.code, c.origin, c.agency_id, c.procedure_id, c.channel, c.received_at, c.received_day, c.due_day,
           c.ended_day, c.waiting_day, coalesce(c.ended_day <= %(last)s, false) AS settled
      FROM quality_course c
     WHERE c.received_at < %(end)s AND (c.ended_day IS NULL OR c.ended_day >= %(first)s)
       AND c.agency_id = ANY(%(units)s)
       AND c.counter_id IN (SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)
                            UNION SELECT unnest(%(units)s::bigint[]))
), known AS (
    SELECT c.code, c.origin, c.agency_id, c.channel, c.received_at, c.received_day, c.ended_day, c.settled, v.field,
           v.name, coalesce(d.state = {int(State.STOPPED)}, false) AS returned,
           CASE WHEN p.facts > 0 THEN p.due_day ELSE c.due_day END AS due_day,
           coalesce(CASE WHEN p.facts > 0 THEN p.waits ELSE c.waiting_day <= %(last)s END, false) AS waits
      FROM course c
      LEFT JOIN dossiers_dossier d ON d.code = c.code AND c.origin = 'motcua'
      LEFT JOIN LATERAL (
          SELECT count(*) AS facts,
                 quality_day((array_agg({_DUE}::timestamptz ORDER BY f.n DESC) FILTER (WHERE {_DUE} IS NOT NULL))[1])
                     AS due_day,
                 (array_agg({_STOPS} ORDER BY f.n DESC)
                     FILTER (WHERE {_TURNS} OR (f.name = 'PaymentConfirmed' AND {_DUE} IS NOT NULL)))[1] AS waits
            FROM ledger_fact f
           WHERE %(past)s AND NOT c.settled AND c.origin = 'motcua' AND f.subject = 'dossier:' || c.code
             AND f.at < %(end)s AND {folding.named(*folding.MATTER)}
      ) p ON true
      LEFT JOIN (SELECT DISTINCT ON (procedure_id) procedure_id, field, name FROM catalog_procedureversion
                  ORDER BY procedure_id, number DESC) v ON v.procedure_id = c.procedure_id
), placed AS (
    SELECT code, origin, agency_id, received_at, received_day, ended_day, due_day, field, name,
           CASE WHEN received_day < %(first)s THEN 'carried_over' WHEN channel = 2 THEN 'received_online'
                ELSE 'received_direct' END AS came,
           CASE WHEN settled AND ended_day > due_day THEN 'settled_late'
                WHEN settled AND ended_day < due_day AND NOT returned THEN 'settled_early'
                WHEN settled THEN 'settled_on_time'
                WHEN due_day < %(judged)s AND NOT waits THEN 'open_late' ELSE 'open_in_time' END AS stands
      FROM known
)
"""  # noqa: S608 - names and conditions of ours
_COUNTED = f"""
{_PLACED} SELECT agency_id, field, came, stands, count(*), count(*) FILTER (WHERE due_day IS NULL)
  FROM placed GROUP BY 1, 2, 3, 4
"""  # noqa: S608
_BEHIND = f"""
{_PLACED} SELECT code, origin, agency_id, received_at, received_day, due_day, ended_day, name, stands FROM placed
 WHERE (came = ANY(%(kinds)s) OR stands = ANY(%(kinds)s)) AND (%(field)s = '' OR field = %(field)s)
   AND agency_id = ANY(%(of_level)s) AND (received_at, code) > (%(after)s, %(code)s)
 ORDER BY received_at, code LIMIT %(limit)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier behind a cell; `stands` names the column of the form in which it stands."""

    code: str
    home: bool
    unit: str
    procedure: str
    received: date
    due: date | None
    ended: date | None
    stands: str
    place: str


def table(unit: AgencyView, span: Span, today: date) -> Table:
    """The form of the unit with all below it: lines by field under the levels of those who settle. One query.

    Source: TT 01/2020; decision 0530
    """
    report, counted, undated = reporting.DOSSIERS, dict[tuple[str, str], dict[str, int]](), 0
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, _asked(unit, span, today))
        for agency, field, came, stands, number, without_day in cursor.fetchall():
            counts = counted.setdefault((_level(people.agency_by_id(agency)), field or ""), {})
            undated += without_day
            for name in (came, stands):
                counts[name] = counts.get(name, 0) + number
    lines, sums = list[Line](), list[tuple[int, ...]]()
    levels = [level for level in _LEVELS if any(each == level for each, _ in counted)]
    for mark, level in enumerate(levels, 1):
        fields = sorted((field, counts) for (each, field), counts in counted.items() if each == level)
        cells = [reporting.filled(report, counts) for _, counts in fields]
        sums.append(tables.added(cells, report))
        lines.append(Line(tables.roman(mark), _title(level), sums[-1], f"{level}~", heading=True))
        lines += [
            Line(str(number), field or "Chưa rõ lĩnh vực", own, f"{level}~{field}")
            for number, ((field, _), own) in enumerate(zip(fields, cells, strict=True), 1)
        ]
    remarks = (f"{undated} hồ sơ không có ngày hẹn trả được tính là đúng hạn, trong hạn.",) if undated else ()
    return Table(
        report, unit, span, span.judged(today), tuple(lines), tables.added(sums, report),
        tuple(each.code for each in pack.current().levels), remarks,
    )  # fmt: skip


def behind(
    unit: AgencyView, span: Span, today: date, *, column: int, place: str = "", after: str = "", size: int = PAGE
) -> tuple[Row, ...]:
    """The dossiers of a cell, oldest first, after the place of the last one seen. One query.

    `place` is that of the line, nothing for the total. Raises `Invalid` for a column, line or place there is not.
    """
    kinds = reporting.leaves(reporting.DOSSIERS, column)
    level, _, field = place.partition("~")
    moment, _, code = after.partition("~")
    if not kinds or (level and level not in _LEVELS):
        raise _no_cell()
    units = [number for number in below(unit) if not level or _level(people.agency_by_id(number)) == level]
    which: Which = _asked(unit, span, today) | {
        "kinds": list(kinds), "field": field, "of_level": units, "after": _moment(moment), "code": code,
        "limit": max(1, min(size, LONGEST)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, which)
        return tuple(_row(_Found(*row)) for row in cursor.fetchall())


class _Found(NamedTuple):
    """A row as `_BEHIND` answers it."""

    code: str
    origin: str
    unit: int
    received_at: datetime
    received: date
    due: date | None
    ended: date | None
    procedure: str | None
    stands: str


def _row(row: _Found) -> Row:
    return Row(
        row.code, row.origin == "motcua", people.agency_by_id(row.unit).short_name, row.procedure or "", row.received,
        row.due, row.ended, row.stands, f"{row.received_at.isoformat()}~{row.code}",
    )  # fmt: skip


def _asked(unit: AgencyView, span: Span, today: date) -> Which:
    end = datetime.combine(span.last + timedelta(days=1), time.min, ZONE)
    return {
        "units": below(unit), "first": span.first, "last": span.last, "end": end, "judged": span.judged(today),
        "past": span.last < today,
    }  # fmt: skip


def _moment(text: str) -> datetime:
    if not text:
        return datetime.min.replace(tzinfo=ZONE, year=1900)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _no_cell() from None
    if moment.tzinfo is None:
        raise _no_cell()
    return moment


def _no_cell() -> Invalid:
    return Invalid("Biểu không có ô này.", "Cột hoặc dòng được hỏi không có trong biểu.", "Hãy mở lại từ biểu.")


def _level(agency: AgencyView) -> str:
    return agency.level if agency.level in _LEVELS else _LEVELS[0]


def _title(level: str) -> str:
    return {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}[level]
