"""Working minutes as `law.calendar` reckons them, for millions of moments: the same answers in fewer steps."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime

from motcua.law.calendar import ZONE, Calendar
from motcua.law.calendar.hours import Intervals

_DAY = 1440  # minutes

Reached = list[tuple[int, int]]  # by working minute of the day: the hour and minute at which it is spent
Shape = tuple[list[int], Reached]  # by minute of the day: the working minutes before it


class Worktime:
    """The working time of one calendar, laid out flat. A test holds it against the calendar itself."""

    __slots__ = ("_before", "_days", "_first", "_shapes", "_sums", "calendar")

    def __init__(self, calendar: Calendar) -> None:
        """All its days, from the first to the last."""
        self.calendar = calendar
        self._first = calendar.first_day.toordinal()
        self._shapes: list[Shape] = []  # by day
        self._before: list[int] = []  # by day: the working minutes of all days before it
        self._days: list[tuple[int, int, int, Reached]] = []  # the working days: year, month, day, what is reached when
        self._sums: list[int] = [0]  # by working day: the working minutes of all before it
        shapes = {intervals: _shape(intervals) for intervals in set(_all_intervals(calendar))}
        total = 0
        for number, intervals in enumerate(_all_intervals(calendar), start=self._first):
            self._before.append(total)
            self._shapes.append(shapes[intervals])
            if intervals:
                day = date.fromordinal(number)
                spent, reached = shapes[intervals]
                total += spent[-1]
                self._days.append((day.year, day.month, day.day, reached))
                self._sums.append(total)

    def runs(self, moment: datetime) -> bool:
        """True in the minutes that count as working time."""
        spent, minute = self._shapes[moment.toordinal() - self._first][0], moment.hour * 60 + moment.minute
        return spent[minute] < spent[minute + 1]

    def elapsed(self, moment: datetime) -> int:
        """The working minutes from the calendar's first day to the moment, which is in Vietnam's zone."""
        place = moment.toordinal() - self._first
        return self._before[place] + self._shapes[place][0][moment.hour * 60 + moment.minute]

    def at(self, elapsed: int) -> datetime:
        """The first moment by which so many working minutes have passed since the calendar's first day."""
        place = bisect_left(self._sums, elapsed) - 1
        year, month, day, reached = self._days[place]
        hour, minute = reached[elapsed - self._sums[place]]
        return datetime(year, month, day, hour, minute, tzinfo=ZONE)

    def add(self, moment: datetime, minutes: int) -> datetime:
        """As `Calendar.add_minutes`."""
        return self.at(self.elapsed(moment) + minutes)

    def between(self, earlier: datetime, later: datetime) -> int:
        """As `Calendar.working_minutes`."""
        return self.elapsed(later) - self.elapsed(earlier)


def _all_intervals(calendar: Calendar) -> Iterator[Intervals]:
    for day in range(calendar.first_day.toordinal(), calendar.last_day.toordinal() + 1):
        yield calendar.intervals(date.fromordinal(day))


def _shape(intervals: Intervals) -> Shape:
    """A day of these hours: the working minutes spent by each minute, and at which hour and minute each is."""
    spent, reached = [0], [(0, 0)]
    for minute in range(_DAY):
        works = any(first <= minute < last for first, last in intervals)
        spent.append(spent[-1] + works)
        if works:
            reached.append(divmod(minute + 1, 60))
    return spent, reached
