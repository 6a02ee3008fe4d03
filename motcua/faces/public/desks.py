"""Every counter: where it is, when it is open, how to call it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.faces.public import open_data
from motcua.ledger import clock
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.folding import fold
from motcua.registers.people.queries import Desk

LONGEST = 100


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The counters whose name or address holds the words, all of them without words, by level. No query of its own."""
    words = request.GET.get("q", "")[:LONGEST]
    asked = fold(words).split()
    found = [desk for desk in people.desks(clock.now().date()) if _answers(desk, asked)]
    tongue = "en" if get_language() == "en" else "vi"
    levels = [(level.label(tongue), [desk for desk in found if desk.agency.receives == level.code])
              for level in pack.current().levels]  # fmt: skip
    shown = {
        "way": "public", "words": words, "levels": [each for each in levels if each[1]], "total": len(found),
        "hours": _same_hours(found),
    }  # fmt: skip
    return render(request, "public/desks.html", shown)


def _same_hours(desks: list[Desk]) -> tuple[str, ...]:
    """The hours of a weekday when every desk keeps the same ones and none opens on Saturday, else nothing."""
    kept = {desk.weekday for desk in desks}
    return kept.pop() if len(kept) == 1 and not any(desk.saturday for desk in desks) else ()


def _answers(desk: Desk, words: list[str]) -> bool:
    about = fold(f"{desk.agency.name} {desk.agency.address}")
    return all(word in about for word in words)


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:  # noqa: ARG001
    """Every counter as open data."""
    at = clock.now()
    meaning = {
        "code": gettext("Mã cơ quan"),
        "name": gettext("Tên cơ quan"),
        "receives": gettext("Nhận thủ tục cấp"),
        "address": gettext("Địa chỉ"),
        "phone": gettext("Điện thoại"),
        "email": gettext("Thư điện tử"),
        "weekday": gettext("Giờ làm việc ngày thường"),
        "saturday": gettext("Giờ làm việc thứ Bảy"),
    }
    rows = [
        {key: getattr(desk.agency, key) for key in ("code", "name", "receives", "address", "phone", "email")}
        | {"weekday": ", ".join(desk.weekday), "saturday": ", ".join(desk.saturday)}
        for desk in people.desks(at.date())
    ]
    return open_data.answer(
        open_data.Table(
            name="desks", title=gettext("Quầy một cửa"), columns=meaning, rows=rows,
            source=gettext("Danh bạ cơ quan của tỉnh"), at=at,
        ),
        form,
    )  # fmt: skip
