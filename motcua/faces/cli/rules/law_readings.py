"""The other due dates that a silent text allows, said beside the one `motcua law due` gives.

Source: decision 0108
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from motcua.law import calendar, deadline
from motcua.law.deadline import words
from motcua.law.errors import LawError

_DAY_ONE = "ngày làm việc kế tiếp là ngày thứ nhất, không phải ngày tiếp nhận (quyết định 0102)"
_COUNTER_ONLY = "thứ Bảy chỉ tiếp nhận hồ sơ, không tính là ngày làm việc (quyết định 0103)"
_NOT_YET_OFF = "ngày 24/11 chưa là ngày nghỉ, vì Điều 112 BLLĐ 2019 không nêu (quyết định 0108)"
_CULTURE = "culture"
_HALF = "mỗi thứ Bảy tính là nửa ngày làm việc (quyết định 0103)"

Reading = tuple[str, calendar.Calendar, deadline.Clock]


def others(
    received: datetime, term: deadline.Term, days: calendar.Calendar, clock: deadline.Clock, due: datetime
) -> list[str]:
    """A sentence for each reading whose due date is another one than `due`; none where the readings agree.

    A reading that leads beyond the calendar is left out.
    """
    told = []
    for reading, its_days, its_clock in (*_readings(received, days, clock), *_without_culture(days, clock, due)):
        try:
            other = deadline.due(received, term, its_days, its_clock).due
        except LawError:
            continue
        if other != due:
            told.append(f"Cách hiểu khác: {reading}; khi đó hạn là {words.moment_vi(other)}")
    return told


def _readings(received: datetime, days: calendar.Calendar, clock: deadline.Clock) -> Iterator[Reading]:
    yield _DAY_ONE, days, replace(clock, late_receipt=deadline.LateReceipt.DAY_ONE)
    hours = days.hours
    if hours.saturday:
        counter = calendar.Hours(hours.weekday, saturday_reception=hours.saturday)
        yield _COUNTER_ONLY, days.with_hours(counter), clock
        yield _HALF, days, replace(clock, saturday_half_from=received.date())


def _without_culture(days: calendar.Calendar, clock: deadline.Clock, due: datetime) -> Iterator[Reading]:
    """The national calendar without the day of culture; days that somebody gave are left as given."""
    passed = any(entry.festival == _CULTURE and entry.day <= due.date() for entry in days.closed)
    if passed and days.closed == calendar.national().closed:
        kept = [entry for entry in days.closed if entry.festival != _CULTURE]
        yield _NOT_YET_OFF, days.with_days(closed=kept, made_up=days.made_up), clock
