"""The province among all provinces as published, and what moved it: by group, and by component as counted here."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.kit.scores import words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.reactions.quality import periods, standings
from motcua.reactions.quality.board import published
from motcua.reactions.quality.board.published import Known, Published
from motcua.reactions.quality.explaining import explanation
from motcua.reactions.quality.standings import Standing
from motcua.registers.people.errors import NotFound

_MONTHS = {"month": 1, "year": 12}


@require_safe
@officers_only
def nation(request: OfficeRequest) -> HttpResponse:
    """What was published last and before it, and the difference. Raises `NotFound` where nothing was published."""
    wanted = asked.read(request.GET, request.actor)
    known = _known(wanted)
    if known is None:
        raise NotFound(
            gettext("Chưa có điểm công bố nào của đơn vị này."), gettext("Bảng quốc gia chỉ công bố điểm của tỉnh."),
            gettext("Hãy mở lại bảng chỉ số."),
        )  # fmt: skip
    here = list(_counted_here(known, wanted))
    shown = {
        "unit_seen": wanted.unit, "period": wanted.period, "known": known, "when": when(known.now),
        "when_before": when(known.before) if known.before else "", "moved": _moved(known),
        "groups": [(words.group(group), points) for group, points in known.by_group.items()], "here": here,
        **_own_score(wanted),
        "trail": [(wanted.unit.short_name, wanted.address()), (gettext("Xếp hạng cả nước"), "")],
    }  # fmt: skip
    return shell.show(request, "office/index/nation.html", shown, here="index")


def _own_score(wanted: Asked) -> dict[str, object]:
    """The score that is counted here, and what it lacks because nobody told it; empty without dossiers. Six queries."""
    found = standings.of_period(wanted.period, wanted.today)
    own = next((each for each in found if each.agency.id == wanted.unit.id and each.dossiers), None)
    if own is None:
        return {}
    explained = explanation.of_standing(own, wanted.period, wanted.today)
    untold = [one for one in explained.by_loss if one.is_untold]
    return {
        "own": explained, "untold_lost": sum((one.lost for one in untold), Decimal(0)),
        "untold": [(one, wanted.address("index_behind", component=one.id, side="rest")) for one in untold],
    }  # fmt: skip


def line(wanted: Asked) -> dict[str, object]:
    """The province's place in one line for the page of the index; empty for other units. No query."""
    known = _known(wanted)
    if known is None:
        return {}
    return {
        "place": known.now.place, "total": known.now.total, "when": when(known.now), "moved": _moved(known),
        "source": known.now.source, "href": wanted.address("index_nation"),
    }  # fmt: skip


def _known(wanted: Asked) -> Known | None:
    return published.by(wanted.unit, min(wanted.period.last, wanted.today))


def when(one: Published) -> str:
    """The day, month or year that was published."""
    months = _MONTHS.get(one.kind)
    return words.period(periods.of(one.day, months)) if months else kit.day(one.day)


def _moved(known: Known) -> str:
    """How many places up or down, in words; empty where it cannot be said."""
    if not known.places_lost:
        return ""
    said = gettext("giảm %(n)s bậc") if known.places_lost > 0 else gettext("tăng %(n)s bậc")
    return said % {"n": abs(known.places_lost)}


def _counted_here(known: Known, wanted: Asked) -> Iterator[dict[str, object]]:
    """Each component that moved between the published periods, as counted here; none unless both have facts."""
    months = _MONTHS.get(known.now.kind)
    if known.before is None or months is None:
        return
    now, then = (_own(each.day, months, wanted) for each in (known.now, known.before))
    if now is None or then is None:
        return
    moved = [
        (one.points - then.score.components[name].points, one)
        for name, one in now.score.components.items()
        if name in then.score.components and one.points != then.score.components[name].points
    ]
    for points, one in sorted(moved, key=lambda each: (each[0], each[1].indicator.id)):
        href = wanted.address("index_behind", period=periods.of(known.now.day, months).key, component=one.indicator.id)
        yield {"row": one.indicator, "points": points, "href": href}


def _own(day: date, months: int, wanted: Asked) -> Standing | None:
    found = standings.of_period(periods.of(day, months), wanted.today)
    return next((each for each in found if each.agency.id == wanted.unit.id and each.dossiers), None)
