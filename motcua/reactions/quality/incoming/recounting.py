"""Many cells counted afresh at once: those that a batch of told dossiers has touched, and no others."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import connection

from motcua.reactions.quality import periods
from motcua.reactions.quality.measures import MEASURES, RUNNING, columns

Touched = tuple[int, int, date]  # agency, procedure, day of receipt

_NAMES = ", ".join(MEASURES)
_SUMS = ", ".join(f"sum({name})" for name in MEASURES)
_LOCK = """
SELECT pg_advisory_xact_lock(hashtext('quality_cell'), agency) FROM (
    SELECT DISTINCT agency FROM unnest(%(agency)s::int[]) AS t(agency) ORDER BY agency) AS touched
"""
_CELLS = "unnest(%(agency)s::bigint[], %(procedure)s::bigint[], %(day)s::date[]) AS t(agency, procedure, day)"
_DAYS = f"(SELECT DISTINCT agency, day FROM {_CELLS}) AS t"  # noqa: S608 - names of ours
_WITHIN = """
 WHERE c.agency_id = t.agency AND c.received_at >= t.day::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
   AND c.received_at < (t.day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
   AND c.counter_id = ANY(ARRAY(SELECT counter_id FROM quality_settler WHERE agency_id = t.agency) || t.agency)
"""
_LAST_DAYS = "received_day, due_day, original_day"
_FORGET_CELLS = f"""
DELETE FROM quality_cell o USING {_CELLS}
 WHERE (o.agency_id, o.procedure_id, o.day) = (t.agency, t.procedure, t.day)
"""  # noqa: S608 - names and expressions of ours, here and below
_COUNT_CELLS = f"""
INSERT INTO quality_cell (agency_id, procedure_id, day, {_NAMES})
SELECT t.agency, t.procedure, t.day, counted.* FROM {_CELLS} CROSS JOIN LATERAL (
    SELECT {columns()} FROM quality_course c {_WITHIN} AND c.procedure_id = t.procedure HAVING count(*) > 0
) AS counted
"""  # noqa: S608
_FORGET_RUNNING = f"DELETE FROM quality_running o USING {_DAYS} WHERE (o.agency_id, o.day) = (t.agency, t.day)"  # noqa: S608
_COUNT_RUNNING = f"""
INSERT INTO quality_running (agency_id, day, until, until_original, dossiers)
SELECT t.agency, counted.* FROM {_DAYS} CROSS JOIN LATERAL (
    SELECT {_LAST_DAYS}, count(*) FROM quality_course c {_WITHIN} AND {RUNNING} GROUP BY {_LAST_DAYS}
) AS counted
"""  # noqa: S608
_PERIODS = """
unnest(%(agency)s::bigint[], %(procedure)s::bigint[], %(months)s::smallint[], %(first)s::date[], %(last)s::date[])
    AS t(agency, procedure, months, first, last)
"""
_FORGET_ROLLS = f"""
DELETE FROM quality_roll o USING {_PERIODS}
 WHERE (o.months, o.first_day, o.agency_id, o.procedure_id) = (t.months, t.first, t.agency, t.procedure)
"""  # noqa: S608
_ADD_UP = f"""
INSERT INTO quality_roll (agency_id, procedure_id, months, first_day, {_NAMES})
SELECT t.agency, t.procedure, t.months, t.first, {_SUMS} FROM {_PERIODS}
  JOIN quality_cell c ON c.agency_id = t.agency AND c.procedure_id = t.procedure
   AND c.day BETWEEN t.first AND t.last GROUP BY 1, 2, 3, 4
"""  # noqa: S608


def recount_many(touched: Collection[Touched]) -> None:
    """These cells say what the dossiers say, and so do their periods; an empty cell is gone. Seven queries."""
    if not touched:
        return
    cells = sorted(set(touched))
    _run(
        {"agency": [cell[0] for cell in cells], "procedure": [cell[1] for cell in cells],
         "day": [cell[2] for cell in cells]},
        _LOCK, _FORGET_CELLS, _COUNT_CELLS, _FORGET_RUNNING, _COUNT_RUNNING,
    )  # fmt: skip
    spans = sorted({(cell[0], cell[1], periods.of(cell[2], months)) for cell in cells for months in periods.KINDS})
    _run(
        {"agency": [span[0] for span in spans], "procedure": [span[1] for span in spans],
         "months": [span[2].months for span in spans], "first": [span[2].first for span in spans],
         "last": [span[2].last for span in spans]},
        _FORGET_ROLLS, _ADD_UP,
    )  # fmt: skip


def _run(which: Mapping[str, Sequence[int] | Sequence[date]], *steps: str) -> None:
    with connection.cursor() as cursor:
        for step in steps:
            cursor.execute(step, {name: list(values) for name, values in which.items()})
