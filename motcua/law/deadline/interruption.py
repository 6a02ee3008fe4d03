"""What moves a due date: a completed supplement, a suspension, a new appointment."""

from datetime import datetime

from motcua.law import parameters
from motcua.law.calendar import Calendar, in_zone
from motcua.law.deadline import count
from motcua.law.deadline.result import Deadline
from motcua.law.deadline.steps import Extended, Paused, Restarted, Waited
from motcua.law.deadline.term import DEFAULT, Clock, SupplementReading, Term
from motcua.law.errors import AlreadyExtended, BadMoment
from motcua.law.sentences import say


def restart(asked: datetime, completed: datetime, term: Term, calendar: Calendar, clock: Clock = DEFAULT) -> Deadline:
    """The due moment after a completed supplement: the whole term again, counted from the completion.

    Source: NĐ 61/2018, Art. 19(4); NĐ 118/2025, Art. 19
    """
    first, last = _in_order(asked, completed)
    anew = count.due(last, term, calendar, clock)
    return Deadline(anew.due, (Restarted(first, last), *anew.steps))


def after_supplement(
    original: Deadline,
    asked: datetime,
    completed: datetime,
    *,
    term: Term,
    calendar: Calendar,
    clock: Clock = DEFAULT,
    reading: SupplementReading = SupplementReading.RESTART,
) -> Deadline:
    """The due moment after a completed supplement, by the reading of the law that the agency has set.

    Source: NĐ 61/2018, Art. 19(4); QĐ 766/2022, Annex I(2); decision 0104
    """
    if reading is SupplementReading.RESTART:
        return restart(asked, completed, term, calendar, clock)
    first, last = _in_order(asked, completed)
    moved = index_due(original.due, ((first, last),))
    return Deadline(_inside(moved, calendar), (*original.steps, Waited(first, last, original.due)))


def index_due(due: datetime, waits: tuple[tuple[datetime, datetime], ...]) -> datetime:
    """The moment the index compares an end with: the original due moment and the citizen's waits, by the wall clock.

    Never apply it to a date already restarted: the wait would count twice.
    Source: QĐ 766/2022, Annex I(2); decision 0104
    """
    moment = in_zone(due)
    for asked, completed in waits:
        first, last = _in_order(asked, completed)
        moment += last - first
    return moment


def resume(deadline: Deadline, suspended: datetime, resumed: datetime, calendar: Calendar) -> Deadline:
    """The due moment after a suspension, moved by the working time between its two ends.

    A financial duty of the citizen, a question put to a court: the time is not the office's.
    Source: decision 0104
    """
    first, last = _in_order(suspended, resumed)
    minutes = calendar.working_minutes(first, last)
    due = calendar.add_minutes(deadline.due, minutes) if minutes else deadline.due
    return Deadline(due, (*deadline.steps, Paused(first, last, minutes, deadline.due)))


def extend(deadline: Deadline, until: datetime, calendar: Calendar, at: datetime, times: int = 0) -> Deadline:
    """The new appointment `until`, given at `at`; `times` appointments were given before.

    Raises AlreadyExtended for a second one, BadMoment when it is not later or lies outside working hours.
    Source: NĐ 61/2018, Art. 19(9); NĐ 118/2025, Art. 19
    """
    given, new = in_zone(at), in_zone(until)
    rule = parameters.on("extensions_allowed", given.date())
    done = times + sum(isinstance(step, Extended) for step in deadline.steps if not times)
    if done >= rule.number:
        raise AlreadyExtended(
            "Hồ sơ đã được hẹn lại một lần.",
            "Việc hẹn lại ngày trả kết quả chỉ được thực hiện một lần.",
            "Trả kết quả ngay, hoặc báo cáo người đứng đầu.",
            rule.source,
        )
    if new <= deadline.due:
        raise BadMoment(
            say(
                "Ngày hẹn lại %(new)s không sau hạn hiện tại %(due)s.",
                new=f"{new:%d/%m/%Y %H:%M}",
                due=f"{deadline.due:%d/%m/%Y %H:%M}",
            ),
            remedy="Chọn ngày muộn hơn.",
            source=rule.source,
        )
    if _inside(new, calendar) != new:
        raise BadMoment(
            say("Ngày hẹn lại %(new)s không nằm trong giờ làm việc.", new=f"{new:%d/%m/%Y %H:%M}"),
            remedy="Chọn ngày, giờ làm việc.",
        )
    return Deadline(new, (*deadline.steps, Extended(given, deadline.due)))


def _inside(moment: datetime, calendar: Calendar) -> datetime:
    """The moment itself inside working hours; else the end of the working day it falls to."""
    day = moment.date()
    if not calendar.is_working(day):
        return calendar.closing(calendar.next_working_day(day))
    minute = moment.hour * 60 + moment.minute
    if any(first <= minute <= last for first, last in calendar.intervals(day)):
        return moment
    return calendar.closing(day)


def _in_order(earlier: datetime, later: datetime) -> tuple[datetime, datetime]:
    first, last = (in_zone(moment).replace(second=0, microsecond=0) for moment in (earlier, later))
    if last < first:
        raise BadMoment(
            say(
                "Thời điểm %(last)s đứng trước %(first)s.",
                last=f"{last:%d/%m/%Y %H:%M}",
                first=f"{first:%d/%m/%Y %H:%M}",
            ),
            remedy="Kiểm tra lại hai thời điểm.",
        )
    return first, last
