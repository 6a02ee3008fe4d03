"""What a page of the reports is asked: which form, which unit, which days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from motcua.faces.kit import wording as kit
from motcua.faces.office import typed
from motcua.faces.office.lists.sheet import About
from motcua.law import reporting
from motcua.law.reporting import Report
from motcua.ledger import clock
from motcua.reactions.papers.reporting.sheet import Counted
from motcua.reactions.quality.reports import dossiers, procedures, spans, tables
from motcua.reactions.quality.reports.spans import Span
from motcua.reactions.quality.reports.tables import Table
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import board as loads

_LONGEST = 60  # letters of a word in an address that are looked at
_TABLES = {"dossiers": dossiers.table, "procedures": procedures.table}


@dataclass(frozen=True, slots=True)
class Asked:
    """A form, a unit that the officer answers for, and the days of the report."""

    report: Report
    unit: AgencyView
    span: Span
    today: date

    def address(self, name: str = "reports", kind: str = "", **words: str) -> str:
        """Where a page about the same report lies; `words` replace or add to what is asked."""
        asked = {"form": self.report.key, "unit": self.unit.code, "period": self.span.key} | words
        path = reverse(f"office:{name}", args=[kind] if kind else None)
        return f"{path}?{urlencode({key: text for key, text in asked.items() if text})}"

    def table(self) -> Table:
        """The report, counted."""
        return _TABLES[self.report.key](self.unit, self.span, self.today)

    def about(self, title: str, meanings: Mapping[str, str]) -> About:
        """What a table of the report is: of which unit and days, by which circular."""
        days = f"{kit.day(self.span.first)} – {kit.day(self.span.last)}"
        source = gettext("Đếm từ hồ sơ trên hệ thống Một Cửa theo Thông tư 01/2020/TT-VPCP")
        return About(f"{title}: {self.unit.name}, {days}", source, clock.now(), meanings)

    @property
    def file_name(self) -> str:
        """What a file of it is called, without its ending."""
        return f"{self.report.code.split('/')[0]}-{self.unit.code}-{self.span.key}".replace("..", "-")


def read(words: QueryDict, by: Actor) -> Asked:
    """What the address asks: by default the dossiers of the officer's own highest unit, in the running quarter.

    Raises `NotAllowed` for who answers for no unit, `NotFound` for a unit that is none of his or a form there is not,
    and `Invalid` for days that are none.
    """
    unit, today = loads.unit(by, words.get("unit", "")[:_LONGEST]), clock.now().date()
    report = reporting.REPORTS.get(words.get("form", "")[:_LONGEST] or reporting.DOSSIERS.key)
    if report is None:
        raise NotFound(gettext("Không có biểu báo cáo này."), "", gettext("Hãy chọn biểu II.06a hoặc II.07b."))
    first, last = typed.day(words, "first"), typed.day(words, "last")
    key = f"{first}..{last}" if first and last else words.get("period", "")[:_LONGEST]
    return Asked(report, unit, spans.read(key, today), today)


def counted(table: Table) -> Counted:
    """The report as it is laid out on paper."""
    return Counted(
        report=table.report, unit=table.unit, period=table.span.label, first=table.span.first, last=table.span.last,
        columns=table.columns, heads=tables.headings(table.columns), lines=table.lines, total=table.total,
        remarks=table.remarks,
    )  # fmt: skip
