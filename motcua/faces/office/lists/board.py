"""Where work lies and what is late, unit by unit; each number opens what it counted."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import work
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import board as loads
from motcua.work.dossiers.board import Load, UnitLoad


@dataclass(frozen=True)
class Number:
    """A number that is a door."""

    value: int
    href: str
    name: str
    state: str


@dataclass(frozen=True)
class Row:
    """A unit with its numbers; `href` leads to the units beneath."""

    name: str
    href: str
    numbers: tuple[Number, ...]
    share: str


def _names() -> dict[str, tuple[str, str]]:
    return {
        "open": (gettext("Đang giải quyết"), ""),
        "late": (gettext("Trễ hạn"), "late"),
        "soon": (gettext("Sắp đến hạn"), "nearly"),
        "waiting": (gettext("Đang dừng"), "waiting"),
        "incoming": (gettext("Mới gửi đến"), ""),
        "returning": (gettext("Chờ trả"), ""),
    }


@require_safe
@officers_only
def board(request: OfficeRequest) -> HttpResponse:
    """Open work under the unit. Three queries with the session and the actor."""
    now = clock.now()
    seen = loads.board(by=request.actor, now=now, code=request.GET.get("unit", "")[:60])
    context = {
        "seen": seen,
        "totals": _numbers(seen.agency, seen.total, below=True),
        "rows": [_row(one, seen.agency) for one in seen.rows],
        "idle": [(one.short_name, _address("board", unit=one.code)) for one in seen.idle],
        "columns": [{"label": gettext("Đơn vị")}]
        + [{"label": label, "number": True} for label, _ in _names().values()]
        + [{"label": gettext("Tỷ lệ trễ"), "number": True}],
        "trail": _trail(request, seen.agency),
        "roots": [(one.code, one.short_name) for one in loads.roots(request.actor)],
        "moment": now,
    }
    return shell.show(request, "office/board/page.html", context, here="board")


@require_safe
@officers_only
def records(request: OfficeRequest) -> HttpResponse:
    """The dossiers behind one number of the board."""
    now, code = clock.now(), request.GET.get("unit", "")[:60]
    which, below = request.GET.get("which", "open"), request.GET.get("below") == "1"
    here = loads.unit(request.actor, code)
    rows, after = loads.records(
        by=request.actor, now=now, code=here.code, which=which, below=below, after=request.GET.get("after", "")[:200]
    )
    context = {
        "agency": here,
        "below": below,
        "name": _names()[which][0],
        "lines": work.lines(rows, now),
        "columns": work.columns(gettext("Đơn vị và người giữ")),
        "older": _address("board_records", unit=here.code, which=which, below="1" if below else "", after=after)
        if after
        else "",
        "trail": [
            *_trail(request, here)[:-1],
            (here.short_name, _address("board", unit=here.code)),
            (_names()[which][0], ""),
        ],
    }
    return shell.show(request, "office/board/records.html", context, here="board")


def _row(one: UnitLoad, above: AgencyView) -> Row:
    name = one.agency.short_name if one.below else gettext("Tại %(unit)s") % {"unit": one.agency.short_name}
    late = one.load.late * 100 / one.load.open if one.load.open else 0
    href = _address("board", unit=one.agency.code) if one.below and one.agency.id != above.id else ""
    return Row(name, href, _numbers(one.agency, one.load, below=one.below), f"{wording.number(late, 1)}%")


def _numbers(agency: AgencyView, load: Load, *, below: bool) -> tuple[Number, ...]:
    return tuple(
        Number(
            value := getattr(load, which),
            _address("board_records", unit=agency.code, which=which, below="1" if below else "") if value else "",
            name,
            state if value else "",
        )
        for which, (name, state) in _names().items()
    )


def _address(name: str, **asked: str) -> str:
    return f"{reverse(f'office:{name}')}?{urlencode({key: text for key, text in asked.items() if text})}"


def _trail(request: OfficeRequest, here: AgencyView) -> list[tuple[str, str]]:
    """The units above, as far up as the officer may look."""
    roots = {one.id for one in loads.roots(request.actor)}
    above: list[tuple[str, str]] = []
    for one in reversed(people.path(here.id)):
        above.append((one.short_name, _address("board", unit=one.code) if one.id != here.id else ""))
        if one.id in roots:
            break
    return list(reversed(above))
