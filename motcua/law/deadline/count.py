"""When a result is due: the reckoning of each unit."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from motcua.law.calendar import Calendar, at_minute
from motcua.law.deadline import skipped
from motcua.law.deadline.result import Deadline
from motcua.law.deadline.start import Start, start
from motcua.law.deadline.steps import (
    CalendarDays,
    Ends,
    HalfSaturdays,
    Minutes,
    Moved,
    Part,
    Received,
    Rolled,
    SameDay,
    Step,
    WorkingDays,
    WorkingMinutes,
)
from motcua.law.deadline.term import DAY_MINUTES, DEFAULT, Clock, Cutoff, End, Term, TermUnit
from motcua.law.errors import CalendarEnds
from motcua.law.sentences import say

_ONE = timedelta(days=1)
_SATURDAY = 5
_AFTERNOON = Clock(cutoff=Cutoff.AFTERNOON)


class Question(NamedTuple):
    """What a unit needs to reckon with."""

    begun: Start
    term: Term
    calendar: Calendar
    clock: Clock


def due(received: datetime, term: Term, calendar: Calendar, clock: Clock = DEFAULT) -> Deadline:
    """The moment the result of a dossier received at `received` is due, with its reckoning.

    Days, months and years begin on the day after the receipt and end at the closing time of the last working day,
    or as `clock.end` says; a last day that is a day off gives way to the next working day. Working hours run only
    inside the calendar. Raises CalendarEnds, BadMoment.

    Source: BLDS 2015, Art. 147; BLDS 2015, Art. 148; decision 0102
    """
    if term.unit is TermUnit.SAME_DAY:
        begun = start(received, calendar, _AFTERNOON)
    else:
        begun = start(received, calendar, clock)
    steps: list[Step] = [Received(begun.received)]
    if begun.why:
        steps.append(Moved(begun.moment, begun.why, int(begun.day_zero < begun.moment.date())))
    moment = _REACH[term.unit](Question(begun, term, calendar, clock), steps)
    return Deadline(moment, tuple(steps))


def due_on(received: date, working_days: int, calendar: Calendar) -> date:
    """The day on which a term of working days ends, the day of receipt not counted.

    Source: BLDS 2015, Art. 147(2)
    """
    return calendar.add_working_days(received, Term.of(working_days, TermUnit.WORKING_DAY).whole)


def _working_days(asked: Question, steps: list[Step]) -> datetime:
    begun, term, calendar, clock = asked
    if clock.saturday_half_from is not None and calendar.hours.saturday:
        return _half_saturdays(asked, steps)
    whole, minutes = term.whole, term.minutes
    if not whole:
        return _part_of_first_day(asked, steps)
    last = calendar.add_working_days(begun.day_zero, whole)
    moment = _ending(last, begun.kept, calendar, clock)
    steps.append(WorkingDays(str(whole), begun.day_zero, last, int(bool(calendar.hours.saturday))))
    if minutes:
        steps.append(Part(minutes))
        latest = _ending(calendar.next_working_day(last), begun.kept, calendar, clock)
        moment = min(calendar.add_minutes(moment, minutes), latest)
    steps += skipped.between(calendar, begun.received.date(), moment.date())
    steps.append(Ends("exact" if minutes else _how(clock)))
    return moment


def _part_of_first_day(asked: Question, steps: list[Step]) -> datetime:
    begun, term, calendar, clock = asked
    minutes = term.minutes
    latest = _ending(calendar.next_working_day(begun.day_zero), begun.kept, calendar, clock)
    moment = min(calendar.add_minutes(begun.moment, minutes), latest)
    steps.append(Part(minutes))
    steps += skipped.between(calendar, begun.received.date(), moment.date())
    steps.append(Ends("exact"))
    return moment


def _half_saturdays(asked: Question, steps: list[Step]) -> datetime:
    """The reading by which a Saturday of half hours is half a working day; walked, for it is rarely asked."""
    begun, term, calendar, clock = asked
    since = clock.saturday_half_from or date.max
    left, day = int(term.value * DAY_MINUTES), begun.day_zero
    while True:
        day = calendar.next_working_day(day)
        half = day.weekday() == _SATURDAY and day >= since and day not in calendar.made_up_days
        weight = DAY_MINUTES // 2 if half else DAY_MINUTES
        if left <= weight:
            break
        left -= weight
    steps += [HalfSaturdays(since), WorkingDays(term.written, begun.day_zero, day, 1)]
    steps += skipped.between(calendar, begun.received.date(), day)
    steps.append(Ends(_how(clock) if left == weight else "exact"))
    if left == weight:
        return _ending(day, begun.kept, calendar, clock)
    return min(calendar.add_minutes(calendar.opening(day), left), calendar.closing(day))


def _calendar_days(asked: Question, steps: list[Step]) -> datetime:
    begun, term, calendar, clock = asked
    moved = begun.is_next_day and clock.cutoff is not Cutoff.NONE  # else the true day of receipt is day zero
    base = begun.day_zero if moved else begun.received.date()
    kept = begun.kept if moved else begun.received.time()
    if not moved:
        del steps[1:]
    nominal = _nominal(base, term, calendar)
    last = nominal if calendar.is_working(nominal) else calendar.next_working_day(nominal)
    moment = _ending(last, kept, calendar, clock)
    steps.append(CalendarDays(term.written, term.unit.value, base, nominal))
    minutes = term.minutes if term.unit is TermUnit.DAY else 0
    if minutes and last == nominal:
        steps.append(Part(minutes))
        if calendar.is_working(nominal - _ONE):
            moment = min(calendar.add_minutes(calendar.opening(last), minutes), moment)
    if last != nominal:
        steps.append(Rolled(nominal, last))
        steps += skipped.between(calendar, nominal, last)
    elif nominal.year in calendar.undecided:
        steps += skipped.between(calendar, nominal, nominal)
    steps.append(Ends("exact" if minutes and last == nominal else _how(clock)))
    return moment


def _nominal(base: date, term: Term, calendar: Calendar) -> date:
    """The last day of a term before it gives way to a day off; half a month is fifteen days."""
    try:
        if term.unit is TermUnit.DAY:
            return base + timedelta(days=term.whole + bool(term.minutes))
        months = term.value * 12 if term.unit is TermUnit.YEAR else term.value
        return _months_after(base, int(months)) + timedelta(days=15 if months % 1 else 0)
    except (OverflowError, ValueError) as error:
        raise CalendarEnds(
            say(
                "Thời hạn %(term)s tính từ %(base)s vượt quá lịch làm việc (đến %(last_day)s).",
                term=term,
                base=f"{base:%d/%m/%Y}",
                last_day=f"{calendar.last_day:%d/%m/%Y}",
            ),
            remedy="Kiểm tra lại thời hạn của thủ tục.",
        ) from error


def _months_after(base: date, months: int) -> date:
    year, month = divmod(base.month - 1 + months, 12)
    year, month = base.year + year, month + 1
    return date(year, month, min(base.day, monthrange(year, month)[1]))


def _working_hours(asked: Question, steps: list[Step]) -> datetime:
    calendar = asked.calendar
    moment = calendar.add_minutes(asked.begun.moment, asked.term.minutes)
    steps.append(WorkingMinutes(asked.term.minutes))
    steps += skipped.between(calendar, asked.begun.received.date(), moment.date())
    steps.append(Ends("exact"))
    return moment


def _hours(asked: Question, steps: list[Step]) -> datetime:
    calendar = asked.calendar
    moment = asked.begun.received + timedelta(minutes=asked.term.minutes)
    del steps[1:]
    steps.append(Minutes(asked.term.minutes))
    day = moment.date()
    if calendar.is_working(day):
        steps.append(Ends("exact"))
        return moment
    rolled = calendar.next_working_day(day)
    steps.append(Rolled(day, rolled))
    steps += skipped.between(calendar, day, rolled)
    steps.append(Ends("day"))
    return calendar.closing(rolled)


def _same_day(asked: Question, steps: list[Step]) -> datetime:
    calendar = asked.calendar
    day = asked.begun.moment.date()
    steps.append(SameDay(day))
    steps += skipped.between(calendar, asked.begun.received.date(), day)
    steps.append(Ends("day"))
    return calendar.closing(day)


def _ending(day: date, kept: time, calendar: Calendar, clock: Clock) -> datetime:
    """The moment of the last day at which the term ends; inside the hours of that day."""
    intervals = calendar.intervals(day)
    if clock.end is End.END_OF_DAY:
        return at_minute(day, intervals[-1][1])
    wanted = clock.end if isinstance(clock.end, time) else kept
    minute = wanted.hour * 60 + wanted.minute
    for first, last in intervals:
        if minute <= last:
            return at_minute(day, max(minute, first))
    return at_minute(day, intervals[-1][1])


def _how(clock: Clock) -> str:
    if clock.end is End.END_OF_DAY:
        return "day"
    return "clock" if clock.end is End.KEEP_CLOCK else "fixed"


_REACH = {
    TermUnit.WORKING_DAY: _working_days,
    TermUnit.DAY: _calendar_days,
    TermUnit.MONTH: _calendar_days,
    TermUnit.YEAR: _calendar_days,
    TermUnit.WORKING_HOUR: _working_hours,
    TermUnit.HOUR: _hours,
    TermUnit.SAME_DAY: _same_day,
}
