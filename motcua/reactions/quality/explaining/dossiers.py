"""The dossiers behind a number, page by page, oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import connection

from motcua.law.calendar import ZONE
from motcua.law.quality import DueReading
from motcua.law.workflow import State
from motcua.reactions.quality.explaining.asking import Asked, Which
from motcua.reactions.quality.explaining.rows import DossierRow
from motcua.registers.people import queries as people

# A page is read day by day of receipt, in spans that grow while nothing is found: whoever has many dossiers finds a
# page in the first days, and whoever has few is read quickly. The counters are asked too, for they carry the index.
WITHIN = """
 received_at >= %(begin)s AND received_at < %(end)s AND agency_id = ANY(%(units)s)
 AND counter_id IN (SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)
                    UNION SELECT unnest(%(units)s::bigint[]))
"""
_PAGE = """
SELECT c.code, c.origin, c.agency_id, c.counter_id, c.received_at, c.received_day, c.due_day, c.original_day,
       c.ended_day, c.waiting_day, d.state, d.holder_agency_id, v.name, c.channel, c.supplements, c.fee, c.digitised,
       c.result_electronic, c.disliked, c.paid_online, w.agency_id,
       (SELECT jsonb_path_query_first(process, '$[*] ? (@.no == $no).name', jsonb_build_object('no', w.no)) #>> '{{}}'
          FROM catalog_procedureversion WHERE id = d.version_id AND w.no IS NOT NULL)
  FROM (SELECT * FROM quality_course WHERE {within} AND {condition} AND (received_at, code) > (%(after)s, %(code)s)
         ORDER BY received_at, code LIMIT %(limit)s) c
  LEFT JOIN dossiers_dossier d ON d.code = c.code AND c.origin = 'motcua'
  LEFT JOIN LATERAL (SELECT name FROM catalog_procedureversion WHERE procedure_id = c.procedure_id
                      ORDER BY number DESC LIMIT 1) v ON true
  -- those after the first that ran past its time got what was late already
  LEFT JOIN LATERAL (SELECT s.no, s.agency_id FROM dossiers_step s
                      WHERE s.dossier_id = d.id AND s.due_at IS NOT NULL
                        AND coalesce(quality_day(s.closed_at), %(judged)s) > quality_day(s.due_at)
                      ORDER BY s.opened_at, s.id LIMIT 1) w ON true
 ORDER BY c.received_at, c.code
"""
_FIRST_SPAN, _GROWTH = timedelta(days=2), 4


class _Row(NamedTuple):
    """A row as `_PAGE` answers it."""

    code: str
    origin: str
    unit: int
    counter: int
    received_at: datetime
    received: date
    due: date | None
    original: date | None
    ended: date | None
    waiting: date | None
    state: int | None
    holder: int | None
    procedure: str | None
    channel: int
    supplements: int
    fee: int
    digitised: bool
    electronic: bool
    disliked: bool
    paid_online: bool
    late_at: int | None
    late_step: str | None


@dataclass(frozen=True, slots=True)
class After:
    """The last dossier of the page before."""

    received_at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Found:
    """A row with the place where the next page begins."""

    row: DossierRow
    place: After


def of_condition(asked: Asked, condition: str, after: After | None, size: int) -> list[Found]:
    """At most `size` dossiers that fulfil a condition on a course and follow `after`."""
    sql = _PAGE.format(within=WITHIN, condition=condition)
    found: list[Found] = []
    for begin, end in _spans(asked, after):
        which = bounds(asked, begin, end) | {
            "after": after.received_at if after else begin - timedelta(days=1),
            "code": after.code if after else "",
            "limit": size - len(found),
        }
        with connection.cursor() as cursor:
            cursor.execute(sql, which)
            found += [_found(_Row(*row), asked) for row in cursor.fetchall()]
        if len(found) >= size:
            break
    return found


def bounds(asked: Asked, begin: datetime, end: datetime) -> Which:
    """What the conditions of `WITHIN` and of the predicates are asked with."""
    return {"begin": begin, "end": end, "units": asked.units, "judged": asked.judged, "last": asked.period.last}


def whole(asked: Asked) -> tuple[datetime, datetime]:
    """The first moment of the period and the first one after it."""
    first, last = asked.period.first, asked.period.last
    return datetime.combine(first, time.min, ZONE), datetime.combine(last + timedelta(days=1), time.min, ZONE)


def _spans(asked: Asked, after: After | None) -> Iterator[tuple[datetime, datetime]]:
    begin, end = whole(asked)
    if after is not None:
        begin = max(begin, after.received_at)
    span = _FIRST_SPAN
    while begin < end:
        yield begin, min(begin + span, end)
        begin, span = begin + span, span * _GROWTH


def _found(row: _Row, asked: Asked) -> Found:
    shown = DossierRow(
        code=row.code, home=row.origin == "motcua", procedure=row.procedure or "", unit=_name(row.unit),
        counter=_name(row.counter), received=row.received, due=row.due, ended=row.ended, holder=_name(row.holder),
        days_late=_days_late(row, asked), state=_state(row), channel=row.channel, supplements=max(0, row.supplements),
        fee=row.fee or 0, digitised=bool(row.digitised), electronic=bool(row.electronic),
        disliked=bool(row.disliked), paid_online=bool(row.paid_online),
        late_step=row.late_step or "", late_at=_name(row.late_at),
    )  # fmt: skip
    return Found(shown, After(row.received_at, row.code))


def _days_late(row: _Row, asked: Asked) -> int:
    last_day = row.due if asked.reading is DueReading.MOVED else row.original
    until = row.ended or row.waiting or asked.judged
    return 0 if last_day is None else max(0, (until - last_day).days)


def _state(row: _Row) -> str:
    if row.state is not None:
        return State(row.state).label
    if row.ended is not None:
        return State.FINISHED.label
    return State.SUPPLEMENT_NEEDED.label if row.waiting is not None else State.IN_PROGRESS.label


def _name(number: int | None) -> str:
    return "" if number is None else people.agency_by_id(number).short_name
