"""The calendar of public offices as the State publishes it, year by year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from motcua.law import parameters
from motcua.law.calendar.days import Calendar
from motcua.law.calendar.entries import DayOff, MadeUp
from motcua.law.errors import ImpossibleCalendar
from motcua.law.sentences import say

FOLDER = parameters.FOLDER / "calendar"


@dataclass(frozen=True, slots=True)
class Festival:
    """The names of a day off."""

    code: str
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day closed in exchange for a day of rest, known from the day it was announced."""

    closed: date
    made_up: date
    announced: date
    source: str


@dataclass(frozen=True, slots=True)
class Year:
    """The days off of one year; `decided` is False while the yearly decision is awaited."""

    year: int
    decided: bool
    closed: tuple[DayOff, ...]
    swaps: tuple[Swap, ...]


@lru_cache(maxsize=8)
def national(known_on: date | None = None) -> Calendar:
    """The national calendar with the default hours.

    With `known_on`, without the swaps announced after that day: the calendar by which a date printed then was reckoned.

    Source: BLLĐ 2019, Art. 112; BLLĐ 2019, Art. 111(3)
    """
    published = years()
    swaps = [s for year in published for s in year.swaps if known_on is None or s.announced <= known_on]
    swapped = [DayOff(s.closed, "swap", "swap", s.made_up, s.source) for s in swaps]
    closed = [entry for year in published for entry in year.closed]
    return Calendar(
        first_day=date(published[0].year, 1, 1),
        last_day=date(published[-1].year, 12, 31),
        closed=tuple(sorted([*closed, *swapped], key=lambda entry: entry.day)),
        made_up=tuple(sorted((MadeUp(s.made_up, s.closed, s.source) for s in swaps), key=lambda entry: entry.day)),
        undecided=frozenset(year.year for year in published if not year.decided),
    )


@lru_cache(maxsize=1)
def years() -> tuple[Year, ...]:
    """Every published year, oldest first and without a gap."""
    found = tuple(_year(parameters.load(path)) for path in sorted(FOLDER.glob("[12]*.yaml")))
    expected = list(range(found[0].year, found[0].year + len(found)))
    if [year.year for year in found] != expected:
        raise ImpossibleCalendar("Lịch quốc gia thiếu năm.", remedy="Bổ sung tệp của năm còn thiếu.")
    return found


@lru_cache(maxsize=1)
def festivals() -> Mapping[str, Festival]:
    """The names of the days off by code."""
    rows = parameters.load(FOLDER / "festivals.yaml")
    if not isinstance(rows, list):
        raise ImpossibleCalendar("Bảng tên ngày nghỉ không hợp lệ.")
    return {row["code"]: Festival(row["code"], row["vi"], row["en"]) for row in rows}


def _year(body: object) -> Year:
    if not isinstance(body, dict):
        raise ImpossibleCalendar("Tệp lịch của một năm không hợp lệ.")
    closed = tuple(entry for row in body["closed"] for entry in _days_off(row))
    swaps = tuple(Swap(row["closed"], row["made_up"], row["announced"], row["source"]) for row in body["swaps"])
    return Year(body["year"], body["decided"], closed, swaps)


def _days_off(row: Mapping[str, object]) -> Iterator[DayOff]:
    day, last = row["first"], row["last"]
    if not isinstance(day, date) or not isinstance(last, date):
        raise ImpossibleCalendar(say("Dòng lịch nghỉ không hợp lệ: %(row)s.", row=dict(row)))
    while day <= last:
        yield DayOff(day, str(row["festival"]), str(row["kind"]), None, str(row["source"]))
        day += timedelta(days=1)
