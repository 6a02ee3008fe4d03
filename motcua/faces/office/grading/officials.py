"""The sheets of officials: of a unit, for its heads; and one's own."""

from collections.abc import Sequence

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
from motcua.reactions.quality.grading import officials as sheets
from motcua.reactions.quality.grading.sheets import OfficialSheet
from motcua.registers.people.errors import NotFound


@require_safe
@officers_only
def officials(request: OfficeRequest) -> HttpResponse:
    """Every official who held a step in the unit, for who answers for the unit."""
    wanted = asked.read(request.GET, request.actor)
    found = sheets.of_unit(wanted.unit, wanted.period, by=request.actor)
    shown = asked.frame(wanted, "grading_officials") | {
        "numbers": wording.titles(grading.OF_OFFICIALS),
        "trail": [(wanted.unit.short_name, wanted.address("grading")), (gettext("Cán bộ, công chức"), "")],
        "rows": [_with_lines(each, wanted, request) for each in found],
    }  # fmt: skip
    return shell.show(request, "office/grading/officials.html", shown, here="index")


def _with_lines(each: OfficialSheet, wanted: Asked, request: OfficeRequest) -> dict[str, object]:
    found = lines.of_official(each, wanted, request.actor)
    return {
        "one": each, "grade": wording.total_grade(each), "lines": found,
        "dossiers": wanted.address("grading_dossiers", official=str(each.account_id), number="1"),
        "contested": [line for line in found if line["contests"]],
    }  # fmt: skip


@require_safe
@officers_only
def officials_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same sheets as a table to take away."""
    wanted = asked.read(request.GET, request.actor)
    found = sheets.of_unit(wanted.unit, wanted.period, by=request.actor)
    if kind == asked.PAPER:
        return paper.of_officials(wanted, found)
    return _table(kind, f"danh-gia-can-bo-{wanted.unit.code}", found, wanted)


@require_safe
@officers_only
def mine(request: OfficeRequest) -> HttpResponse:
    """One's own sheet, one for each unit in which one held steps."""
    wanted = asked.read(request.GET, request.actor, own=True)
    found = sheets.own(wanted.period, by=request.actor)
    shown = asked.frame(wanted, "grading_mine") | {
        "sheets": [
            {"own": each, "grade": wording.total_grade(each), "lines": lines.of_official(each, there, request.actor),
             "paper_at": there.address("grading_mine_sheet", asked.PAPER)}
            for each in found
            for there in [Asked(each.agency, wanted.period, wanted.today)]
        ],
        "paper_at": "", "best": grading.MOST_OF_OFFICIAL,
    }  # fmt: skip
    return shell.show(request, "office/grading/mine.html", shown, here="grading_mine")


@require_safe
@officers_only
def mine_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """One's own sheets as a table to take away."""
    wanted = asked.read(request.GET, request.actor, own=True)
    found = sheets.own(wanted.period, by=request.actor)
    if kind != asked.PAPER:
        return _table(kind, "danh-gia-ca-nhan", found, wanted)
    own = next((each for each in found if each.agency.id == wanted.unit.id), None)
    if own is None:
        raise NotFound(
            gettext("Trong kỳ không có hồ sơ nào đã xong mà bạn giữ một bước"), "", gettext("Hãy chọn kỳ khác.")
        )
    return paper.of_official(wanted, own)


def _table(kind: str, name: str, found: Sequence[OfficialSheet], wanted: Asked) -> HttpResponse:
    heads = {"name": gettext("Họ và tên"), "unit": gettext("Đơn vị"), "dossiers": gettext("Số hồ sơ")}
    heads |= meanings.columns(grading.OF_OFFICIALS)
    heads |= {"total": gettext("Tổng điểm"), "grade": gettext("Xếp loại")}
    about = asked.about(wanted, gettext("Đánh giá cán bộ, công chức"), meanings.of_marks(grading.OF_OFFICIALS))
    return tables.answer(form_of(kind), f"{name}-{wanted.period.key}", heads, [_row(each) for each in found], about)


def _row(each: OfficialSheet) -> list[tables.Cell]:
    points: list[tables.Cell] = [line.verified for line in each.lines]
    return [each.name, each.agency.short_name, each.dossiers, *points, each.total, wording.total_grade(each)]
