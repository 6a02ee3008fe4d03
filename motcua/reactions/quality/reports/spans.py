"""The days that a report covers: a quarter or a year as the law closes them, or any two days.

The key of a span is what addresses and commands call it: 2023-Q2, 2023, or 2023-05-01..2023-05-31.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.law import reporting
from motcua.law.sentences import say
from motcua.registers.people.errors import Invalid

_KEY = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4]))?")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
_ROMAN = ("I", "II", "III", "IV")
_FIRST_YEAR, _LAST_YEAR = 2020, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day; `year` and `quarter` where it is a span of the law."""

    first: date
    last: date
    year: int | None = None
    quarter: int | None = None

    @property
    def key(self) -> str:
        """What addresses call it."""
        if self.year is None:
            return f"{self.first}..{self.last}"
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def label(self) -> str:
        """The span in Vietnamese, as the head of the form says it."""
        if self.year is None:
            return "Theo yêu cầu"
        return f"Quý {_ROMAN[self.quarter - 1]} năm {self.year}" if self.quarter else f"Năm {self.year}"

    def judged(self, today: date) -> date:
        """The day on which open dossiers are judged: the last, or today while the span runs."""
        return min(self.last, today)

    def previous(self) -> "Span | None":
        """The span of the law before this one; none for any two days."""
        return self._moved(-1)

    def next(self) -> "Span | None":
        """The span of the law after this one; none for any two days."""
        return self._moved(1)

    def _moved(self, by: int) -> "Span | None":
        if self.year is None:
            return None
        if self.quarter is None:
            return of_year(self.year + by)
        year, place = divmod(self.year * reporting.QUARTERS + self.quarter - 1 + by, reporting.QUARTERS)
        return of_quarter(year, place + 1)


def of_quarter(year: int, quarter: int) -> Span:
    """The span of a quarter's report."""
    return Span(*reporting.days(year, quarter), year, quarter)


def of_year(year: int) -> Span:
    """The span of a year's report."""
    return Span(*reporting.days(year), year)


def running(day: date) -> Span:
    """The quarter's report into which the day falls: from the middle of December on it is the next year's first."""
    span = of_quarter(day.year, (day.month - 1) // 3 + 1)
    return span if day <= span.last else of_quarter(*_after(span))


def _after(span: Span) -> tuple[int, int]:
    year, quarter = span.year or 0, span.quarter or 0
    return (year, quarter + 1) if quarter < reporting.QUARTERS else (year + 1, 1)


def read(text: str, today: date) -> Span:
    """The span of a key; the running quarter for none. Raises `Invalid` for no key, and for days still to come."""
    written = text.strip().upper()
    span = _read(written) if written else running(today)
    if span is None:
        raise Invalid(
            say("“%(text)s” không phải là một kỳ báo cáo.", text=text),
            "Báo cáo được lập theo quý, theo năm, hoặc từ ngày đến ngày.",
            "Hãy ghi 2023-Q2, 2023 hoặc 2023-05-01..2023-05-31.",
            fields={"first": "Hãy chọn ngày khác."},
        )
    if span.first > today:
        raise Invalid(
            "Kỳ báo cáo này chưa bắt đầu.",
            say("Số liệu tính từ ngày %(first)s; hôm nay là %(today)s.", first=f"{span.first:%d/%m/%Y}",
                today=f"{today:%d/%m/%Y}"),
            "Hãy chọn kỳ đã hoặc đang diễn ra.", fields={"first": "Hãy chọn ngày đã qua."},
        )  # fmt: skip
    return span


def _read(written: str) -> Span | None:
    if found := _KEY.fullmatch(written):
        year = int(found["year"])
        if not _FIRST_YEAR <= year < _LAST_YEAR:
            return None
        return of_quarter(year, int(found["quarter"])) if found["quarter"] else of_year(year)
    if not (found := _DAYS.fullmatch(written)):
        return None
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError:
        return None
    in_order = first <= last and _FIRST_YEAR <= first.year <= last.year < _LAST_YEAR
    return Span(first, last) if in_order and last - first < timedelta(days=366 * 5) else None
