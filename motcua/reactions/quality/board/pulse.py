"""Whether what a window shows of the index has changed: a unit with all below it, in a period and the one before.

Each unit and month of receipt has a number that is another, larger one whenever its counts are written anew, in the
transaction that writes them (a trigger of the database): whoever sees it sees them, two units that count at once never
wait for each other, and the sum never falls back. What others count moves a window only by the ranks it shows; those
are read once for all windows that ask after the same change.

Source: decision 0408; decision 0415
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection

from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining.asking import Which, below
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people.tree import AgencyView

_KEPT = 16  # periods whose ranks are kept, each as it was after one change; some kilobytes
_TOLD = date.min  # under this month stands what is told of any period
_BEATS = """
SELECT coalesce(sum(beats) FILTER (WHERE unit = ANY(%(units)s) OR month = %(told)s), 0),
       concat_ws('.', sum(beats) FILTER (WHERE month < %(begin)s), max(beats) FILTER (WHERE month < %(begin)s)),
       concat_ws('.', sum(beats), max(beats))
  FROM quality_pulse WHERE month BETWEEN %(before)s AND %(end)s OR month = %(told)s
"""


@dataclass(frozen=True, slots=True)
class Beats:
    """What a window is drawn after: `own` of what it shows, `others` of every unit, `before` of the period before."""

    own: str
    before: str
    others: str
    day: date

    def __str__(self) -> str:
        return f"{self.own}-{self.before}-{self.others}-{self.day:%y%m%d}"


Rank = tuple[int | None, int, int]  # the unit above, the rank, among how many


def of(unit: AgencyView, period: Period, today: date) -> Beats:
    """What is counted of the unit and of all others, by numbers that change with it. One query."""
    which: Which = {"units": below(unit), "told": _TOLD, "before": period.previous().first, "begin": period.first,
             "end": period.last}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_BEATS, which)
        own, before, others = cursor.fetchone()
    return Beats(str(own), before, others, today)


def mark(beats: Beats, unit: AgencyView, now: Iterable[Standing], before: Iterable[Standing]) -> str:
    """The mark of what was drawn after these beats with these standings. No query."""
    return f"{beats}-{_seen(unit, _ranks_of(now))}-{_seen(unit, _ranks_of(before))}"


def is_as_shown(mark: str, unit: AgencyView, period: Period, today: date) -> bool:
    """Whether a window with this mark shows what it would show if it were drawn now.

    One query; five more for the first window that asks after a count of another unit.
    Source: decision 0415
    """
    now = of(unit, period, today)
    own, before, others, day, *seen = (mark.split("-") + [""] * 6)[:6]
    if (own, day) != (now.own, f"{today:%y%m%d}"):
        return False
    return all(
        was == is_ or ranks == _seen(unit, _ranks(each, today, is_))
        for was, is_, ranks, each in zip(
            (before, others), (now.before, now.others), reversed(seen), (period.previous(), period), strict=True
        )
    )


@lru_cache(maxsize=_KEPT)
def _ranks(period: Period, today: date, _beats: str) -> Mapping[int, Rank]:
    return _ranks_of(standings.of_period(period, today))


def _ranks_of(found: Iterable[Standing]) -> Mapping[int, Rank]:
    """Of every unit that has a rank; how many dossiers the others have, their own numbers say."""
    return {each.agency.id: (each.agency.parent_id, each.rank, each.among) for each in found if each.rank}


def _seen(unit: AgencyView, found: Mapping[int, Rank]) -> str:
    """The ranks of the unit and of those directly below it, as a mark."""
    shown = sorted((number, rank) for number, rank in found.items() if number == unit.id or rank[0] == unit.id)
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
