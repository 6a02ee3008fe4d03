"""From which moment and from which day a term is counted."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from motcua.law import parameters
from motcua.law.calendar import Calendar, at_minute, in_zone
from motcua.law.deadline.term import Clock, Cutoff, LateReceipt


class Start(NamedTuple):
    """The moment hours run from, the day that is not counted, and why they are not those of the receipt.

    `why` is empty, or one of: early, lunch (the same day); late, closed, afternoon, last_hour (the next working day);
    service (received on a Saturday that only receives).
    """

    received: datetime
    moment: datetime
    day_zero: date
    why: str

    @property
    def is_next_day(self) -> bool:
        """True when the receipt counts from the next working day."""
        return self.why in ("late", "closed", "afternoon", "last_hour")

    @property
    def kept(self) -> time:
        """The time of day a term of working days keeps: that of the receipt, unless it counts from another day."""
        return self.moment.time() if self.is_next_day else self.received.time()


def start(received: datetime, calendar: Calendar, clock: Clock) -> Start:
    """The moment from which a receipt counts; seconds are dropped.

    Source: BLDS 2015, Art. 147; NĐ 23/2015, Art. 7; NĐ 297/2025, Art. 6(3); decision 0102
    """
    moment = in_zone(received).replace(second=0, microsecond=0)
    day = moment.date()
    intervals = calendar.intervals(day)
    if not intervals:
        if calendar.receives(moment):
            return Start(moment, calendar.opening(calendar.next_working_day(day)), day, "service")
        return _next_day(moment, "closed", calendar, clock)
    minute = moment.hour * 60 + moment.minute
    if minute >= intervals[-1][1]:
        return _next_day(moment, "late", calendar, clock)
    if clock.cutoff is not Cutoff.NONE and _is_cut_off(minute, intervals[-1][1], day, clock.cutoff):
        return _next_day(moment, clock.cutoff.value, calendar, clock)
    for first, last in intervals:
        if minute < first:
            return Start(moment, at_minute(day, first), day, "early" if first == intervals[0][0] else "lunch")
        if minute < last:
            break
    return Start(moment, moment, day, "")


def _next_day(moment: datetime, why: str, calendar: Calendar, clock: Clock) -> Start:
    day = calendar.next_working_day(moment.date())
    counted = clock.late_receipt is LateReceipt.DAY_ONE
    return Start(moment, calendar.opening(day), day - timedelta(days=1) if counted else day, why)


def _is_cut_off(minute: int, closing: int, day: date, cutoff: Cutoff) -> bool:
    if cutoff is Cutoff.AFTERNOON:
        limit = parameters.on("same_day_cutoff", day).clock
        return minute > limit.hour * 60 + limit.minute
    before_closing = int(parameters.on("last_hour", day).number)
    return minute >= closing - before_closing
