"""The index as it stood on a past day: the same conditions, put to what the ledger knew by then."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection

from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.law.quality import DueReading
from motcua.reactions.quality import standings
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.live import Live
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid


class Then(Live):
    """The house by the facts that had been recorded when a day ended."""

    def __init__(self, day: date) -> None:
        """The day is one in Vietnam."""
        self.day = day

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit's counts, folded from the ledger. One query over the period's facts."""
        with connection.cursor() as cursor:
            # what every engine is asked, put to the fold under the same name
            question = f"WITH quality_whole AS ({folding.COURSES}) {asking.of_courses(period, judged)}"
            cursor.execute(question, folding.asked_with(period, self.day))
            rows = cursor.fetchall()
        for row in rows:
            yield people.agency(row[0]).id, asking.named(row, asking.STILL_IN_TIME)


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
    return standings.of_period(period, day, variant=variant, reading=reading, source=Then(day))


def require_past(period: Period, day: date, today: date) -> None:
    """Nothing happens when the day has come, the period had begun, and the ledger knew something; else `Invalid`."""
    why = f"{period.label} bắt đầu ngày {period.first:%d/%m/%Y}; hôm nay là ngày {today:%d/%m/%Y}."
    if day > today:
        raise _out_of_reach(f"Ngày {day:%d/%m/%Y} chưa đến.", why, "Hãy chọn hôm nay hoặc một ngày đã qua.")
    if day < period.first:
        raise _out_of_reach(
            f"Ngày {day:%d/%m/%Y}, {period.label[0].lower()}{period.label[1:]} chưa bắt đầu.", why,
            "Hãy chọn một ngày từ khi kỳ bắt đầu, hoặc xem kỳ trước.",
        )  # fmt: skip
    first = first_day()
    if first is None or day < first:
        begun = f"Sổ sự kiện bắt đầu ngày {first:%d/%m/%Y}." if first else "Sổ sự kiện chưa có gì."
        raise _out_of_reach(
            f"Ngày {day:%d/%m/%Y} hệ thống chưa ghi sự kiện nào.", begun, "Hãy chọn một ngày từ khi sổ bắt đầu."
        )


def first_day() -> date | None:
    """The day on which the first fact was recorded; none in an empty house. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT recorded_at FROM ledger_fact ORDER BY id LIMIT 1")
        row = cursor.fetchone()
    return row[0].astimezone(ZONE).date() if row else None


def _out_of_reach(what: str, why: str, remedy: str) -> Invalid:
    return Invalid(what, why, remedy, fields={"day": what})
