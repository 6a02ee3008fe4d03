"""Counts over the days of a calendar, made once, so that any term is found by looking up."""

from itertools import accumulate

from motcua.law.calendar import hours
from motcua.law.calendar.hours import Intervals
from motcua.law.errors import ImpossibleCalendar


class Index:
    """Prefix counts of working days and working minutes from the first day of a calendar."""

    __slots__ = ("_intervals", "_worked", "first", "minutes", "working")

    def __init__(self, first: int, intervals: list[Intervals]) -> None:
        self.first = first
        self._intervals = intervals
        works = [bool(day) for day in intervals]
        self.working = [first + offset for offset, open_ in enumerate(works) if open_]
        if not self.working:
            raise ImpossibleCalendar("Lịch không có ngày làm việc nào.", remedy="Sửa ngày nghỉ hoặc giờ làm việc.")
        self._worked = [0, *accumulate(works)]
        self.minutes = [0, *accumulate(hours.length(day) for day in intervals if day)]

    def intervals(self, offset: int) -> Intervals:
        """The working intervals of a day."""
        return self._intervals[offset]

    def worked_before(self, offset: int) -> int:
        """How many working days lie before the day."""
        return self._worked[offset]

    def worked_up_to(self, offset: int) -> int:
        """How many working days lie before the day or on it."""
        return self._worked[offset + 1]
