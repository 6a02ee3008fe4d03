"""A period as it stood on a past day against the same period as it stands now, with what came between."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.law import quality
from motcua.law.quality import Counts, DueReading
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.past import listing, shifting
from motcua.reactions.quality.past.causes import Cause, Moved
from motcua.reactions.quality.past.moves import Span
from motcua.reactions.quality.past.standings import Then, require_past
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
    require_past(period, day, today)
    span = Span(period, day, today, reading)
    shift = shifting.since(span, below(unit))
    then = _of(unit, standings.of_period(period, day, variant=variant, reading=reading, source=Then(shift)))
    now = _of(unit, standings.of_period(period, today, variant=variant, reading=reading))
    changes = (_change(row, then, now, shift.causes.get(row.id, ()), _named(unit, row, span, listed))
               for row in quality.INDICATORS)  # fmt: skip
    return Difference(unit, span, then, now, tuple(each for each in changes if each is not None))


def _named(unit: AgencyView, row: quality.Indicator, span: Span, listed: int) -> Callable[[], tuple[Moved, ...]]:
    """The first dossiers that moved the component, when they are asked for."""
    return lambda: listing.page(unit, row.id, span, size=listed).rows if listed else ()


def _of(unit: AgencyView, found: tuple[Standing, ...]) -> Standing | None:
    return next((each for each in found if each.agency.id == unit.id), None)


def _change(
    row: quality.Indicator,
    then: Standing | None,
    now: Standing | None,
    why: tuple[Cause, ...],
    named: Callable[[], tuple[Moved, ...]],
) -> Change | None:
    was, is_ = (each.counts.get(row.id, _NOTHING) if each else _NOTHING for each in (then, now))
    points = [each.score.components[row.id].points if each and row.id in each.score.components else _NONE
              for each in (then, now)]  # fmt: skip
    moved = sum(each.dossiers for each in why)
    if was == is_ and points[0] == points[1] and not moved:
        return None
    return Change(row.id, was, is_, points[0], points[1], moved, why, named() if moved else ())
