"""The index of one unit: points, rank, what costs most, what wins back most, and what the score would be."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseNotModified
from django.http.request import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.kit.scores import maps, words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.law import quality
from motcua.law.quality import Level
from motcua.reactions.quality import periods, standings, telling
from motcua.reactions.quality.explaining import explanation, recovery
from motcua.reactions.quality.explaining.explanation import ExplainedComponent
from motcua.reactions.quality.explaining.recovery import Act, WhatIf, Winback
from motcua.reactions.quality.standings import Standing
from motcua.work.dossiers import board as loads

MOST_SHOWN = 5  # losses in the first view: what costs most must be seen within seconds


@dataclass(frozen=True, slots=True)
class Child:
    """A unit below, with the door to its own page."""

    standing: Standing
    href: str


@require_safe
@officers_only
def index(request: OfficeRequest) -> HttpResponse:
    """The unit's score opened, with what could be won back; asked for by itself, only the score, or nothing."""
    wanted = asked.read(request.GET, request.actor)
    found = standings.of_period(wanted.period, wanted.today)
    own = next((each for each in found if each.agency.id == wanted.unit.id and each.dossiers), None)
    if own is None:
        return shell.show(request, "office/index/page.html", _around(wanted, request), here="index")
    explained = explanation.of_standing(own, wanted.period, wanted.today)
    polled = _now(request, wanted, own, explained)
    if request.htmx:
        if request.headers.get("If-None-Match") == polled["seal"]:
            return HttpResponseNotModified()
        return HttpResponse(render_to_string("office/index/_polled.html", polled, request))
    winback = recovery.winback(wanted.unit, wanted.period, wanted.today)
    shown = {
        "own": own, "groups": explained.groups, "winback": winback,
        "acts": [_act(one, wanted) for one in winback.acts if one.every > 0],
        "what_if": _what_if(request.GET, wanted, winback), "children": _children(found, wanted),
        "map": _map(found, wanted), "least": standings.LEAST,
        "trend_at": wanted.address("index_trend"),
    }  # fmt: skip
    return shell.show(request, "office/index/page.html", _around(wanted, request) | polled | shown, here="index")


def _now(request: OfficeRequest, wanted: Asked, own: Standing, explained: explanation.Explanation) -> dict[str, object]:
    """The score, its rank and what costs most, drawn, with the seal by which a later asking knows it is the same."""
    before = standings.of_period(wanted.period.previous(), wanted.today)
    then = next((each for each in before if each.agency.id == own.agency.id), None)
    shown = {
        "own": own, "period": wanted.period, "least": standings.LEAST, "moved": _moved(own, then), "bars": _bars(own),
        "losses": [_loss(one, wanted) for one in explained.by_loss[:MOST_SHOWN]],
    }  # fmt: skip
    now = render_to_string("office/index/_now.html", shown, request)
    seal = f'"{hashlib.sha256(now.encode()).hexdigest()[:24]}"'
    return {"drawn": now, "seal": seal, "now_at": wanted.address()}


def _around(wanted: Asked, request: OfficeRequest) -> dict[str, object]:
    """What stands around the score: other periods, other units, ways to take it away."""
    return {
        "unit_seen": wanted.unit, "period": wanted.period, "tabs": _tabs(wanted), "around": _before_and_after(wanted),
        "roots": [(one.short_name, wanted.address(unit=one.code)) for one in loads.roots(request.actor)],
        "exports": [(form.upper(), wanted.address("index_sheet", form)) for form in ("xlsx", "csv")],
        "footnote_at": wanted.address("index_footnote"),
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


def _what_if(words: QueryDict, wanted: Asked, winback: Winback) -> WhatIf | None:
    """The score if the ticked acts were done as often as they can be; none when nothing is ticked."""
    available = {act.key: act.available for act in winback.acts}
    ticked = {key: available[key] for key in words.getlist("do") if key in available}
    return recovery.what_if(wanted.unit, wanted.period, wanted.today, ticked) if ticked else None


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
