"""The index as it stood on a past day: the same conditions, put to what the ledger knew by then."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection

from motcua.law import quality
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
    """Nothing happens when the period had begun on the day, and the day is not still to come; raises `Invalid`."""
    if period.first <= day <= today:
        return
    why = f"{period.label} bắt đầu ngày {period.first:%d/%m/%Y}; hôm nay là ngày {today:%d/%m/%Y}."
    raise Invalid("Không có số liệu của ngày này.", why, "Hãy chọn một ngày trong khoảng đó.")
