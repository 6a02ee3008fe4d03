"""The lists of officials that are public today: name, post and unit, on which basis and until when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.public import open_data
from motcua.ledger import clock
from motcua.work.publications import queries


@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """The lists that stand today, the newest first, each with its basis and the day it goes. Two queries."""
    lists = queries.current(clock.now())
    return _fleeting(render(request, "public/publications.html", {"way": "public", "lists": lists}))


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:  # noqa: ARG001
    """The same entries as open data."""
    at = clock.now()
    rows = [
        {
            "list": one.number, "about": one.about, "unit": one.agency, "first_day": open_data.day(one.first_day),
            "last_day": open_data.day(one.last_day), "basis": one.basis, "remedy": one.remedy,
            "published_by": one.published_by, "shown_from": open_data.day(one.shown_from),
            "shown_until": open_data.day(one.shown_until), "official": entry.name, "post": entry.post,
            "agency": entry.agency, "dossier": entry.dossier, "step": entry.step, "days_late": entry.days_late,
            "apologised": entry.apologised,
        }
        for one in queries.current(at)
        for entry in one.entries
    ]  # fmt: skip
    told = open_data.Table(
        name="publications", title=gettext("Cán bộ, đơn vị để chậm giải quyết hồ sơ"), columns=_columns(), rows=rows,
        source=gettext("Danh sách do lãnh đạo có thẩm quyền công bố; chỉ dùng đến hết ngày gỡ"), at=at,
    )  # fmt: skip
    return _fleeting(open_data.answer(told, form))


def _columns() -> dict[str, str]:
    return {
        "list": gettext("Số danh sách"), "about": gettext("Về hồ sơ (dossiers) hay nhiệm vụ (duties)"),
        "unit": gettext("Danh sách của đơn vị"),
        "first_day": gettext("Hạn trả từ ngày"), "last_day": gettext("Hạn trả đến ngày"),
        "basis": gettext("Căn cứ pháp lý"), "remedy": gettext("Biện pháp khắc phục"),
        "published_by": gettext("Người công bố"), "shown_from": gettext("Công khai từ ngày"),
        "shown_until": gettext("Ngày gỡ"), "official": gettext("Cán bộ; trống: chỉ nêu đơn vị"),
        "post": gettext("Chức vụ, vị trí"), "agency": gettext("Đơn vị"),
        "dossier": gettext("Mã hồ sơ, chỉ bốn số cuối"), "step": gettext("Bước quá thời gian"),
        "days_late": gettext("Số ngày trễ"), "apologised": gettext("Đã xin lỗi"),
    }  # fmt: skip


def _fleeting(response: HttpResponse) -> HttpResponse:
    """Nobody keeps the answer: after the last day the names are to be nowhere. Source: decision 0406."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response
