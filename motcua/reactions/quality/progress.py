"""What the figures come to by which duties are measured: reckoned when asked, never typed, never kept.

Source: decision 0145; decision 0151
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal

from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.reactions.quality import standings
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.work.directives.gauging import published
from motcua.work.directives.measures import Unit
from motcua.work.directives.views import TargetView
from motcua.work.dossiers import board

_CENT = Decimal("0.01")
_Figure = tuple[Decimal | None, int, int]  # the value, of how many how many


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
    """What each figure comes to on the day, or at the end of its period.

    The index is asked once for each period; what lies open or is published, with one query for each figure.
    """
    asked = {Period(one.first, one.months) for one in targets if not (one.measure.open or one.measure.promise)}
    index = {
        period: {one.agency.id: one for one in standings.of_period(period, today)}
        for period in asked
        if period.first <= today
    }
    return {one: _reached(one, index.get(Period(one.first, one.months), {}), today) for one in targets}


def _reached(target: TargetView, units: Mapping[int, Standing], today: date) -> Reached:
    period = Period(target.first, target.months)
    on = today if target.measure.open else period.judged_on(today)
    value, part, whole = _counted(target, units, period, on)
    if target.measure.fewer:
        met = value is not None and value <= target.at_least
    else:
        met = value is not None and value >= target.at_least
    return Reached(value, part, whole, met, on, period)


def _counted(target: TargetView, units: Mapping[int, Standing], period: Period, on: date) -> _Figure:
    if target.measure.open:
        return _open(target, on)
    if target.measure.promise:
        path = people.agency_by_id(target.agency).path
        got = published.published(target.measure.promise, path=path, first=period.first, last=period.last, on=on)
        return _told(target, got.part, got.whole)
    return _figure(target, units.get(target.agency))


def _open(target: TargetView, on: date) -> _Figure:
    """How many lie there late: known of today alone, for nobody kept what lay there on another day.

    In time until the due day ends. Source: BLDS 2015, Art. 148(6)
    """
    if on != clock.now().date():
        return None, 0, 0
    late, every = board.lying(people.agency_by_id(target.agency).path, datetime.combine(on, datetime.min.time(), ZONE))
    return Decimal(late), late, every


def _figure(target: TargetView, unit: Standing | None) -> _Figure:
    """The value, never rounded up to what it is not, with its counts."""
    if unit is None:
        return None, 0, 0
    if not target.measure.component:
        return unit.score.total, 0, 0
    counts = unit.counts.get(target.measure.component)
    if counts is None:
        return None, 0, 0
    return _told(target, int(counts.part), int(counts.whole))


def _told(target: TargetView, part: int, whole: int) -> _Figure:
    if target.measure.unit is Unit.NUMBER:
        return Decimal(part), part, whole
    if not whole:
        return None, part, whole
    return (Decimal(100 * part) / whole).quantize(_CENT, ROUND_FLOOR), part, whole
