"""The sheet of a unit, and the table of all units below it."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.grading import asked, lines, meanings, paper, wording
from motcua.faces.office.grading.asked import form_of
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.lists import sheet as tables
from motcua.law import grading
from motcua.reactions.quality.grading import agencies
from motcua.reactions.quality.grading.sheets import AgencySheet
from motcua.work.dossiers import board as loads


@require_safe
@officers_only
def unit(request: OfficeRequest) -> HttpResponse:
    """Nine indicators of a unit with all below it, the total and the grade."""
    wanted = asked.read(request.GET, request.actor)
    own = agencies.of_unit(wanted.unit, wanted.period, wanted.today)
    shown = asked.frame(wanted, "grading") | {
        "own": own, "grade": wording.total_grade(own), "lines": lines.of_unit(own.lines, wanted, request.actor),
        "roots": [(one.short_name, wanted.address("grading", unit=one.code)) for one in loads.roots(request.actor)],
        "units_at": wanted.address("grading_units"), "officials_at": wanted.address("grading_officials"),
        "remarks": wording.remarks(own), "best": grading.MOST,
    }  # fmt: skip
    return shell.show(request, "office/grading/page.html", shown, here="index")


@require_safe
@officers_only
def unit_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same sheet as a table to take away."""
    wanted = asked.read(request.GET, request.actor)
    own = agencies.of_unit(wanted.unit, wanted.period, wanted.today)
    if kind == asked.PAPER:
        return paper.of_unit(wanted, own)
    heads = {
        "number": gettext("STT"), "indicator": gettext("Chỉ số đánh giá"), "most": gettext("Điểm chuẩn"),
        "measured": gettext("Điểm đo được"), "verified": gettext("Điểm thẩm định"), "note": gettext("Ghi chú"),
        "contests": gettext("Ý kiến và trả lời"),
    }  # fmt: skip
    rows: list[list[tables.Cell]] = [
        [line.number, wording.title(line.number), grading.BEST, line.measured, line.verified, wording.note(line),
         " ".join(map(wording.contested, line.contests))]
        for line in own.lines
    ]  # fmt: skip
    rows.append([None, gettext("Tổng điểm"), grading.MOST, None, own.total, wording.total_grade(own), ""])
    about = asked.about(wanted, gettext("Phiếu đánh giá việc giải quyết thủ tục hành chính"), meanings.of_sheet())
    return tables.answer(form_of(kind), f"danh-gia-{wanted.unit.code}-{wanted.period.key}", heads, rows, about)


@require_safe
@officers_only
def units(request: OfficeRequest) -> HttpResponse:
    """All units below, level by level, the best first."""
    wanted = asked.read(request.GET, request.actor)
    found = agencies.of_all(wanted.unit, wanted.period, wanted.today)
    shown = asked.frame(wanted, "grading_units") | {
        "numbers": wording.titles(grading.INDICATORS), "trail": _trail(wanted, gettext("Tổng hợp các đơn vị")),
        "rows": [
            (each, wanted.address("grading", unit=each.agency.code), wording.level(each.level),
             wording.total_grade(each))
            for each in found
        ],
    }  # fmt: skip
    return shell.show(request, "office/grading/units.html", shown, here="index")


@require_safe
@officers_only
def units_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same table to take away."""
    wanted = asked.read(request.GET, request.actor)
    found = agencies.of_all(wanted.unit, wanted.period, wanted.today)
    if kind == asked.PAPER:
        return paper.of_units(wanted, found)
    heads = {"rank": gettext("Hạng"), "code": gettext("Mã"), "unit": gettext("Đơn vị")}
    heads |= meanings.columns(grading.INDICATORS)
    heads |= {"total": gettext("Tổng điểm"), "grade": gettext("Xếp loại"), "dossiers": gettext("Số hồ sơ")}
    about = asked.about(wanted, gettext("Tổng hợp kết quả đánh giá các đơn vị"), meanings.of_marks())
    name = f"danh-gia-cac-don-vi-{wanted.period.key}"
    return tables.answer(form_of(kind), name, heads, [_row(each) for each in found], about)


def _row(each: AgencySheet) -> list[tables.Cell]:
    points: list[tables.Cell] = [line.verified for line in each.lines]
    first: list[tables.Cell] = [each.rank, each.agency.code, each.agency.name]
    return [*first, *points, each.total, wording.total_grade(each), each.dossiers]


def _trail(wanted: Asked, title: str) -> list[tuple[str, str]]:
    return [(wanted.unit.short_name, wanted.address("grading")), (title, "")]
