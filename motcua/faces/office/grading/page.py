"""The sheet of a unit, and the table of all units below it."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.grading import asked, lines, wording
from motcua.faces.office.grading.asked import form_of
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.lists import sheet as tables
from motcua.law import grading
from motcua.law.quality import Level
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
        "own": own, "grade": wording.grade(own.grade), "lines": lines.of_unit(own.lines, wanted, request.actor),
        "roots": [(one.short_name, wanted.address("grading", unit=one.code)) for one in loads.roots(request.actor)],
        "units_at": wanted.address("grading_units"), "officials_at": wanted.address("grading_officials"),
        "running_late": own.overdue,
    }  # fmt: skip
    return shell.show(request, "office/grading/page.html", shown, here="index")


@require_safe
@officers_only
def unit_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same sheet as a table to take away."""
    wanted, form = asked.read(request.GET, request.actor), form_of(kind)
    own = agencies.of_unit(wanted.unit, wanted.period, wanted.today)
    heads = [
        gettext("STT"), gettext("Chỉ số đánh giá"), gettext("Điểm chuẩn"), gettext("Điểm đo được"),
        gettext("Điểm thẩm định"), gettext("Ghi chú"),
    ]  # fmt: skip
    rows: list[list[tables.Cell]] = [
        [line.number, line.title, grading.BEST, _said(line.measured), _said(line.verified), wording.note(line)]
        for line in own.lines
    ]
    rows.append([None, gettext("Tổng điểm"), 18, None, str(own.total), wording.grade(own.grade)])
    return tables.answer(form, f"danh-gia-{wanted.unit.code}-{wanted.period.key}", heads, rows)


@require_safe
@officers_only
def units(request: OfficeRequest) -> HttpResponse:
    """All units below, level by level, the best first."""
    wanted = asked.read(request.GET, request.actor)
    found = agencies.of_all(wanted.unit, wanted.period, wanted.today)
    shown = asked.frame(wanted, "grading_units") | {
        "numbers": list(grading.INDICATORS.items()), "trail": _trail(wanted, gettext("Tổng hợp các đơn vị")),
        "rows": [
            (each, wanted.address("grading", unit=each.agency.code), _level(each.level), wording.grade(each.grade))
            for each in found
        ],
    }  # fmt: skip
    return shell.show(request, "office/grading/units.html", shown, here="index")


@require_safe
@officers_only
def units_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same table to take away."""
    wanted, form = asked.read(request.GET, request.actor), form_of(kind)
    found = agencies.of_all(wanted.unit, wanted.period, wanted.today)
    heads = [gettext("Hạng"), gettext("Mã"), gettext("Đơn vị")]
    heads += [gettext("Chỉ số %(n)s") % {"n": number} for number in grading.INDICATORS]
    heads += [gettext("Tổng điểm"), gettext("Xếp loại"), gettext("Số hồ sơ")]
    return tables.answer(form, f"danh-gia-cac-don-vi-{wanted.period.key}", heads, [_row(each) for each in found])


def _level(level: Level) -> str:
    return {
        Level.PROVINCE: gettext("Cấp tỉnh"), Level.DEPARTMENT: gettext("Sở, ban, ngành"),
        Level.DISTRICT: gettext("Cấp huyện"), Level.COMMUNE: gettext("Cấp xã"),
    }[level]  # fmt: skip


def _row(each: AgencySheet) -> list[tables.Cell]:
    points: list[tables.Cell] = [_said(line.verified) for line in each.lines]
    first: list[tables.Cell] = [each.rank, each.agency.code, each.agency.name]
    return [*first, *points, str(each.total), wording.grade(each.grade), each.dossiers]


def _said(points: object) -> str:
    return "" if points is None else str(points)


def _trail(wanted: Asked, title: str) -> list[tuple[str, str]]:
    return [(wanted.unit.short_name, wanted.address("grading")), (title, "")]
