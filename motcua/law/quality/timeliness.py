"""Whether a dossier counts as on time for the index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.law import deadline
from motcua.law.calendar import Calendar, in_zone, national
from motcua.law.deadline import Term
from motcua.law.errors import BadMoment


class DueReading(StrEnum):
    """Which due date the index compares with, once an agency has moved it."""

    ORIGINAL = "original"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Wait:
    """A request for completion; `completed` is None while the citizen has not answered."""

    asked: datetime
    completed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What the index looks at: when a dossier came, was due, waited and ended.

    `due` is the first due date, `moved` the one now promised. Without either, `longest` is the statutory time, which
    runs by the agency's `calendar`, or the national one.
    """

    received: datetime
    due: datetime | None = None
    moved: datetime | None = None
    ended: datetime | None = None
    waits: Sequence[Wait] = ()
    longest: Term | None = None
    calendar: Calendar | None = None


def statutory_due(received: datetime, longest: Term, calendar: Calendar) -> datetime:
    """The moment until which a dossier is in time to which no due date was promised. Raises CalendarEnds.

    Source: QĐ 766/2022, Annex I(2); decision 0106
    """
    return deadline.due(received, longest, calendar).due


def is_on_time(course: Course, period_end: datetime, reading: DueReading = DueReading.ORIGINAL) -> bool:
    """True when the dossier ended, or still stands, within its time; two requests for completion are always late.

    Against the original date the citizen's waits are taken out; against a moved one they are in it already.
    Raises BadMoment when neither a due date nor a statutory time is known.
    Source: QĐ 766/2022, Annex I(2); decision 0106
    """
    if len(course.waits) > 1:
        return False
    end = _end(course, period_end)
    if reading is DueReading.MOVED and course.moved is not None:
        return end <= in_zone(course.moved)
    wait = sum((_length(one) for one in course.waits), timedelta())
    return end - wait <= _due(course)


def _due(course: Course) -> datetime:
    if course.due is not None:
        return in_zone(course.due)
    if course.longest is None:
        raise BadMoment("Hồ sơ không có ngày hẹn trả và không rõ thời hạn.", remedy="Bổ sung thời hạn của thủ tục.")
    return statutory_due(course.received, course.longest, course.calendar or national())


def _end(course: Course, period_end: datetime) -> datetime:
    if course.ended is not None:
        return in_zone(course.ended)
    if course.waits and course.waits[0].completed is None:
        return in_zone(course.waits[0].asked)
    return in_zone(period_end)


def _length(wait: Wait) -> timedelta:
    return timedelta() if wait.completed is None else in_zone(wait.completed) - in_zone(wait.asked)
