"""The index of one unit: points, rank, what costs most, what wins back most, and what the score would be."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.kit.scores import maps, words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked, nation, what_if
from motcua.faces.office.index.asked import Asked
from motcua.law import quality
from motcua.law.quality import Level
from motcua.ledger import clock
from motcua.reactions.quality import periods, standings, telling
from motcua.reactions.quality.board import accounts, latest, pulse
from motcua.reactions.quality.explaining import explanation, recovery
from motcua.reactions.quality.explaining.explanation import ExplainedComponent
from motcua.reactions.quality.explaining.recovery import Act
from motcua.reactions.quality.standings import Standing
from motcua.registers.people.errors import Refused
from motcua.work.dossiers import board as loads

MOST_SHOWN = 5  # losses in the first view: what costs most must be seen within seconds
MOST_COUNTED = 3  # of these, at least so many that dossiers or procedures cost


@dataclass(frozen=True, slots=True)
class Child:
    """A unit below, with the door to its own page."""

    standing: Standing
    href: str


@dataclass(frozen=True, slots=True)
class _Both:
    """Every unit in the period, and in the one before it."""

    now: tuple[Standing, ...]
    before: tuple[Standing, ...]


@require_safe
def index(request: OfficeRequest) -> HttpResponseBase:
    """The unit's score opened. A window that shows it asks with its mark: one query, as long as nothing has changed."""
    return HttpResponseNotModified() if _is_as_shown(request) else _index(request)


def _is_as_shown(request: OfficeRequest) -> bool:
    """Whether a window shows what it would be given; it says which unit and period, and nobody is asked who it is."""
    mark, _, seal = request.headers.get("If-None-Match", "").strip('"').partition("~")
    if not (request.htmx and seal):
        return False
    try:
        unit, period = asked.named(request.GET)
    except Refused:
        return False  # the page itself says what is wrong with the address
    return pulse.is_as_shown(mark, unit, period, clock.now().date())


@officers_only
def _index(request: OfficeRequest) -> HttpResponse:
    """The unit's score with what could be won back; asked for by a window that shows it, the figures or nothing."""
    wanted = asked.read(request.GET, request.actor)
    # before the counts are read: what changes meanwhile is asked for again
    beats = pulse.of(wanted.unit, wanted.period, wanted.today)
    found = standings.of_period(wanted.period, wanted.today)
    own = next((each for each in found if each.agency.id == wanted.unit.id and each.dossiers), None)
    if own is None:
        nothing = _around(wanted, request) | {"latest": _latest(wanted)}
        return shell.show(request, "office/index/page.html", nothing, here="index")
    before = standings.of_period(wanted.period.previous(), wanted.today)
    figures = _figures(request, wanted, own, _Both(found, before))
    drawn = {
        f"drawn_{name}": render_to_string(f"office/index/_{name}.html", figures, request) for name in ("now", "rest")
    }
    seal = hashlib.sha256("".join(drawn.values()).encode()).hexdigest()[:24]
    mark = pulse.mark(beats, wanted.unit, found, before)
    shown: dict[str, object] = drawn | {"own": own, "seal": f'"{mark}~{seal}"', "now_at": wanted.address()}
    if request.htmx:
        return _again(request, shown, changed=not request.headers.get("If-None-Match", "").endswith(f'~{seal}"'))
    shown |= _around(wanted, request) | {"trend_at": wanted.address("index_trend")}
    return shell.show(request, "office/index/page.html", shown, here="index")


def _again(request: OfficeRequest, shown: dict[str, object], *, changed: bool) -> HttpResponse:
    """The figures with the new mark; the mark alone when it was only others that have moved."""
    response = render(request, "office/index/_again.html", shown | {"changed": changed})
    if not changed:
        response["HX-Reswap"] = "none"
    return response


def _figures(request: OfficeRequest, wanted: Asked, own: Standing, found: _Both) -> dict[str, object]:
    """All that moves with the facts: the score, what costs and what regains most, the parts, and the units below."""
    explained = explanation.of_standing(own, wanted.period, wanted.today)
    then = next((each for each in found.before if each.agency.id == own.agency.id), None)
    winback = recovery.winback(wanted.unit, wanted.period, wanted.today)
    return {
        "unit_seen": wanted.unit, "own": own, "period": wanted.period, "least": standings.LEAST,
        "moved": _moved(own, then), "bars": _bars(own), "groups": explained.groups, "winback": winback,
        "accounts": accounts.of(explained, winback),
        "losses": [(head, [_loss(one, wanted) for one in some]) for head, some in _first(explained.by_loss)],
        "losses_at": wanted.address("index_losses"),
        "acts": [_act(one, wanted) for one in winback.acts if one.every > 0],
        "what_if": what_if.ticked(request.GET, wanted), "what_if_at": wanted.address("index_what_if"),
        "children": _children(found.now, wanted), "map": _map(found.now, wanted),
        "tell_at": wanted.address("index_tell") if telling.may(request.actor) else "",
    }  # fmt: skip


def _latest(wanted: Asked) -> dict[str, str]:
    """The last month with anything in it, where that is another one."""
    period = latest.month(wanted.unit, wanted.today)
    return {} if period == wanted.period else {"label": words.period(period), "href": wanted.address(period=period.key)}


def _around(wanted: Asked, request: OfficeRequest) -> dict[str, object]:
    """What stands around the score: other periods, other units, ways to take it away."""
    return {
        "unit_seen": wanted.unit, "period": wanted.period, "tabs": _tabs(wanted), "around": _before_and_after(wanted),
        "roots": [(one.short_name, wanted.address(unit=one.code)) for one in loads.roots(request.actor)],
        "exports": [(form.upper(), wanted.address("index_sheet", form)) for form in ("xlsx", "csv", "json")],
        "nation": nation.line(wanted),
        "footnote_at": wanted.address("index_footnote"), "past_at": wanted.address("index_past"),
        "running": {} if wanted.named or wanted.period == wanted.running else {
            "label": words.period(wanted.running), "href": wanted.address(period=wanted.running.key)
        },
        "tell_at": wanted.address("index_tell") if telling.may(request.actor) else "",
    }  # fmt: skip


def _tabs(wanted: Asked) -> list[dict[str, object]]:
    names = {1: gettext("Tháng"), 3: gettext("Quý"), 6: gettext("6 tháng"), 12: gettext("Năm")}
    day = min(wanted.period.last, wanted.today)
    return [
        {"label": name, "current": months == wanted.period.months,
         "href": wanted.address(period=periods.of(day, months).key)}
        for months, name in names.items()
    ]  # fmt: skip


def _before_and_after(wanted: Asked) -> list[dict[str, str]]:
    ways = [(wanted.period.previous(), "prev"), (wanted.period.next(), "next")]
    return [
        {"label": words.period(period), "rel": way, "href": wanted.address(period=period.key)}
        for period, way in ways
        if period.first <= wanted.today
    ]


def _moved(now: Standing, then: Standing | None) -> str:
    """How far the unit has moved since the period before, in words; empty where it cannot be said."""
    if then is None or not then.dossiers:
        return ""
    gained = now.score.total - then.score.total
    points = gettext("%(sign)s%(points)s điểm so với kỳ trước") % {
        "sign": "−" if gained < 0 else "+", "points": kit.number(abs(gained), 2)
    }  # fmt: skip
    if told := standings.newly_told(now, then):
        points += gettext(" (trong đó %(sign)s%(points)s do mới khai)") % {
            "sign": "−" if told < 0 else "+", "points": kit.number(abs(told), 2)
        }  # fmt: skip
    if not (now.rank and then.rank) or now.rank == then.rank:
        return points
    ranks = gettext("tăng %(n)s bậc") if now.rank < then.rank else gettext("giảm %(n)s bậc")
    return f"{points}, {ranks % {'n': abs(now.rank - then.rank)}}"


def _first(by_loss: Sequence[ExplainedComponent]) -> list[tuple[str, list[ExplainedComponent]]]:
    """The losses in the first view, in two lists by what mends them, each under its head and the largest first.

    What nobody told has its step beside it, and never takes the places of what a dossier can mend.
    Source: decision 0413; decision 0420
    """
    counted = [one for one in by_loss if not one.is_untold]
    untold = [one for one in by_loss if one.is_untold]
    room = max(MOST_COUNTED, MOST_SHOWN - len(untold))
    told = (
        (gettext("Do hồ sơ và thủ tục, mất nhiều đứng trước"), counted[:room]),
        (gettext("Do chưa ai báo số liệu, mất nhiều đứng trước"), untold[: max(0, MOST_SHOWN - len(counted[:room]))]),
    )
    return [(head, some) for head, some in told if some]


def _loss(one: ExplainedComponent, wanted: Asked) -> dict[str, object]:
    return {"one": one, "share": float(one.lost), "href": wanted.address("index_behind", component=one.id, side="rest")}


def _bars(own: Standing) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for group, points in own.score.groups.items():
        most = sum(row.points for row in quality.INDICATORS if row.group is group)
        share = float(points / most * 100)
        state = next(colour for least, colour in ((80, "on-time"), (50, "nearly"), (0, "late")) if share >= least)
        shown = f"{kit.number(points, 2)}/{most}"
        rows.append(
            {"label": words.group(group), "value": share, "state": state, "shown": shown, "href": f"#{group.value}"}
        )
    return rows


def _act(one: Act, wanted: Asked) -> dict[str, object]:
    return {"one": one, "href": wanted.address("index_behind", act=one.key)}


def _children(found: Sequence[Standing], wanted: Asked) -> list[Child]:
    """The units directly below, the lowest score first: there the reader looks."""
    below = [one for one in found if one.agency.parent_id == wanted.unit.id and one.dossiers]
    return [Child(one, wanted.address(unit=one.agency.code)) for one in sorted(below, key=lambda one: one.score.total)]


def _map(found: Sequence[Standing], wanted: Asked) -> maps.Map | None:
    """The districts below this unit on the map; nothing where there are none or the pack has no outlines."""
    districts = [one for one in found if one.agency.parent_id == wanted.unit.id and one.level is Level.DISTRICT]
    values = {
        one.agency.code: words.on_map(
            one.agency.short_name, one.score.total, one.place, wanted.address(unit=one.agency.code)
        )
        for one in districts
        if one.dossiers
    }
    return maps.districts(values)
