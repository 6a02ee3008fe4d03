"""How the province is doing, unit by unit: shares with their counts, their meaning and their data."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.faces.public import figures, names, open_data
from motcua.ledger import clock
from motcua.reactions.quality import periods, standings
from motcua.reactions.quality import queries as quality
from motcua.reactions.quality.queries import Counted
from motcua.registers.people import pack
from motcua.registers.people import queries as people

BUSIEST = 12
_MONTHS = {figures.MONTH: 1, figures.YEAR: 12}
COLOURS = ((98.0, "on-time"), (90.0, "nearly"), (0.0, "late"))  # Source: decision 0301


@dataclass(frozen=True, slots=True)
class Level:
    """The units of one level: those with the most results given late first, then those with nothing to count."""

    name: str
    units: tuple[Counted, ...]
    idle: tuple[tuple[str, str], ...]


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The whole province and every unit, this month or this year, with the province's index. Seven queries."""
    today = clock.now().date()
    period = figures.period(request.GET.get("period", ""), today)
    whole_period = periods.of(today, _MONTHS[period.key])
    whole, units = quality.whole(period.first, period.last), quality.by_unit(period.first, period.last)
    shown = {
        "way": "public", "period": period, "periods": _tabs(period), "whole": whole,
        "levels": _levels(units, period.last),
        "indicators": [(each, figures.share(whole, each.key)) for each in figures.indicators()], "bars": _bars(units),
        "index": next((one for one in standings.of_period(whole_period, today) if one.dossiers), None),
        "index_period": whole_period, "today": today,
    }  # fmt: skip
    return render(request, "public/board/page.html", shown)


def _tabs(period: figures.Period) -> list[dict[str, object]]:
    names = ((figures.MONTH, gettext("Tháng này")), (figures.YEAR, gettext("Năm nay")))
    return [{"label": name, "href": f"?period={key}", "current": key == period.key} for key, name in names]


def _levels(units: tuple[Counted, ...], day: date) -> tuple[Level, ...]:
    """The units by level in the pack's order; units of a level the pack does not name stand with the province's."""
    levels = pack.current().levels
    order = {level.code: place for place, level in enumerate(levels)}
    busy = sorted((unit for unit in units if unit.received or unit.finished), key=_most_late)
    counted = {unit.agency_code for unit in busy}
    named = [(unit.agency_code, unit.agency, unit.level) for unit in units]
    named += [(each.code, each.name, each.level) for each in people.counters(day=day)]
    idle = {code: (name, level) for code, name, level in named if code not in counted}
    found = []
    for place, level in enumerate(levels):
        mine = tuple(unit for unit in busy if order.get(unit.level, 0) == place)
        rest = tuple((code, name) for code, (name, of) in idle.items() if order.get(of, 0) == place)
        found.append(Level(level.label("en" if get_language() == "en" else "vi"), mine, rest))
    return tuple(level for level in found if level.units or level.idle)


def _most_late(unit: Counted) -> tuple[int, int]:
    return unit.on_time - unit.finished, -unit.received


def _bars(units: tuple[Counted, ...]) -> list[dict[str, object]]:
    """The units with the most finished dossiers, the least punctual first: there the reader looks."""
    busy = sorted((unit for unit in units if unit.finished), key=lambda unit: -unit.finished)[:BUSIEST]
    shares = sorted(((unit.on_time_share or 0.0, unit) for unit in busy), key=lambda pair: pair[0])
    return [
        {
            "label": names.short(unit.agency_code, unit.agency),
            "value": share,
            "shown": f"{wording.number(share, 1)} %",
            "state": _colour(share),
        }
        for share, unit in shares
    ]


def _colour(share: float) -> str:
    return next(colour for least, colour in COLOURS if share >= least)


@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """What a figure means, how it is made, which article says so, and where its data lie."""
    found = next((each for each in figures.indicators() if each.key == key), None)
    if found is None:
        raise Http404(key)
    return render(request, "public/board/indicator.html", {"way": "public", "indicator": found})


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:
    """Every unit's counts and shares as open data."""
    at = clock.now()
    period = figures.period(request.GET.get("period", ""), at.date())
    rows = [_row(unit) for unit in quality.by_unit(period.first, period.last)]
    days = f"{period.first:%Y-%m-%d} – {period.last:%Y-%m-%d}"
    return open_data.answer(
        open_data.Table(
            name=f"units-{period.key}", title=f"{gettext('Số liệu từng cơ quan')}, {days}",
            columns=columns(), rows=rows,
            source=gettext("Đếm từ hồ sơ trên hệ thống Một Cửa"), at=at,
        ),
        form,
    )  # fmt: skip


def columns() -> dict[str, str]:
    """The columns of the units' table and what they mean."""
    return {
        "code": gettext("Mã cơ quan"),
        "name": gettext("Tên cơ quan"),
        "level": gettext("Cấp"),
        "received": gettext("Hồ sơ tiếp nhận"),
        "online": gettext("Trong đó nộp trực tuyến"),
        "finished": gettext("Đã giải quyết xong"),
        "on_time": gettext("Trong đó đúng hạn"),
        "on_time_percent": gettext("Tỷ lệ đúng hạn, %"),
        "online_percent": gettext("Tỷ lệ nộp trực tuyến, %"),
    }


def _row(unit: Counted) -> dict[str, open_data.Value]:
    return {
        "code": unit.agency_code, "name": unit.agency, "level": unit.level, **counts(unit),
    }  # fmt: skip


def counts(unit: Counted) -> dict[str, open_data.Value]:
    """The counts of a unit and the shares made of them, rounded to hundredths."""
    shares = {"on_time_percent": unit.on_time_share, "online_percent": unit.online_share}
    return {
        "received": unit.received, "online": unit.online, "finished": unit.finished, "on_time": unit.on_time,
        **{key: round(value, 2) if value is not None else None for key, value in shares.items()},
    }  # fmt: skip
