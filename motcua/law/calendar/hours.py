"""The hours in which an agency works, in minutes of the day."""

import re
from dataclasses import dataclass

from motcua.law.errors import ImpossibleCalendar
from motcua.law.sentences import say

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]

_WRITTEN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)")
_MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Working intervals of a weekday, of a Saturday that counts, and of a Saturday that only receives.

    `saturday` makes Saturday a working day of the settlement calendar. `saturday_reception` opens the counter only:
    what is received then is received that day, and the next working day is the first one counted.
    """

    weekday: Intervals
    saturday: Intervals = ()
    saturday_reception: Intervals = ()

    def __post_init__(self) -> None:
        if not self.weekday:
            raise ImpossibleCalendar("Giờ làm việc trống.", remedy="Ghi ít nhất một khoảng, ví dụ 07:30-11:30.")
        for intervals in (self.weekday, self.saturday, self.saturday_reception):
            _demand_order(intervals)


def parse(written: str) -> Intervals:
    """The intervals of `07:30-11:30,13:00-17:00`; raises ImpossibleCalendar for anything else."""
    intervals = tuple(_interval(part.strip(), written) for part in written.split(","))
    _demand_order(intervals)
    return intervals


def write(intervals: Intervals) -> str:
    """The intervals as `07:30-11:30,13:00-17:00`."""
    return ",".join(f"{clock(first)}-{clock(last)}" for first, last in intervals)


def clock(minutes: int) -> str:
    """A minute of the day as `07:30`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def length(intervals: Intervals) -> int:
    """The working minutes of a day with these intervals."""
    return sum(last - first for first, last in intervals)


def _interval(part: str, written: str) -> Interval:
    found = _WRITTEN.fullmatch(part)
    if found is None:
        raise ImpossibleCalendar(
            say("Không đọc được giờ làm việc “%(written)s”.", written=written),
            say("Khoảng “%(part)s” không theo mẫu giờ:phút-giờ:phút.", part=part),
            "Ghi theo mẫu 07:30-11:30,13:00-17:00.",
        )
    first, last = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    return first, last


def _demand_order(intervals: Intervals) -> None:
    previous = 0
    for first, last in intervals:
        if not previous <= first < last < _MIDNIGHT:
            raise ImpossibleCalendar(
                say("Giờ làm việc %(hours)s không hợp lệ.", hours=write(intervals)),
                "Các khoảng phải theo thứ tự, không chồng nhau, có đầu trước cuối và kết thúc trước 24:00.",
                "Sửa lại các khoảng giờ.",
            )
        previous = last


DEFAULT = Hours(weekday=parse("07:30-11:30,13:00-17:00"))
