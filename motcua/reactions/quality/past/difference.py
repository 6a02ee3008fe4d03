"""A period as it stood on a past day against the same period as it stands now, with what came between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.law import quality
from motcua.law.quality import Counts, DueReading
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.explaining.kinds import Kind, kind_of
from motcua.reactions.quality.past import moves
from motcua.reactions.quality.past.moves import Fact, Move, Span
from motcua.reactions.quality.past.standings import as_it_stood
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people.tree import AgencyView

LISTED = 200  # dossiers named for each component, unless more are wanted
_BY_DOSSIERS = tuple(row for row in quality.INDICATORS if kind_of(row.id) is Kind.DOSSIER)
_NOTHING, _NONE = Counts(0, 0), Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier that moved a component: its part and its whole by −1, 0 or 1, and the facts recorded since.

    Without a fact it was moved by the passing of its due day, by an exchange, or by a paper.
    """

    code: str
    part: int
    whole: int
    facts: tuple[Fact, ...]

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        facts = [
            {"n": fact.n, "name": fact.name, "at": fact.at.isoformat(), "recorded_at": fact.recorded_at.isoformat()}
            for fact in self.facts
        ]
        return {"dossier": self.code, "part": self.part, "whole": self.whole, "facts": facts}


@dataclass(frozen=True, slots=True)
class Change:
    """A component then and now; `dossiers` names the first of the `moved` that changed it."""

    id: str
    was: Counts
    now: Counts
    points_then: Decimal
    points_now: Decimal
    moved: int
    dossiers: tuple[Moved, ...]

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {
            "then": [int(self.was.part), int(self.was.whole)], "now": [int(self.now.part), int(self.now.whole)],
            "points_then": float(self.points_then), "points_now": float(self.points_now),
            "points": float(self.points_now - self.points_then), "moved": self.moved,
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
    Source: decision 0402
    """
    then = _of(unit, as_it_stood(period, day, today, variant=variant, reading=reading))
    now = _of(unit, standings.of_period(period, today, variant=variant, reading=reading))
    span = Span(period, day, today, reading)
    counts = {name for row in _BY_DOSSIERS for name in (row.formula.part, row.formula.of)}
    moved = _sorted_out(moves.of(below(unit), counts, span))
    named = {move.code for found in moved.values() for move in found[:listed]}
    facts = moves.facts_since(named, day)
    changes = (_change(row, then, now, moved.get(row.id, []), facts=facts, listed=listed) for row in quality.INDICATORS)
    return Difference(unit, span, then, now, tuple(each for each in changes if each is not None))


def _of(unit: AgencyView, found: tuple[Standing, ...]) -> Standing | None:
    return next((each for each in found if each.agency.id == unit.id), None)


def _sorted_out(found: tuple[Move, ...]) -> dict[str, list[Move]]:
    """The moves that change each component, for a dossier may change one and leave another as it was."""
    return {
        row.id: [move for move in found if move.by(row.formula.part) or move.by(row.formula.of)]
        for row in _BY_DOSSIERS
    }  # fmt: skip


def _change(
    row: quality.Indicator,
    then: Standing | None,
    now: Standing | None,
    moved: list[Move],
    *,
    facts: Mapping[str, tuple[Fact, ...]],
    listed: int,
) -> Change | None:
    was, is_ = (each.counts.get(row.id, _NOTHING) if each else _NOTHING for each in (then, now))
    points = [each.score.components[row.id].points if each and row.id in each.score.components else _NONE
              for each in (then, now)]  # fmt: skip
    if was == is_ and points[0] == points[1] and not moved:
        return None
    part, whole = row.formula.part, row.formula.of
    named = (Moved(each.code, each.by(part), each.by(whole), facts.get(each.code, ())) for each in moved[:listed])
    return Change(row.id, was, is_, points[0], points[1], len(moved), tuple(named))
