"""What is late, by unit: counts, never persons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.public import open_data
from motcua.ledger import clock
from motcua.work.dossiers import openness


@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """The units with late dossiers, the most first, and how many others have none. One query."""
    units = openness.by_unit(clock.now())
    shown = {
        "way": "public", "units": [unit for unit in units if unit.late], "open": sum(unit.open for unit in units),
        "late": sum(unit.late for unit in units), "clean": sum(1 for unit in units if not unit.late),
    }  # fmt: skip
    return render(request, "public/late.html", shown)


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:  # noqa: ARG001
    """Every unit's open, late and waiting dossiers as open data."""
    at = clock.now()
    meaning = {
        "code": gettext("Mã cơ quan"),
        "name": gettext("Tên cơ quan"),
        "level": gettext("Cấp"),
        "open": gettext("Hồ sơ đang giải quyết"),
        "late": gettext("Trong đó trễ hạn, tính cho cơ quan giải quyết"),
        "apologised": gettext("Trong số trễ hạn, đã xin lỗi và hẹn lại"),
        "waiting": gettext("Trong đó đang chờ người dân hoặc tạm dừng"),
    }
    rows = [{key: getattr(unit, key) for key in meaning} for unit in openness.by_unit(at)]
    return open_data.answer(
        open_data.Table(
            name="late", title=gettext("Hồ sơ đang giải quyết và trễ hạn"), columns=meaning, rows=rows,
            source=gettext("Đếm từ hồ sơ trên hệ thống Một Cửa"), at=at,
        ),
        form,
    )  # fmt: skip
