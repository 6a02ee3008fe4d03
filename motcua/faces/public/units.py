"""One unit in figures, month by month, and how to reach it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.faces.public import board, figures, open_data
from motcua.ledger import clock
from motcua.reactions.quality import queries as quality
from motcua.reactions.quality.queries import Month
from motcua.registers.people import queries as people


@require_safe
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """The unit's shares of each month of this year. Raises `NotFound`. One query."""
    agency, today = people.agency(code), clock.now().date()
    months = quality.by_month(agency.id, today.replace(month=1, day=1), today)
    shown = {
        "way": "public", "agency": agency, "months": months, "year": today.year,
        "charts": [(each, _bars(months, each.key)) for each in figures.indicators()],
    }  # fmt: skip
    return render(request, "public/board/unit.html", shown)


def _bars(months: tuple[Month, ...], key: str) -> list[dict[str, object]]:
    shares = [(month, figures.share(month.counted, key)) for month in months]
    return [{"label": f"{month.first:%m/%Y}", "value": share or 0, "shown": _percent(share)} for month, share in shares]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{wording.number(share, 1)} %"


@require_safe
def table(request: HttpRequest, code: str, form: str) -> HttpResponse:  # noqa: ARG001
    """The unit's counts of each month of this year as open data. Raises `NotFound`."""
    agency, at = people.agency(code), clock.now()
    months = quality.by_month(agency.id, at.date().replace(month=1, day=1), at.date())
    rows = [{"month": f"{month.first:%Y-%m}", **board.counts(month.counted)} for month in months]
    meaning = {key: text for key, text in board.columns().items() if key not in {"code", "name", "level"}}
    return open_data.answer(
        open_data.Table(
            name=f"unit-{agency.code}", title=f"{agency.name}, {at.year}", rows=rows, at=at,
            columns={"month": gettext("Tháng tiếp nhận"), **meaning},
            source=gettext("Đếm từ hồ sơ trên hệ thống Một Cửa"),
        ),
        form,
    )  # fmt: skip
