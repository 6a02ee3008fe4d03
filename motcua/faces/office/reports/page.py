"""A report on screen and as files to be signed."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet as sheets
from motcua.faces.office.reports import asked
from motcua.faces.office.reports.asked import Asked
from motcua.law import reporting
from motcua.reactions.papers import typeset
from motcua.reactions.papers.reporting import sheet
from motcua.reactions.quality.reports import spans, tables
from motcua.reactions.quality.reports.spans import Span
from motcua.reactions.quality.reports.tables import Line, Table
from motcua.registers.people.errors import Invalid, NotFound
from motcua.work.dossiers import board as loads

_TABLES = ("csv", "json")
_MEDIA = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The report with each number leading to what it counts; days that are none are said beside their fields."""
    said = {name: request.GET.get(name, "")[:20] for name in ("first", "last")}
    refusal: refusals.Told | None = None
    try:
        wanted = asked.read(request.GET, request.actor)
    except Invalid as error:
        plain = request.GET.copy()
        for name in (*said, "period"):
            plain.pop(name, None)
        wanted, refusal = asked.read(plain, request.actor), refusals.told(error, set(said))
    table = wanted.table()
    shown = _around(wanted) | {
        "said": said, "refusal": refusal, "table": table, "heads": tables.headings(table.columns),
        "numbers": [_number(column) for column in table.columns],
        "lines": [_line(wanted, table, line) for line in table.lines],
        "total": _line(wanted, table, Line("", gettext("Tổng cộng"), table.total)),
        "wrong": reporting.contradictions(table.report, table.total), "empty": table.empty,
        "roots": [(one.short_name, wanted.address(unit=one.code)) for one in loads.roots(request.actor)],
    }  # fmt: skip
    return shell.show(
        request, "office/reports/page.html", shown, here="reports", status=refusal.status if refusal else 200
    )


def _line(wanted: Asked, table: Table, line: Line) -> dict[str, object]:
    words = {"place": line.place}
    cells = [
        (column, number, wanted.address("report_behind", column=str(column.number), **words) if number else "")
        for column, number in table.shown(line.cells)
    ]
    return {"line": line, "cells": cells}


def _number(column: reporting.Column) -> str:
    return f"({column.number})" + (" = " + " + ".join(f"({part})" for part in column.parts) if column.parts else "")


def period(span: Span) -> str:
    """The days of a report in the language of the page."""
    days = {"first": kit.day(span.first), "last": kit.day(span.last)}
    if span.year is None:
        return gettext("từ %(first)s đến %(last)s") % days
    year = {"year": span.year, "quarter": span.quarter}
    return (gettext("quý %(quarter)s năm %(year)s") if span.quarter else gettext("năm %(year)s")) % year


def _around(wanted: Asked) -> dict[str, object]:
    """Where one may go from a report: the other form, other days, the files."""
    span, day = wanted.span, min(wanted.span.last, wanted.today)
    yearly = span.year is not None and span.quarter is None
    ways = [(other, rel) for other, rel in ((span.previous(), "prev"), (span.next(), "next")) if other]
    return {
        "unit_seen": wanted.unit, "asked": wanted, "period": period(span), "span": span,
        "forms": [
            {"label": each.code.split("/")[0], "current": each is wanted.report, "href": wanted.address(form=each.key)}
            for each in reporting.REPORTS.values()
        ],
        "lengths": [
            {"label": gettext("Quý"), "current": span.quarter is not None,
             "href": wanted.address(period=spans.running(day).key)},
            {"label": gettext("Năm"), "current": yearly, "href": wanted.address(period=str(span.year or day.year))},
        ],
        "around": [
            {"label": period(other), "rel": rel, "href": wanted.address(period=other.key)}
            for other, rel in ways
            if other.first <= wanted.today
        ],
        "exports": [(kind.upper(), wanted.address("report_sheet", kind)) for kind in (*_MEDIA, *_TABLES)],
        "package_at": wanted.address("report_package"),
    }  # fmt: skip


@require_safe
@officers_only
def report_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The report as a PDF or a workbook, ready to be signed; as CSV or JSON, its numbers for machines."""
    if kind not in {*_MEDIA, *_TABLES}:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn PDF, XLSX, CSV hoặc JSON."))
    wanted = asked.read(request.GET, request.actor)
    if kind in _TABLES:
        return _numbers(wanted, kind)
    response = HttpResponse(drawn(wanted, request.actor.name, kind), content_type=_MEDIA[kind])
    response["Content-Disposition"] = f'attachment; filename="{wanted.file_name}.{kind}"'
    return response


def _numbers(wanted: Asked, kind: str) -> HttpResponse:
    """Every line with a number for each column of the form, under the number and the title of the column."""
    table = wanted.table()
    heads = {"mark": gettext("STT"), "line": table.report.lines} | {
        f"column_{column.number}": f"({column.number}) {_title(column)}" for column in table.columns
    }
    lines = [*table.lines, Line("", gettext("Tổng cộng"), table.total)]
    rows: list[list[sheets.Cell]] = [
        [line.mark, line.title, *(number for _, number in table.shown(line.cells))] for line in lines
    ]
    sums = {f"({column.number})": _number(column) for column in table.columns if column.parts}
    about = wanted.about(f"{table.report.code}, {table.report.title}", sums)
    return sheets.answer(kind, wanted.file_name, heads, rows, about)


def _title(column: reporting.Column) -> str:
    return " – ".join(part for part in (column.group, column.under, column.title) if part)


def drawn(wanted: Asked, drawer: str, kind: str = "pdf") -> bytes:
    """The report as a file, drawn up by this officer today."""
    filled = sheet.fill(asked.counted(wanted.table()), day=wanted.today, drawer=drawer)
    if kind == "pdf":
        return typeset.typeset(filled)
    from motcua.reactions.papers.reporting import workbook  # few ask for one

    return workbook.workbook(filled)
