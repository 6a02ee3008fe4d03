"""The days off of a calendar, grouped as people name them: one Tết, not seven days."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from motcua.law.calendar.entries import DayOff, MadeUp

_ONE = timedelta(days=1)


class Run(NamedTuple):
    """Days off of one festival without a working day between them; `kind` as in DayOff."""

    festival: str
    kind: str
    first: date
    last: date
    pair: date | None


class Runs:
    """The runs and made-up days of a calendar, ready to be asked by span."""

    __slots__ = ("_firsts", "_lasts", "_made_up", "_made_up_days", "_runs")

    def __init__(self, closed: Sequence[DayOff], made_up: Sequence[MadeUp], is_working: Callable[[date], bool]) -> None:
        self._runs = list(_grouped(sorted(closed, key=_by_day), is_working))
        self._firsts = [run.first for run in self._runs]
        self._lasts = [run.last for run in self._runs]
        self._made_up = sorted(made_up, key=_by_day)
        self._made_up_days = [entry.day for entry in self._made_up]

    def touching(self, first: date, last: date) -> list[Run]:
        """The runs that have a day from `first` to `last`."""
        return self._runs[bisect_left(self._lasts, first) : bisect_right(self._firsts, last)]

    def made_up(self, first: date, last: date) -> list[MadeUp]:
        """The made-up days from `first` to `last`."""
        days = self._made_up_days
        return self._made_up[bisect_left(days, first) : bisect_right(days, last)]


def _by_day(entry: DayOff | MadeUp) -> date:
    return entry.day


def _grouped(closed: Sequence[DayOff], is_working: Callable[[date], bool]) -> Iterator[Run]:
    group: list[DayOff] = []
    for entry in closed:
        if group and not _continues(group[-1], entry, is_working):
            yield _run(group)
            group = []
        group.append(entry)
    if group:
        yield _run(group)


def _continues(last: DayOff, entry: DayOff, is_working: Callable[[date], bool]) -> bool:
    if "swap" in (entry.kind, last.kind) or entry.festival != last.festival:
        return False
    day = last.day + _ONE
    while day < entry.day:
        if is_working(day):
            return False
        day += _ONE
    return True


def _run(group: list[DayOff]) -> Run:
    kinds = {entry.kind for entry in group}
    kind = kinds.pop() if len(kinds) == 1 else "holiday"
    return Run(group[0].festival, kind, group[0].day, group[-1].day, group[0].pair)
