"""Days, months, quarters and years as people write them, and what is no day at all."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_DAY = r"(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})(?:\s?[/.\-]\s?(?P<year>\d{4}))?(?!\d)"
_DAY_IN_WORDS = r"(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?:\s*(?:năm\s+|[/.\-]\s?)(?P<year2>\d{4}))?"
DAY = rf"(?:{_DAY_IN_WORDS}|{_DAY})"
_DAY_RE = re.compile(DAY)
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_HALF_YEAR = 183
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as read: `day` is none where the calendar has no such day; `guessed` where the year was not written."""

    day: date | None
    guessed: bool = False


def read(written: re.Match[str], about: date | None) -> Day:
    """The day that a match of `DAY` writes; a missing year is the first that is not long before `about`."""
    groups = written.groupdict()
    number = int(groups.get("day2") or groups.get("day") or 0)
    month = int(groups.get("month2") or groups.get("month") or 0)
    year = groups.get("year2") or groups.get("year")
    if year:
        return Day(made(int(year), month, number))
    return Day(_near(month, number, about), guessed=True)


def first(words: str, about: date | None) -> Day | None:
    """The first day written in the words; none where there is none."""
    found = _DAY_RE.search(words)
    return read(found, about) if found else None


def made(year: int, month: int, number: int) -> date | None:
    """The day, or none where the calendar has no such day."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _near(month: int, number: int, about: date | None) -> date | None:
    """A deadline without a year falls in the year of the document, or the next when that is over half a year gone."""
    if about is None:
        return None
    day = made(about.year, month, number)
    if day and (about - day).days > _HALF_YEAR:
        return made(about.year + 1, month, number) or day
    return day


def month_end(year: int, month: int) -> date | None:
    """The last day of the month; none where there is no such month."""
    if not (month in range(1, 13) and _FIRST_YEAR <= year <= _LAST_YEAR):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_end(year: int, quarter: str) -> date | None:
    """The last day of quarter I, II, III or IV."""
    number = _QUARTERS.get(quarter.lower())
    return month_end(year, number * 3) if number else None
