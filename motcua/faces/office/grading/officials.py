"""The sheets of officials: of a unit, for its heads; and one's own."""

from collections.abc import Sequence

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
from motcua.reactions.quality.grading import officials as sheets
from motcua.reactions.quality.grading.sheets import OfficialSheet


@require_safe
@officers_only
def officials(request: OfficeRequest) -> HttpResponse:
    """Every official who held a step in the unit, for who answers for the unit."""
    wanted = asked.read(request.GET, request.actor)
    found = sheets.of_unit(wanted.unit, wanted.period, by=request.actor)
    shown = asked.frame(wanted, "grading_officials") | {
        "numbers": [(number, grading.INDICATORS[number]) for number in grading.OF_OFFICIALS],
        "trail": [(wanted.unit.short_name, wanted.address("grading")), (gettext("Cán bộ, công chức"), "")],
        "rows": [_with_lines(each, wanted, request) for each in found],
    }  # fmt: skip
    return shell.show(request, "office/grading/officials.html", shown, here="index")


def _with_lines(each: OfficialSheet, wanted: Asked, request: OfficeRequest) -> dict[str, object]:
    found = lines.of_official(each, wanted, request.actor)
    return {
        "one": each, "grade": wording.grade(each.grade), "lines": found,
        "dossiers": wanted.address("grading_dossiers", official=str(each.account_id), number="1"),
        "contested": [line for line in found if line["contests"]],
    }  # fmt: skip


@require_safe
@officers_only
def officials_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same sheets as a table to take away."""
    wanted, form = asked.read(request.GET, request.actor), form_of(kind)
    found = sheets.of_unit(wanted.unit, wanted.period, by=request.actor)
    return _table(form, f"danh-gia-can-bo-{wanted.unit.code}-{wanted.period.key}", found)


@require_safe
@officers_only
def mine(request: OfficeRequest) -> HttpResponse:
    """One's own sheet, one for each unit in which one held steps."""
    wanted = asked.read(request.GET, request.actor, own=True)
    found = sheets.own(wanted.period, by=request.actor)
    shown = asked.frame(wanted, "grading_mine") | {
        "sheets": [
            {"own": each, "grade": wording.grade(each.grade), "lines": lines.of_official(each, there, request.actor)}
            for each in found
            for there in [Asked(each.agency, wanted.period, wanted.today)]
        ]
    }
    return shell.show(request, "office/grading/mine.html", shown, here="grading_mine")


@require_safe
@officers_only
def mine_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """One's own sheets as a table to take away."""
    wanted, form = asked.read(request.GET, request.actor, own=True), form_of(kind)
    return _table(form, f"danh-gia-ca-nhan-{wanted.period.key}", sheets.own(wanted.period, by=request.actor))


def _table(form: str, name: str, found: Sequence[OfficialSheet]) -> HttpResponse:
    heads = [gettext("Họ và tên"), gettext("Đơn vị"), gettext("Số hồ sơ")]
    heads += [gettext("Chỉ số %(n)s") % {"n": number} for number in grading.OF_OFFICIALS]
    heads += [gettext("Tổng điểm"), gettext("Xếp loại")]
    return tables.answer(form, name, heads, [_row(each) for each in found])


def _row(each: OfficialSheet) -> list[tables.Cell]:
    points = ["" if line.verified is None else str(line.verified) for line in each.lines]
    return [each.name, each.agency.short_name, each.dossiers, *points, str(each.total), wording.grade(each.grade)]
