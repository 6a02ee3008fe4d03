"""The index of one unit: points, rank, what costs most, what wins back most, and what the score would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.request import QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.law import quality
from motcua.reactions.quality import periods, standings
from motcua.reactions.quality.explaining import explanation, recovery
from motcua.reactions.quality.explaining.explanation import ExplainedComponent
from motcua.reactions.quality.explaining.recovery import Act, WhatIf, Winback
from motcua.reactions.quality.explaining.remedies import Over
from motcua.reactions.quality.standings import Standing
from motcua.work.dossiers import board as loads

MOST_SHOWN = 5  # losses in the first view: what costs most must be seen within seconds
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Child:
    """A unit below, with the door to its own page."""

    standing: Standing
    href: str


@require_safe
@officers_only
def index(request: OfficeRequest) -> HttpResponse:
    """The unit's score opened, with what could be won back. Raises `NotFound` for a unit with nothing to score."""
    wanted = asked.read(request.GET, request.actor)
    found = standings.of_period(wanted.period, wanted.today)
    before = {each.agency.id: each for each in standings.of_period(wanted.period.previous(), wanted.today)}
    own = next((each for each in found if each.agency.id == wanted.unit.id), None)
    shown: dict[str, object] = {
        "unit_seen": wanted.unit, "period": wanted.period, "tabs": _tabs(wanted), "around": _around(wanted),
        "roots": [(one.short_name, wanted.address(unit=one.code)) for one in loads.roots(request.actor)],
        "exports": [(form.upper(), wanted.address("index_sheet", form)) for form in ("xlsx", "csv")],
    }  # fmt: skip
    if own is not None and own.dossiers:
        explained = explanation.of_standing(own, wanted.period, wanted.today)
        winback = recovery.winback(wanted.unit, wanted.period, wanted.today)
        shown |= {
            "own": own, "moved": _moved(own, before.get(own.agency.id)), "groups": explained.groups,
            "losses": [_loss(one, wanted) for one in explained.by_loss[:MOST_SHOWN]],
            "bars": _bars(own), "winback": winback,
            "acts": [_act(one, wanted) for one in winback.acts if one.every > 0],
            "what_if": _what_if(request.GET, wanted, winback), "children": _children(found, wanted),
            "trend_at": wanted.address("index_trend"),
        }  # fmt: skip
    return shell.show(request, "office/index/page.html", shown, here="index")


@require_safe
@officers_only
def trend(request: OfficeRequest) -> HttpResponse:
    """The unit's total over the last periods of this length, for the part of the page that comes after the rest."""
    wanted = asked.read(request.GET, request.actor)
    last, rows = wanted.period, []
    for _ in range(MONTHS):
        total = next(
            (
                one.score.total
                for one in standings.of_period(last, wanted.today)
                if one.agency.id == wanted.unit.id and one.dossiers
            ),
            None,
        )
        if total is not None:
            rows.append({"label": last.label, "value": float(total), "shown": kit.number(total, 2),
                         "href": wanted.address(period=last.key)})  # fmt: skip
        last = last.previous()
    return shell.show(request, "office/index/_trend.html", {"rows": rows[::-1]})


def _tabs(wanted: Asked) -> list[dict[str, object]]:
    names = {1: gettext("Tháng"), 3: gettext("Quý"), 6: gettext("6 tháng"), 12: gettext("Năm")}
    day = min(wanted.period.last, wanted.today)
    return [
        {"label": name, "current": months == wanted.period.months,
         "href": wanted.address(period=periods.of(day, months).key)}
        for months, name in names.items()
    ]  # fmt: skip


def _around(wanted: Asked) -> list[dict[str, str]]:
    ways = [(wanted.period.previous(), "prev"), (wanted.period.next(), "next")]
    return [
        {"label": period.label, "rel": way, "href": wanted.address(period=period.key)}
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
        rows.append({"label": group.label, "value": share, "state": state, "shown": shown, "href": f"#{group.value}"})
    return rows


def _act(one: Act, wanted: Asked) -> dict[str, object]:
    told = one.over is Over.TOLD
    return {"one": one, "href": "" if told else wanted.address("index_behind", act=one.key)}


def _what_if(words: QueryDict, wanted: Asked, winback: Winback) -> WhatIf | None:
    """The score if the ticked acts were done as often as they can be; none when nothing is ticked."""
    available = {act.key: act.available for act in winback.acts}
    ticked = {key: available[key] for key in words.getlist("do") if key in available}
    return recovery.what_if(wanted.unit, wanted.period, wanted.today, ticked) if ticked else None


def _children(found: Sequence[Standing], wanted: Asked) -> list[Child]:
    """The units directly below, the lowest score first: there the reader looks."""
    below = [one for one in found if one.agency.parent_id == wanted.unit.id and one.dossiers]
    return [Child(one, wanted.address(unit=one.agency.code)) for one in sorted(below, key=lambda one: one.score.total)]
