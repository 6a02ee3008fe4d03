"""The index as it stood on a past day: the same conditions, put to what the ledger knew by then."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import connection

from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.law.quality import DueReading
from motcua.law.sentences import Named, say
from motcua.reactions.quality import standings
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.live import Live
from motcua.reactions.quality.measures import MEASURES
from motcua.reactions.quality.past import shifting
from motcua.reactions.quality.past.moves import Span, Which
from motcua.reactions.quality.past.shifting import Shift
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people.errors import Invalid

_KEPT = """
SELECT agency_id, procedure_id, {measures} FROM quality_roll
 WHERE months = %(months)s AND first_day = %(first)s AND agency_id = ANY(%(units)s)
"""
_PER_PROCEDURE = {name: condition.removesuffix(" > 0") for name, condition in asking.PER_PROCEDURE.items()}


class Then(Live):
    """The house by the facts that had been recorded when a day ended: today's sums, and what has shifted since."""

    def __init__(self, shift: Shift) -> None:
        """The shift since the day, of the whole province."""
        self.shift = shift

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit's counts. Three queries; the shift was asked before."""
        units = {unit: dict(measured) for unit, measured in super().courses(period, judged)}
        kept = kept_of(period, {unit for unit, _ in self.shift.cells})
        for (unit, procedure), more in self.shift.cells.items():
            found = units.setdefault(unit, dict.fromkeys((*_PER_PROCEDURE, *shifting.NAMES), 0))
            for name, number in zip(shifting.NAMES, more, strict=True):
                found[name] = max(0, found[name] + number)
            now = kept.get((unit, procedure), _NONE)
            for name, measure in _PER_PROCEDURE.items():
                found[name] += int(now[measure] + more[_PLACE[measure]] > 0) - int(now[measure] > 0)
        yield from units.items()


_PLACE = {name: place for place, name in enumerate(shifting.NAMES)}
_NONE: Mapping[str, int] = dict.fromkeys(MEASURES, 0)


def kept_of(period: Period, units: Collection[int]) -> Mapping[tuple[int, int | None], Mapping[str, int]]:
    """Today's sums of these units by unit and procedure. One query."""
    which: Which = {"months": period.months, "first": period.first, "units": list(units)}
    with connection.cursor() as cursor:
        cursor.execute(_KEPT.format(measures=", ".join(MEASURES)), which)
        return {(row[0], row[1]): dict(zip(MEASURES, row[2:], strict=True)) for row in cursor.fetchall()}


def as_it_stood(
    period: Period,
    day: date,
    today: date,
    *,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> tuple[Standing, ...]:
    """Every unit with its score of the period, as it would have been read when the day ended.

    Raises `Invalid` for a day before the period or after today.
    Source: QĐ 766/2022, Annex I(2); decision 0402
    """
    require_past(period, day, today)
    then = Then(shifting.since(Span(period, day, today, reading)))
    return standings.of_period(period, day, variant=variant, reading=reading, source=then)


def require_past(period: Period, day: date, today: date) -> None:
    """Nothing happens when the day has come, the period had begun, and the ledger knew something; else `Invalid`."""
    why = say(
        "%(period)s bắt đầu ngày %(first)s; hôm nay là ngày %(today)s.",
        period=Named(period.label, period.key),
        first=f"{period.first:%d/%m/%Y}",
        today=f"{today:%d/%m/%Y}",
    )
    that_day = f"{day:%d/%m/%Y}"
    if day > today:
        raise _out_of_reach(say("Ngày %(day)s chưa đến.", day=that_day), why, "Hãy chọn hôm nay hoặc một ngày đã qua.")
    if day < period.first:
        named = Named(f"{period.label[0].lower()}{period.label[1:]}", period.key)
        raise _out_of_reach(
            say("Ngày %(day)s, %(period)s chưa bắt đầu.", day=that_day, period=named),
            why,
            "Hãy chọn một ngày từ khi kỳ bắt đầu, hoặc xem kỳ trước.",
        )
    first = first_day()
    if first is None or day < first:
        raise _out_of_reach(
            say("Ngày %(day)s hệ thống chưa ghi sự kiện nào.", day=that_day),
            say("Sổ sự kiện bắt đầu ngày %(first)s.", first=f"{first:%d/%m/%Y}") if first else "Sổ sự kiện chưa có gì.",
            "Hãy chọn một ngày từ khi sổ bắt đầu.",
        )


def first_day() -> date | None:
    """The day on which the first fact was recorded; none in an empty house. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT recorded_at FROM ledger_fact ORDER BY id LIMIT 1")
        row = cursor.fetchone()
    return row[0].astimezone(ZONE).date() if row else None


def _out_of_reach(what: str, why: str, remedy: str) -> Invalid:
    return Invalid(what, why, remedy, fields={"day": what})
