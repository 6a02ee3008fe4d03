"""The periods of the index: month, quarter, half-year and year, and the day up to which one is judged."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.law.sentences import Named, say
from motcua.registers.people.errors import Invalid

KINDS = (1, 3, 6, 12)
_FORMS = ((1, r"(?P<year>\d{4})-(?P<part>\d{2})"), (3, r"(?P<year>\d{4})-Q(?P<part>[1-4])"),
          (6, r"(?P<year>\d{4})-H(?P<part>[12])"), (12, r"(?P<year>\d{4})(?P<part>)"))  # fmt: skip


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """Some months that the index is reckoned over, from the first day of the first one."""

    first: date
    months: int

    @property
    def last(self) -> date:
        """The last day."""
        return self.next().first - timedelta(days=1)

    @property
    def key(self) -> str:
        """2023-05, 2023-Q2, 2023-H1 or 2023."""
        part = (self.first.month - 1) // self.months + 1
        ends = {1: f"-{part:02}", 3: f"-Q{part}", 6: f"-H{part}", 12: ""}
        return f"{self.first.year}{ends[self.months]}"

    @property
    def label(self) -> str:
        """The period in Vietnamese."""
        part = (self.first.month - 1) // self.months + 1
        said = {1: f"Tháng {part:02}/", 3: f"Quý {('I', 'II', 'III', 'IV')[min(part, 4) - 1]}/",
                6: "6 tháng đầu năm " if part == 1 else "6 tháng cuối năm ", 12: "Năm "}  # fmt: skip
        return f"{said[self.months]}{self.first.year}"

    def next(self) -> "Period":
        """The period that follows."""
        return self._moved(self.months)

    def previous(self) -> "Period":
        """The period before."""
        return self._moved(-self.months)

    def _moved(self, months: int) -> "Period":
        year, month = divmod(self.first.year * 12 + self.first.month - 1 + months, 12)
        return Period(date(year, month + 1, 1), self.months)

    def judged_on(self, today: date) -> date:
        """The day on which open dossiers are judged: the last of the period, or today while it runs.

        Source: QĐ 766/2022, Annex I(2)
        """
        return min(self.last, today)

    def require_begun(self, today: date) -> None:
        """Nothing happens for a period that has begun; raises `Invalid` for one that is still to come."""
        if self.first > today:
            raise Invalid(
                say("%(period)s chưa bắt đầu nên chưa có gì để chấm.", period=Named(self.label, self.key)),
                say(
                    "Số liệu có đến ngày %(today)s; kỳ này bắt đầu ngày %(first)s.",
                    today=f"{today:%d/%m/%Y}",
                    first=f"{self.first:%d/%m/%Y}",
                ),
                "Hãy chọn kỳ đã bắt đầu.",
            )


def of(day: date, months: int) -> Period:
    """The period of this length that holds the day."""
    return Period(date(day.year, (day.month - 1) // months * months + 1, 1), months)


def read(text: str) -> Period:
    """The period of a key such as 2023-05, 2023-Q2, 2023-H1 or 2023. Raises `Invalid`."""
    for months, form in _FORMS:
        found = re.fullmatch(form, text.strip().upper())
        if found and 1 <= int(found["part"] or 1) <= 12 // months and int(found["year"]) > 0:
            return Period(date(int(found["year"]), (int(found["part"] or 1) - 1) * months + 1, 1), months)
    raise Invalid(
        say("“%(text)s” không phải là một kỳ đánh giá.", text=text),
        "Bộ chỉ số được tính theo tháng, quý, 6 tháng và năm.",
        "Hãy ghi 2023-05, 2023-Q2, 2023-H1 hoặc 2023.",
    )
