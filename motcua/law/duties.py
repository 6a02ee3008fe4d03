"""Duties that leaders order: how each stands on a day, when it falls due, and how a unit keeps its days.

duties.standing(due, done, today) -> Standing        what is never typed: it follows from the days alone
duties.rate(standings) -> Rate                       the line of a unit in the province's form
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from motcua.law import parameters


class Standing(StrEnum):
    """The seven states of a duty: done or not, against its day. The values are those that provinces exchange."""

    DONE_IN_TIME = "dahoanthanh_tronghan"
    DONE_LATE = "dahoanthanh_quahan"
    DONE = "dahoanthanh_khonghan"
    OPEN = "chuahoanthanh_tronghan"
    LATE = "chuahoanthanh_quahan"
    OPEN_ENDED = "chuahoanthanh_khonghan"
    NOT_BEGUN = "chuathuchien"

    @property
    def label(self) -> str:
        """The state in Vietnamese."""
        return _LABELS[self]

    @property
    def done(self) -> bool:
        """True when nothing more is asked."""
        return self in {Standing.DONE_IN_TIME, Standing.DONE_LATE, Standing.DONE}


_LABELS = {
    Standing.DONE_IN_TIME: "Hoàn thành đúng hạn",
    Standing.DONE_LATE: "Hoàn thành quá hạn",
    Standing.DONE: "Đã hoàn thành, không có hạn",
    Standing.OPEN: "Chưa hoàn thành, trong hạn",
    Standing.LATE: "Chưa hoàn thành, quá hạn",
    Standing.OPEN_ENDED: "Chưa hoàn thành, không có hạn",
    Standing.NOT_BEGUN: "Chưa thực hiện",
}


class Reminder(StrEnum):
    """Why a unit is reminded of a duty today."""

    BEFORE = "sắp đến hạn"
    DUE = "đến hạn hôm nay"
    AFTER = "đã quá hạn"


def standing(due: date | None, done: date | None, today: date, *, waits: bool = False) -> Standing:
    """How a duty stands at the end of `today`; its due day still belongs to it.

    Late and not done is a duty whose due day lies before today; done late is one that was done after its due day. What
    `waits` for its event, or for the day from which it holds, has not begun, and has no due day yet.

    Source: QĐ 42/2014; decision 0142
    """
    if done is not None:
        if due is None:
            return Standing.DONE
        return Standing.DONE_IN_TIME if done <= due else Standing.DONE_LATE
    if due is None:
        return Standing.NOT_BEGUN if waits else Standing.OPEN_ENDED
    return Standing.LATE if due < today else Standing.OPEN


def days_late(due: date | None, done: date | None, today: date) -> int:
    """How many calendar days after its due day a duty was done, or is still open; nought without a due day.

    Source: decision 0142
    """
    return max(0, ((done or today) - due).days) if due else 0


@dataclass(frozen=True)
class Rate:
    """A unit's line of the form: its duties with a due day in the period, and their shares of the total."""

    done_in_time: int
    done_late: int
    open: int
    late: int

    @property
    def total(self) -> int:
        """Every duty with a due day in the period."""
        return self.done_in_time + self.done_late + self.open + self.late

    def percent(self, part: int) -> Decimal | None:
        """The share of all that was assigned, in percent with one decimal; nothing where nothing was assigned.

        Source: decision 0142
        """
        if not self.total:
            return None
        exact = Fraction(part * 100, self.total)
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def rate(standings: Iterable[Standing]) -> Rate:
    """The four counts of the form; duties without a due day belong to no period and are left out.

    Source: decision 0142
    """
    found = Counter(standings)
    return Rate(
        found[Standing.DONE_IN_TIME], found[Standing.DONE_LATE], found[Standing.OPEN], found[Standing.LATE]
    )  # fmt: skip


_MONTHS_OF = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


def next_due(rule: str, after: date) -> date | None:
    """The first due day after `after` of a duty that comes again; nothing for a rule that names no period.

    Without a day a period is due on its last day; a day that a month does not have is its last one. The day of a
    quarter is one of its last month.
    Source: decision 0142
    """
    if rule == "daily":
        return after + timedelta(days=1)
    if rule == "weekly":
        return after + timedelta(days=(6 - after.weekday()) or 7)  # Sunday ends the week
    if found := re.fullmatch(r"yearly:(?:before:(\d\d)-(\d\d)|within:(\d{1,2}))", rule):
        month, number = int(found[1] or found[3]), int(found[2] or 31)
        return next((day for year in (after.year, after.year + 1) if (day := _in(year, month, number)) > after), None)
    if found := re.fullmatch(r"(monthly|quarterly):before:(\d{1,2})", rule):
        months, number = _MONTHS_OF[found[1]], int(found[2])
        last = _end_of_period(after, months)
        here = _in(last.year, last.month, number)
        return here if here > after else _in(*_later(last, months), number)
    if rule in _MONTHS_OF:
        return _end_of_period(after + timedelta(days=1), _MONTHS_OF[rule])
    return None


def _end_of_period(day: date, months: int) -> date:
    return _in(day.year, (day.month - 1) // months * months + months, 31)


def _later(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _in(year: int, month: int, number: int) -> date:
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))


def due_after(rule: str, event: date) -> date | None:
    """The due day of a duty counted from an event, in calendar days as written.

    The day of the event is not counted. What is due before, at or until an event is due on its day; what only begins
    with it has no due day.
    Source: BLDS 2015, Art. 147; decision 0142
    """
    if re.match(r"(?:before|event|until|from:[\d-]+;until): ", rule):
        return event
    found = re.fullmatch(r"P(\d{1,3})([DWMY])|PT(\d{1,3})H", rule)
    if not found:
        return None
    if found[3]:
        return event + timedelta(days=-(-int(found[3]) // 24))
    number = int(found[1])
    if found[2] in "DW":
        return event + timedelta(days=number * (7 if found[2] == "W" else 1))
    return _in(*_later(event, number * (12 if found[2] == "Y" else 1)), event.day)


def reminder(due: date | None, today: date) -> Reminder | None:
    """Why a duty that is not done is told to its unit today; nothing on most days, and never without a due day.

    Source: decision 0142
    """
    if due is None:
        return None
    left = (due - today).days
    if left == 0:
        return Reminder.DUE
    if left == int(parameters.on("task_reminded_before", today).number):
        return Reminder.BEFORE
    every = int(parameters.on("task_reminded_every", today).number)
    return Reminder.AFTER if left < 0 and (-left - 1) % every == 0 else None
