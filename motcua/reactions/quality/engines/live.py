"""The living house as a source of counts: from the kept sums, or afresh from every course."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection

from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.source import Offer, Told
from motcua.reactions.quality.measures import COMPLETE, MEASURES
from motcua.reactions.quality.models import Told as TellingOf
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

_KEPT = asking.by_unit(
    f"SELECT agency_id AS unit, {', '.join(MEASURES)} FROM quality_roll "  # noqa: S608 - names of ours
    "WHERE months = %(months)s AND first_day = %(first)s"
)
_RUNNING = """
SELECT agency_id, coalesce(sum(dossiers) FILTER (WHERE until >= %(judged)s), 0),
       coalesce(sum(dossiers) FILTER (WHERE until_original >= %(judged)s), 0)
  FROM quality_running WHERE day BETWEEN %(first)s AND %(last)s GROUP BY agency_id
"""
# units that settle the same key for the same levels have the same offer, which is counted once for all of them
OFFERED = """
WITH settled AS (
  SELECT s.agency_id, s.agency_key, array_agg(DISTINCT c.receives ORDER BY c.receives) AS levels
    FROM quality_settler s JOIN people_agency c ON c.id = s.counter_id GROUP BY 1, 2
), offer AS (
  SELECT k.agency_key, k.levels, count(DISTINCT v.procedure_id) AS procedures,
         count(DISTINCT v.procedure_id) FILTER (WHERE v.online_level <> '') AS online,
         count(DISTINCT v.procedure_id) FILTER (WHERE v.fees <> '[]') AS with_fees,
         count(DISTINCT v.procedure_id) FILTER (WHERE v.fees <> '[]' AND v.online_level <> '') AS with_fees_online
    FROM (SELECT DISTINCT agency_key, levels FROM settled) k
    JOIN catalog_procedureversion v ON v.agency_key = k.agency_key AND v.levels ?| k.levels
   WHERE v.valid_from <= %(day)s AND (v.valid_to IS NULL OR v.valid_to >= %(day)s) GROUP BY 1, 2
)
SELECT agency_id, sum(procedures)::integer, sum(online)::integer, sum(with_fees)::integer,
       sum(with_fees_online)::integer
  FROM settled JOIN offer USING (agency_key, levels) GROUP BY agency_id
"""
PUBLISHED = f"""
SELECT count(*), count(*) FILTER (WHERE {COMPLETE}) FROM catalog_procedureversion v
 WHERE v.valid_from <= %(day)s AND (v.valid_to IS NULL OR v.valid_to >= %(day)s)
"""  # noqa: S608 - conditions of ours


class Live:
    """The sums that are kept up to date at every fact. Five queries, whatever the number of dossiers."""

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit's counts, from the kept sums. Two queries."""
        days = {"first": period.first, "last": period.last, "judged": judged}
        running = {row[0]: row[1:] for row in _rows(_RUNNING, days)}
        for row in _rows(_KEPT, {"months": period.months, "first": period.first}):
            moved, original = running.get(row[0], (0, 0))
            yield row[0], asking.named(row) | {"running": int(moved), "running_original": int(original)}

    def offers(self, day: date) -> Iterable[Offer]:
        """What each unit offers on the day. One query."""
        return _rows(OFFERED, {"day": day})

    def published(self, day: date) -> tuple[int, int]:
        """How many procedures are published on the day, and how many with every part. One query.

        Source: NĐ 63/2010, Art. 8(2)
        """
        [(published, complete)] = _rows(PUBLISHED, {"day": day})
        return published, complete

    def told(self, period: Period) -> Iterable[Told]:
        """What was told to the index of the period. One query."""
        found = TellingOf.objects.filter(months=period.months, first_day=period.first)
        return found.values_list("agency_id", "component", "part", "whole")

    def top(self) -> AgencyView:
        """The unit above all. Raises `NotFound` before a pack is loaded."""
        return people.root()

    def path(self, number: int) -> tuple[AgencyView, ...]:
        """The unit and all above it, from the top down."""
        return people.path(number)


class Afresh(Live):
    """The house counted from every course, with the very words that are put to an export."""

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit's counts, from the courses themselves. One query that reads every dossier."""
        with connection.cursor() as cursor:
            cursor.execute(asking.of_courses(period, judged))
            rows = cursor.fetchall()
        for row in rows:
            yield people.agency(row[0]).id, asking.named(row, asking.STILL_IN_TIME)


def _rows(sql: str, which: Mapping[str, int | date]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, which)
        return list(cursor.fetchall())
