"""The sheets of officials: the dossiers of which each held a step. For the official himself and his heads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db import connection

from motcua.law import grading
from motcua.reactions.quality.grading import counting, marks
from motcua.reactions.quality.grading.sheets import Line, OfficialSheet
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.folding import sort_key
from motcua.registers.people.models import Account, Post
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import board
from motcua.work.grading import queries as contests
from motcua.work.grading.queries import ContestView

_HELD = f"""
SELECT s.holder_id, s.agency_id, c.code, min({marks.STEP}) AS m2,
       {", ".join(f"min(c.m{number}) AS m{number}" for number in marks.MARKS)}
  FROM {marks.STEPS}
 WHERE s.holder_id IS NOT NULL AND (%(official)s::bigint IS NULL OR s.holder_id = %(official)s)
 GROUP BY s.holder_id, s.agency_id, c.code
"""  # noqa: S608 - words of ours
_COUNTED = f"""
SELECT holder_id, agency_id, count(*), {", ".join(marks.spread(f"m{number}") for number in grading.OF_OFFICIALS)}
  FROM ({_HELD}) AS held GROUP BY holder_id, agency_id
"""  # noqa: S608


def of_unit(unit: AgencyView, period: Period, *, by: Actor) -> tuple[OfficialSheet, ...]:
    """The sheets of all who held steps in the unit, by name. For those who answer for the unit. Three queries.

    Raises `NotAllowed` and `NotFound` as `board.unit` does.
    Source: TT 01/2018, Art. 15; decision 0404
    """
    board.unit(by, unit.code)
    return _sheets([unit.id], period, None)


def own(period: Period, *, by: Actor) -> tuple[OfficialSheet, ...]:
    """One's own sheets, one for each unit in which one held steps. Four queries and one for each unit.

    Source: TT 01/2018, Art. 15
    """
    units = Post.objects.filter(account_id=by.id or 0).values_list("agency_id", flat=True).distinct()
    return _sheets(sorted(units), period, by.id or 0)


def _sheets(units: Sequence[int], period: Period, official: int | None) -> tuple[OfficialSheet, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, counting.bounds(units, period) | {"official": official})
        rows = cursor.fetchall()
    names = dict(Account.objects.filter(id__in={row[0] for row in rows}).values_list("id", "full_name"))
    said = {unit: _said(period, unit) for unit in {row[1] for row in rows}}
    found = [_sheet(row, names[row[0]], period, said[row[1]]) for row in rows]
    return tuple(sorted(found, key=lambda each: (sort_key(each.name), each.account_id, each.agency.code)))


def _said(period: Period, unit: int) -> Mapping[tuple[int, int], Sequence[ContestView]]:
    found = defaultdict[tuple[int, int], list[ContestView]](list)
    for one in contests.of_officials(period.key, unit):
        found[one.official_id or 0, one.indicator].append(one)
    return found


def _sheet(
    row: tuple[int, ...], name: str, period: Period, said: Mapping[tuple[int, int], Sequence[ContestView]]
) -> OfficialSheet:
    account, unit, dossiers, *numbers = row
    points = {
        number: dict(enumerate(numbers[3 * place : 3 * place + 3])) for place, number in enumerate(grading.OF_OFFICIALS)
    }
    means = grading.sheet(points).means
    lines = tuple(
        Line(number, means.get(number), points[number], {}, None, tuple(said.get((account, number), ())))
        for number in grading.OF_OFFICIALS
    )
    return OfficialSheet(account, name, people.agency_by_id(unit), period, dossiers, lines)
