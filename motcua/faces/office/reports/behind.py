"""What lies behind a cell of a report: dossiers or procedures."""

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet as tables
from motcua.faces.office.reports import asked
from motcua.faces.office.reports.asked import Asked
from motcua.faces.office.reports.page import period
from motcua.law import reporting
from motcua.reactions.quality.reports import dossiers, procedures
from motcua.reactions.quality.reports.dossiers import PAGE, Row
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people.errors import NotFound

_LONGEST = 200  # letters of a place


def _cell(words: QueryDict) -> tuple[int, str]:
    column = words.get("column", "")
    number = int(column) if column.isascii() and column.isdecimal() and len(column) < 3 else 0  # noqa: PLR2004
    return number, words.get("place", "")[:_LONGEST]


@require_safe
@officers_only
def behind(request: OfficeRequest) -> HttpResponse:
    """A page of the dossiers, or the procedures, that a cell counts."""
    wanted, (column, place) = asked.read(request.GET, request.actor), _cell(request.GET)
    rows = _rows(wanted, column, place, after=request.GET.get("after", "")[:_LONGEST])
    words = {"column": str(column), "place": place}
    last = rows[-1] if len(rows) == PAGE else None
    title = _title(wanted, column)
    shown = {
        "asked": wanted, "rows": rows, "title": title, "line": place.partition("~")[2] or place, "column": column,
        "period": period(wanted.span), "unit_seen": wanted.unit,
        "exports": [(kind.upper(), wanted.address("report_behind_sheet", kind, **words)) for kind in tables.KINDS],
        "older": wanted.address("report_behind", **words, after=last.place) if isinstance(last, Row) else "",
        "trail": [(wanted.report.code.split("/")[0], wanted.address()), (title, "")],
    }  # fmt: skip
    return shell.show(request, "office/reports/behind.html", shown, here="reports")


def _rows(
    wanted: Asked, column: int, place: str, *, after: str = "", size: int = PAGE
) -> tuple[Row, ...] | tuple[ProcedureView, ...]:
    if wanted.report is reporting.PROCEDURES:
        return procedures.behind(wanted.unit, wanted.span, wanted.today, column=column, place=place)
    return dossiers.behind(wanted.unit, wanted.span, wanted.today, column=column, place=place, after=after, size=size)


def _title(wanted: Asked, column: int) -> str:
    found = next((each for each in wanted.report.columns if each.number == column), None)
    return " – ".join(part for part in (found.group, found.under, found.title) if part) if found else ""


@require_safe
@officers_only
def behind_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same rows, whole, as a table to take away."""
    if kind not in tables.KINDS:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn XLSX, CSV hoặc JSON."))
    wanted, (column, place) = asked.read(request.GET, request.actor), _cell(request.GET)
    found = _rows(wanted, column, place, size=tables.MOST_ROWS)
    heads, rows = _table(found, dossiers_asked=wanted.report is reporting.DOSSIERS)
    about = wanted.about(f"{wanted.report.code}, ({column}) {_title(wanted, column)}", {})
    return tables.answer(kind, f"{wanted.file_name}-cot-{column}", heads, rows, about)


def _table(
    found: tuple[Row, ...] | tuple[ProcedureView, ...], *, dossiers_asked: bool
) -> tuple[dict[str, str], list[list[tables.Cell]]]:
    if dossiers_asked:
        heads = {
            "code": gettext("Mã hồ sơ"), "procedure": gettext("Thủ tục"), "unit": gettext("Cơ quan giải quyết"),
            "received": gettext("Ngày tiếp nhận"), "due": gettext("Hẹn trả"), "ended": gettext("Ngày xong"),
        }  # fmt: skip
        return heads, [
            [one.code, one.procedure, one.unit, one.received, one.due, one.ended]
            for one in found
            if isinstance(one, Row)
        ]
    heads = {
        "code": gettext("Mã thủ tục"), "procedure": gettext("Thủ tục"), "field": gettext("Lĩnh vực"),
        "decision": gettext("Quyết định"),
    }  # fmt: skip
    return heads, [
        [one.code or one.key, one.name, one.field, one.decision] for one in found if isinstance(one, ProcedureView)
    ]
