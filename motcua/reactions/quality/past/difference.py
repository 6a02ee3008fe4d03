"""A period as it stood on a past day against the same period as it stands now, with what came between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.law import quality
from motcua.law.quality import Counts, DueReading
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.past import causes, moves
from motcua.reactions.quality.past.causes import Cause, Moved
from motcua.reactions.quality.past.moves import Fact, Move, Span
from motcua.reactions.quality.past.standings import as_it_stood
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people.tree import AgencyView

LISTED = 200  # dossiers named for each component, unless more are wanted
_NOTHING, _NONE = Counts(0, 0), Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Change:
    """A component then and now; `dossiers` names the first of the `moved` that changed it, `causes` says why."""

    id: str
    was: Counts
    now: Counts
    points_then: Decimal
    points_now: Decimal
    moved: int
    causes: tuple[Cause, ...]
    dossiers: tuple[Moved, ...]

    @property
    def points(self) -> Decimal:
        """By how much the points have moved."""
        return self.points_now - self.points_then

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {
            "then": [int(self.was.part), int(self.was.whole)], "now": [int(self.now.part), int(self.now.whole)],
            "points_then": float(self.points_then), "points_now": float(self.points_now),
            "points": float(self.points), "moved": self.moved, "causes": [each.as_json() for each in self.causes],
            "dossiers": [each.as_json() for each in self.dossiers],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What has become of a unit's score of a period since a day; `then` is None when there was nothing to score."""

    unit: AgencyView
    span: Span
    then: Standing | None
    now: Standing | None
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, object]:
        """In plain values: the totals, and every component that changed."""
        then, now = (float(each.score.total) if each else None for each in (self.then, self.now))
        return {
            "unit": self.unit.code, "period": self.span.period.key, "as_of": self.span.day.isoformat(),
            "today": self.span.today.isoformat(), "reading": self.span.reading.value,
            "total_then": then, "total_now": now, "components": {each.id: each.as_json() for each in self.changes},
        }  # fmt: skip


def between(
    unit: AgencyView,
    period: Period,
    day: date,
    today: date,
    *,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
    listed: int = LISTED,
) -> Difference:
    """Every component of the unit that is not as it was when the day ended, and the dossiers and facts that moved it.

    For each component counted by dossiers the moves add up to the difference of its counts. Raises `Invalid` for a
    day before the period or after today.
    Source: decision 0402; decision 0407
    """
    span = Span(period, day, today, reading)
    then = _of(unit, as_it_stood(period, day, today, variant=variant, reading=reading))
    now = _of(unit, standings.of_period(period, today, variant=variant, reading=reading))
    sorted_out = _sorted_out(unit, span)
    named = {move.code for found in sorted_out.moved.values() for move in found[:listed]}
    facts = moves.facts_since(named, day)
    changes = (_change(row, then, now, sorted_out, facts=facts, listed=listed) for row in quality.INDICATORS)
    return Difference(unit, span, then, now, tuple(each for each in changes if each is not None))


def _of(unit: AgencyView, found: tuple[Standing, ...]) -> Standing | None:
    return next((each for each in found if each.agency.id == unit.id), None)


@dataclass(frozen=True, slots=True)
class _SortedOut:
    """The moves of each component that dossiers count, and the cause of every one."""

    moved: Mapping[str, list[Move]]
    why: Mapping[str, str]


def _sorted_out(unit: AgencyView, span: Span) -> _SortedOut:
    counts = {name for row in causes.BY_DOSSIERS for name in (row.formula.part, row.formula.of)}
    found = moves.of(below(unit), counts, span)
    moved = {row.id: causes.those_that_moved(row, found) for row in causes.BY_DOSSIERS}
    return _SortedOut(moved, causes.of_moves(found, span.day))


def _change(
    row: quality.Indicator,
    then: Standing | None,
    now: Standing | None,
    sorted_out: _SortedOut,
    *,
    facts: Mapping[str, tuple[Fact, ...]],
    listed: int,
) -> Change | None:
    moved = sorted_out.moved.get(row.id, [])
    was, is_ = (each.counts.get(row.id, _NOTHING) if each else _NOTHING for each in (then, now))
    points = [each.score.components[row.id].points if each and row.id in each.score.components else _NONE
              for each in (then, now)]  # fmt: skip
    if was == is_ and points[0] == points[1] and not moved:
        return None
    named = tuple(causes.moved(row, each, sorted_out.why, facts) for each in moved[:listed])
    why = causes.added_up(row, moved, sorted_out.why)
    return Change(row.id, was, is_, points[0], points[1], len(moved), why, named)
