"""The published procedures as open data, each with where it was read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.public import open_data
from motcua.ledger import clock
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How many procedures are published, by field, and where to take them away. One query."""
    today = clock.now().date()
    listed = catalog.listed(today)
    shown = {
        "way": "public", "total": len(listed), "online": sum(1 for each in listed if each.online_level),
        "essential": sum(1 for each in listed if each.essential), "fields": _by_field(listed), "columns": columns(),
    }  # fmt: skip
    return render(request, "public/procedures.html", shown)


def _by_field(listed: tuple[catalog.Listed, ...]) -> list[tuple[str, int, int]]:
    """Field, number of procedures, number of them online; the largest field first."""
    found: dict[str, list[catalog.Listed]] = {}
    for each in listed:
        found.setdefault(each.field, []).append(each)
    rows = [(name, len(each), sum(1 for one in each if one.online_level)) for name, each in found.items()]
    return sorted(rows, key=lambda row: -row[1])


def columns() -> dict[str, str]:
    """The columns of the open data and what they mean."""
    return {
        "key": gettext("Khóa trong gói dữ liệu của tỉnh"),
        "code": gettext("Mã thủ tục quốc gia"),
        "version": gettext("Phiên bản đang áp dụng"),
        "valid_from": gettext("Áp dụng từ ngày"),
        "name": gettext("Tên thủ tục"),
        "field": gettext("Lĩnh vực"),
        "levels": gettext("Cấp tiếp nhận"),
        "term_value": gettext("Thời hạn"),
        "term_unit": gettext("Đơn vị thời hạn"),
        "term_assumed": gettext("Thời hạn tạm tính, nguồn chưa nêu"),
        "online_level": gettext("Mức độ trực tuyến"),
        "essential": gettext("Dịch vụ thiết yếu theo Đề án 06"),
        "result": gettext("Kết quả"),
        "fees": gettext("Phí, lệ phí (đồng)"),
        "papers": gettext("Giấy tờ luôn cần"),
        "legal_basis": gettext("Căn cứ pháp lý"),
        "source": gettext("Nơi đã đọc, mức tin cậy"),
    }


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:  # noqa: ARG001
    """Every published procedure as open data. One query."""
    at = clock.now()
    return open_data.answer(
        open_data.Table(
            name="procedures", title=gettext("Thủ tục hành chính công bố"), columns=columns(), at=at,
            rows=[_row(each) for each in catalog.published(at.date())], source=gettext("Danh mục thủ tục của tỉnh"),
        ),
        form,
    )  # fmt: skip


def _row(each: ProcedureView) -> dict[str, open_data.Value]:
    return {
        "key": each.key, "code": each.code, "version": each.number, "valid_from": open_data.day(each.valid_from),
        "name": each.name, "field": each.field, "levels": "|".join(each.levels), "term_value": float(each.term.value),
        "term_unit": each.term.unit.value, "term_assumed": each.term_assumed, "online_level": each.online_level,
        "essential": each.essential, "result": each.result,
        "fees": "|".join(str(line.amount) if line.amount is not None else line.kind.value for line in each.fees),
        "papers": "|".join(paper.name for paper in each.papers if paper.always),
        "legal_basis": "|".join(each.legal_basis), "source": each.source,
    }  # fmt: skip
