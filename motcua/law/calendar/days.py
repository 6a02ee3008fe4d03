"""Which days and hours the State works: the national days off, and the hours of one agency."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from motcua.law.calendar import hours as hours_of_work
from motcua.law.calendar.entries import DayOff, MadeUp
from motcua.law.calendar.hours import Hours, Intervals
from motcua.law.calendar.index import Index
from motcua.law.calendar.runs import Runs
from motcua.law.errors import BadMoment, CalendarEnds, ImpossibleCalendar
from motcua.law.sentences import say

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True)
class Calendar:
    """The working days of one agency from `first_day` to `last_day`: a value, built once and asked often.

    `undecided` holds the years whose days off the yearly decision has not fixed.
    Raises ImpossibleCalendar when days or hours contradict each other or leave no working day.
    """

    first_day: date
    last_day: date
    closed: tuple[DayOff, ...] = ()
    made_up: tuple[MadeUp, ...] = ()
    hours: Hours = hours_of_work.DEFAULT
    undecided: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise ImpossibleCalendar("Lịch có ngày đầu sau ngày cuối.", remedy="Sửa khoảng ngày của lịch.")
        for made_up in self.made_up:
            _demand_rest_day(made_up.day, self.reasons)
        _ = self.index

    def with_hours(self, hours: Hours) -> "Calendar":
        """The same days with the hours of another agency."""
        return self if hours == self.hours else _with_hours(self, hours)

    def with_days(self, *, closed: Iterable[date | DayOff], made_up: Iterable[date | MadeUp]) -> "Calendar":
        """The same hours and undecided years, with these days off and made-up days instead of all present ones."""
        days_off = {entry.day: entry for entry in (_day_off(entry) for entry in closed)}
        working = {entry.day: entry for entry in (_made_up(entry) for entry in made_up)}
        return replace(
            self,
            closed=tuple(days_off[day] for day in sorted(days_off)),
            made_up=tuple(working[day] for day in sorted(working)),
        )

    def closing_also(self, days: Iterable[date | DayOff]) -> "Calendar":
        """The same calendar with more days off."""
        return replace(self, closed=_merged(self.closed, (_day_off(day) for day in days)))

    @cached_property
    def reasons(self) -> Mapping[date, DayOff]:
        """The days off, by day."""
        return {entry.day: entry for entry in self.closed}

    @cached_property
    def made_up_days(self) -> Mapping[date, MadeUp]:
        """The made-up days, by day."""
        return {entry.day: entry for entry in self.made_up}

    @cached_property
    def index(self) -> Index:
        """The counted days, so that a term is found without walking."""
        span = (self.last_day - self.first_day).days + 1
        days = (self.first_day + timedelta(days=offset) for offset in range(span))
        return Index(self.first_day.toordinal(), [self._intervals_of(day) for day in days])

    @cached_property
    def runs(self) -> Runs:
        """The days off grouped as people name them."""
        return Runs(self.closed, self.made_up, self.is_working)

    def _intervals_of(self, day: date) -> Intervals:
        if day in self.reasons:
            return ()
        if day in self.made_up_days:
            return self.hours.weekday
        weekday = day.weekday()
        if weekday < _SATURDAY:
            return self.hours.weekday
        return self.hours.saturday if weekday == _SATURDAY else ()

    def intervals(self, day: date) -> Intervals:
        """The working intervals of the day in minutes since midnight; empty on a day off."""
        return self.index.intervals(self._offset(day))

    def is_working(self, day: date) -> bool:
        """True when offices work on the day."""
        return bool(self.intervals(day))

    def receives(self, moment: datetime) -> bool:
        """True when only the counter is open: a Saturday on which dossiers are received and no day is counted."""
        day = moment.date()
        service = self.hours.saturday_reception
        if not service or day.weekday() != _SATURDAY or day in self.reasons or self.is_working(day):
            return False
        return service[0][0] <= moment.hour * 60 + moment.minute < service[-1][1]

    def next_working_day(self, day: date) -> date:
        """The first working day after the day."""
        return self.add_working_days(day, 1)

    def previous_working_day(self, day: date) -> date:
        """The last working day before the day."""
        rank = self.index.worked_before(self._offset(day))
        if rank == 0:
            raise _ended(self, day - timedelta(days=1))
        return date.fromordinal(self.index.working[rank - 1])

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after the day, which itself is not counted; `count` is at least 1."""
        index = self.index
        position = index.worked_up_to(self._offset(day)) + count - 1
        if position >= len(index.working):
            raise _ended(self, self.last_day + timedelta(days=1))
        return date.fromordinal(index.working[position])

    def opening(self, day: date) -> datetime:
        """The moment the offices open on a working day."""
        return at_minute(day, self._demand_intervals(day)[0][0])

    def closing(self, day: date) -> datetime:
        """The moment the offices close on a working day."""
        return at_minute(day, self._demand_intervals(day)[-1][1])

    def working_minutes(self, earlier: datetime, later: datetime) -> int:
        """The working minutes between two moments, negative when they stand the other way round."""
        return self._elapsed(later) - self._elapsed(earlier)

    def add_minutes(self, moment: datetime, minutes: int) -> datetime:
        """The first moment by which that many working minutes have passed since `moment`; `minutes` is at least 1."""
        index = self.index
        total = self._elapsed(moment) + minutes
        if total > index.minutes[-1]:
            raise _ended(self, self.last_day + timedelta(days=1))
        position = bisect_left(index.minutes, total) - 1
        day = date.fromordinal(index.working[position])
        left = total - index.minutes[position]
        for first, last in self.intervals(day):
            if left <= last - first:
                return at_minute(day, first + left)
            left -= last - first
        raise AssertionError(day)  # the prefix sums hold exactly the minutes of the day

    def _elapsed(self, moment: datetime) -> int:
        local = in_zone(moment)
        offset = self._offset(local.date())
        index = self.index
        minute = local.hour * 60 + local.minute
        spent = sum(min(minute, last) - first for first, last in index.intervals(offset) if first < minute)
        return index.minutes[index.worked_before(offset)] + spent

    def _demand_intervals(self, day: date) -> Intervals:
        intervals = self.intervals(day)
        if not intervals:
            raise BadMoment(
                say("Ngày %(day)s không phải ngày làm việc.", day=f"{day:%d/%m/%Y}"), remedy="Chọn một ngày làm việc."
            )
        return intervals

    def _offset(self, day: date) -> int:
        if not self.first_day <= day <= self.last_day:
            raise _ended(self, day)
        return day.toordinal() - self.index.first


def in_zone(moment: datetime) -> datetime:
    """The moment in Vietnam's zone; raises BadMoment when it carries no zone."""
    if moment.tzinfo is ZONE:
        return moment
    if moment.tzinfo is None:
        raise BadMoment("Thời điểm không ghi múi giờ.", remedy="Ghi thời điểm theo giờ Việt Nam (UTC+7).")
    try:
        return moment.astimezone(ZONE)
    except (OverflowError, ValueError) as error:
        raise BadMoment(
            say("Thời điểm %(moment)s nằm ngoài lịch.", moment=moment.isoformat()), remedy="Kiểm tra lại ngày."
        ) from error


def at_minute(day: date, minute: int) -> datetime:
    """A minute of the day, in Vietnam's zone."""
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZONE)


def at_clock(day: date, clock: time) -> datetime:
    """A time of the day, in Vietnam's zone."""
    return at_minute(day, clock.hour * 60 + clock.minute)


@lru_cache(maxsize=256)
def _with_hours(calendar: Calendar, hours: Hours) -> Calendar:
    return replace(calendar, hours=hours)


def _day_off(entry: date | DayOff) -> DayOff:
    return entry if isinstance(entry, DayOff) else DayOff(entry)


def _made_up(entry: date | MadeUp) -> MadeUp:
    return entry if isinstance(entry, MadeUp) else MadeUp(entry)


def _merged(present: tuple[DayOff, ...], more: Iterable[DayOff]) -> tuple[DayOff, ...]:
    days = {entry.day: entry for entry in (*more, *present)}
    return tuple(days[day] for day in sorted(days))


def _demand_rest_day(day: date, reasons: Mapping[date, DayOff]) -> None:
    if day in reasons:
        raise ImpossibleCalendar(
            say("Ngày %(day)s vừa nghỉ vừa làm bù.", day=f"{day:%d/%m/%Y}"),
            remedy="Bỏ ngày đó khỏi một trong hai danh sách.",
        )
    if day.weekday() < _SATURDAY:
        raise ImpossibleCalendar(
            say("Ngày làm bù %(day)s đã là ngày làm việc.", day=f"{day:%d/%m/%Y}"),
            "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.",
            "Sửa danh sách ngày làm bù.",
        )


def _ended(calendar: Calendar, day: date) -> CalendarEnds:
    return CalendarEnds(
        say(
            "Ngày %(day)s nằm ngoài lịch làm việc (%(first_day)s – %(last_day)s).",
            day=f"{day:%d/%m/%Y}",
            first_day=f"{calendar.first_day:%d/%m/%Y}",
            last_day=f"{calendar.last_day:%d/%m/%Y}",
        ),
        "Ngày nghỉ của thời gian đó chưa được công bố trong hệ thống.",
        "Kiểm tra lại ngày hoặc bổ sung lịch nghỉ của năm đó.",
        "BLLĐ 2019, Art. 112(3)",
    )
