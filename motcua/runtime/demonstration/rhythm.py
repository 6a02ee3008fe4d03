"""When dossiers arrive: at the counter in office hours, online round the clock."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from motcua.law import calendar
from motcua.law.calendar import ZONE, Calendar
from motcua.law.channels import ONLINE
from motcua.runtime.demonstration import sheets

_FESTIVAL_DAYS = 3  # a festival this long empties the counters before it and fills them after
_BEFORE, _AFTER = 2, 3  # working days
_HALF_HOUR, _HOUR = 1800, 3600


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of days and hours, as the sheet `rhythm.yaml` keeps them."""

    weekdays: tuple[float, ...]
    months: Mapping[int, float]
    before: float
    after: float
    counter: Mapping[int, float]  # by minute of the day, for half an hour
    online: tuple[float, ...]  # by hour
    on_rest_days: float
    on_festivals: float


def read(folder: Path) -> Weights:
    """The weights of a pack's demonstration."""
    body = sheets.sheet(folder / "rhythm.yaml")
    hours = {_minute(clock): weight for clock, weight in sheets.numbers(body, "counter").items()}
    return Weights(
        weekdays=tuple(sheets.number(each, "weekdays") for each in sheets.listed(body, "weekdays")),
        months={int(month): weight for month, weight in sheets.numbers(body, "months").items()},
        before=sheets.number(body["before_festival"], "before_festival"),
        after=sheets.number(body["after_festival"], "after_festival"),
        counter=hours,
        online=tuple(sheets.number(each, "online") for each in sheets.listed(body, "online")),
        on_rest_days=sheets.number(body["online_on_rest_days"], "online_on_rest_days"),
        on_festivals=sheets.number(body["online_on_festivals"], "online_on_festivals"),
    )


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


class Rhythm:
    """The moments of arrival between the first day and the present, by weight."""

    def __init__(self, weights: Weights, offices: Calendar, first_day: date, now: datetime) -> None:
        """`offices` is the calendar of an ordinary office; `now` is the last moment there is."""
        self._weights, self._offices, self._now = weights, offices, now
        days = [first_day + timedelta(days=n) for n in range((now.date() - first_day).days + 1)]
        self._festival = self._near_festivals(days)
        self._counter = self._cells(self._counter_cells(days))
        self._online = self._cells(self._online_cells(days))

    def moments(self, channel: int, number: int, chance: random.Random) -> list[datetime]:
        """So many moments, in no order: channel 2 online, the others at a counter. Whole seconds."""
        (cells, weights), length = (self._online, _HOUR) if channel == ONLINE else (self._counter, _HALF_HOUR)
        picked = chance.choices(cells, cum_weights=weights, k=number) if number else []
        return [start + timedelta(seconds=int(chance.random() * self._length(start, length))) for start in picked]

    def _length(self, start: datetime, length: int) -> float:
        """The seconds of a stretch, up to the present."""
        return min(length, (self._now - start).total_seconds())

    def _cells(self, found: Iterator[tuple[datetime, float]]) -> tuple[list[datetime], list[float]]:
        cells = [(start, weight) for start, weight in found if weight > 0 and start < self._now]
        return [start for start, _ in cells], list(accumulate(weight for _, weight in cells))

    def _counter_cells(self, days: list[date]) -> Iterator[tuple[datetime, float]]:
        for day in days:
            if not self._offices.is_working(day):
                continue
            weight = self._of_day(day)
            for minute, share in self._weights.counter.items():
                if any(first <= minute < last for first, last in self._offices.intervals(day)):
                    yield calendar.at_minute(day, minute), weight * share * self._until_now(day, minute, _HALF_HOUR)

    def _online_cells(self, days: list[date]) -> Iterator[tuple[datetime, float]]:
        for day in days:
            weight = self._of_day(day)
            if not self._offices.is_working(day):
                festival = day in self._offices.reasons
                weight *= (self._weights.on_festivals if festival else self._weights.on_rest_days) / 100
            for hour, share in enumerate(self._weights.online):
                yield (
                    datetime(day.year, day.month, day.day, hour, tzinfo=ZONE),
                    weight * share * self._until_now(day, hour * 60, _HOUR),
                )

    def _until_now(self, day: date, minute: int, length: int) -> float:
        """The part of a stretch of the present day that has passed."""
        if day < self._now.date():
            return 1.0
        passed = (self._now - calendar.at_minute(day, minute)).total_seconds()
        return min(1.0, max(0.0, passed / length))

    def _of_day(self, day: date) -> float:
        weekday = self._weights.weekdays[min(day.weekday(), len(self._weights.weekdays) - 1)]
        return weekday * self._weights.months.get(day.month, 100.0) * self._festival.get(day, 1.0)

    def _near_festivals(self, days: list[date]) -> dict[date, float]:
        """The working days around a long festival, and what they weigh against an ordinary one."""
        found: dict[date, float] = {}
        closed = [day for day in days if day in self._offices.reasons]
        for day in closed:
            run = sum(1 for n in range(_FESTIVAL_DAYS) if day + timedelta(days=n) in self._offices.reasons)
            if run < _FESTIVAL_DAYS or day - timedelta(days=1) in self._offices.reasons:
                continue
            before = day
            for _ in range(_BEFORE):
                before = self._offices.previous_working_day(before)
                found[before] = self._weights.before / 100
            after = day
            for _ in range(_AFTER):
                after = self._offices.next_working_day(after)
                found[after] = self._weights.after / 100
        return found
