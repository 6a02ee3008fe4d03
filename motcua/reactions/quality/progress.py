"""What the figures come to by which duties are measured: reckoned from the index when asked, never typed, never kept.

Source: decision 0145
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from motcua.reactions.quality import standings
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.work.directives.measures import Unit
from motcua.work.directives.views import TargetView

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reached:
    """A figure on a day: its value (nothing where nothing is counted), of how many how many, and whether it is met."""

    value: Decimal | None
    part: int
    whole: int
    met: bool
    on: date
    period: Period


def reached(targets: Sequence[TargetView], today: date) -> Mapping[TargetView, Reached]:
    """What each figure comes to on the day, or at the end of its period. The index is asked once for each period."""
    asked = {Period(one.first, one.months) for one in targets}
    index = {
        period: {one.agency.id: one for one in standings.of_period(period, today)}
        for period in asked
        if period.first <= today
    }
    return {one: _reached(one, index.get(Period(one.first, one.months), {}), today) for one in targets}


def _reached(target: TargetView, units: Mapping[int, Standing], today: date) -> Reached:
    period = Period(target.first, target.months)
    value, part, whole = _figure(target, units.get(target.agency))
    met = value is not None and value >= target.at_least
    return Reached(value, part, whole, met, period.judged_on(today), period)


def _figure(target: TargetView, unit: Standing | None) -> tuple[Decimal | None, int, int]:
    """The value, never rounded up to what it is not, with its counts."""
    if unit is None:
        return None, 0, 0
    if not target.measure.component:
        return unit.score.total, 0, 0
    counts = unit.counts.get(target.measure.component)
    if counts is None:
        return None, 0, 0
    part, whole = int(counts.part), int(counts.whole)
    if target.measure.unit is Unit.NUMBER:
        return Decimal(part), part, whole
    if not whole:
        return None, part, whole
    return (Decimal(100 * part) / whole).quantize(_CENT, ROUND_FLOOR), part, whole
