"""The dossiers behind a sheet, each with its points: the form that is filled in for every dossier."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from motcua.law import grading
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.grading import counting, marks
from motcua.reactions.quality.periods import Period
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import board

PAGE, LONGEST = 50, 20_000
_NAMES = ", ".join(f"c.m{number}" for number in marks.MARKS)
_SEEN = f"c.code, c.origin, c.procedure_id, c.received_day, c.due_day, c.ended_day, c.channel, c.supplements, {_NAMES}"
# of the steps that count the one that lost most, by which the dossier is marked: whose it was, and how late
_WORST = f"{marks.STEP} AS m2, {marks.OVER} AS over, s.no AS step, s.agency_id AS held_at, s.holder_id, d.version_id"
_ONE = "code, origin, received_day, due_day, ended_day, m1, m2, m3, m4, m7"
_OF_DOSSIERS = f"""
SELECT {_SEEN}, c.code AS place, w.*
  FROM ({marks.GRADED}) c
  LEFT JOIN LATERAL (
      SELECT {_WORST} FROM dossiers_dossier d
        JOIN dossiers_step s ON s.dossier_id = d.id AND s.agency_id = ANY(%(units)s) AND {marks.WALKED}
       WHERE d.code = c.code AND c.origin = 'motcua' ORDER BY 1, 2 DESC, 3 LIMIT 1) w ON true
 WHERE c.agency_id = ANY(%(units)s)
"""  # noqa: S608 - words of ours
# a dossier stands once for every unit that had a step in it
_OF_STEPS = f"""
SELECT DISTINCT ON (c.code, s.agency_id) {_SEEN}, c.code || '~' || s.agency_id AS place, {_WORST}
  FROM {marks.STEPS}
 WHERE %(official)s::bigint IS NULL OR s.holder_id = %(official)s
 ORDER BY c.code, s.agency_id, {marks.STEP}, {marks.OVER} DESC, s.no
"""  # noqa: S608
_PAGE = """
SELECT {one}, place, (SELECT name FROM catalog_procedureversion WHERE procedure_id = found.procedure_id
                       ORDER BY number DESC LIMIT 1), channel, supplements,
       over, step, held_at, (SELECT full_name FROM people_account WHERE id = found.holder_id), version_id
  FROM ({found}) AS found WHERE place > %(after)s AND {condition} ORDER BY place LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose dossiers: those of a unit with all below it, or those of which an official held a step in the unit.

    With a `number` those with points for the indicator, with a `mark` those with just these points.
    """

    unit: AgencyView
    period: Period
    official: int | None = None
    number: int = 1
    mark: int | None = None


class Worst(NamedTuple):
    """The step by which a dossier is marked: what it is called, where and by whom it was held.

    `over`: days from the day it was due to the day it was done, negative for one done before.
    """

    name: str
    unit: str
    holder: str
    over: int


class Marked(NamedTuple):
    """A dossier with its points for each indicator; None where no fact shows any. `home`: it can be opened here.

    `step` is the one that indicator 2 goes by; none for another system's dossier.
    """

    code: str
    home: bool
    procedure: str
    received: date
    due: date | None
    ended: date
    marks: dict[int, int | None]
    place: str
    channel: int
    supplements: int
    step: Worst | None

    @property
    def total(self) -> int:
        """The points of the dossier, out of 10."""
        return sum(mark for mark in self.marks.values() if mark is not None)

    @property
    def over(self) -> int | None:
        """Days from the due day to the day it was done, negative for one done before; None without a due day."""
        return (self.ended - self.due).days if self.due else None


def require(wanted: Wanted, by: Actor) -> None:
    """Nothing happens for who answers for the unit, or is the official. Raises `NotAllowed` and `NotFound`."""
    if wanted.official is None or wanted.official != by.id:
        board.unit(by, wanted.unit.code)


def behind(wanted: Wanted, *, by: Actor, after: str = "", size: int = PAGE) -> tuple[Marked, ...]:
    """The dossiers behind a number, in the order of their codes, after the place of the page before. One query.

    Raises `Invalid` for an indicator or points there are not, and as `require` does.
    """
    require(wanted, by)
    if wanted.number not in grading.OF_OFFICIALS or wanted.mark not in {None, 0, 1, 2}:
        raise Invalid("Không có con số này.", "Chỉ số này không chấm theo từng hồ sơ.", "Hãy mở lại phiếu đánh giá.")
    walked = wanted.official is not None or wanted.number == 2  # noqa: PLR2004 - indicator 2 is by step
    condition = f"m{wanted.number} " + ("IS NOT NULL" if wanted.mark is None else f"= {int(wanted.mark)}")
    sql = _PAGE.format(one=_ONE, found=_OF_STEPS if walked else _OF_DOSSIERS, condition=condition)
    units = below(wanted.unit) if wanted.official is None else [wanted.unit.id]
    which = counting.bounds(units, wanted.period) | {
        "official": wanted.official, "after": after, "limit": max(1, min(size, LONGEST))
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, which)
        return tuple(_marked(row) for row in cursor.fetchall())


def _marked(row: tuple[Any, ...]) -> Marked:
    code, origin, received, due, ended, *points, place, name, channel, supplements, over, step, at, holder, version = (
        row
    )
    given = dict(zip(grading.OF_OFFICIALS, points, strict=True))
    worst = None
    if step is not None:
        called = next((one.name for one in catalog.version(version).process if one.no == step), "")
        worst = Worst(called, people.agency_by_id(at).short_name, holder or "", over)
    return Marked(
        code, origin == "motcua", name or "", received, due, ended, given, place, channel, max(0, supplements), worst
    )
