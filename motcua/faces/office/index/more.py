"""What comes after the score: the periods before, where it is going, other readings of the law, and the footnote."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.kit.scores import words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.reactions.quality import standings
from motcua.reactions.quality import trend as trends
from motcua.reactions.quality.explaining import footnote as write
from motcua.reactions.quality.explaining import projection
from motcua.reactions.quality.standings import Standing


@require_safe
@officers_only
def trend(request: OfficeRequest) -> HttpResponse:
    """The part of the page that comes after the rest. Raises `NotFound` for a unit with nothing to score."""
    wanted = asked.read(request.GET, request.actor)
    shown = {
        "rows": _rows(wanted), "readings": list(_readings(wanted)),
        "projection": projection.project(wanted.unit, wanted.period, wanted.today),
    }  # fmt: skip
    return shell.show(request, "office/index/_trend.html", shown)


def _own(wanted: Asked, reading: DueReading = DueReading.MOVED, variant: str = quality.NATIONAL) -> Standing | None:
    found = standings.of_period(wanted.period, wanted.today, reading=reading, variant=variant)
    return next((each for each in found if each.agency.id == wanted.unit.id and each.dossiers), None)


def _rows(wanted: Asked) -> list[dict[str, object]]:
    """The unit's total over the last periods of this length, the oldest first; none where nothing came in."""
    return [
        {"label": words.period(period), "value": float(own.score.total), "shown": kit.number(own.score.total, 2),
         "href": wanted.address(period=period.key)}
        for period, own in trends.of_unit(wanted.unit, wanted.period, wanted.today)
    ]  # fmt: skip


def _readings(wanted: Asked) -> Iterator[dict[str, object]]:
    """The total by every other way to read what the law leaves open, of those that held in the period."""
    original, own = _own(wanted, DueReading.ORIGINAL), _own(wanted)
    if original is not None:
        yield {"label": gettext("Theo ngày hẹn ban đầu, tính đến phút"), "total": original.score.total}
    for name in quality.names():
        variant = quality.named(name)
        if own is None or name == quality.NATIONAL or not variant.scores(wanted.period.first, wanted.period.last):
            continue
        there = _own(wanted, variant=name) if variant.counts_otherwise else None
        total = there.score.total if there else quality.score(own.counts, own.level, name).total
        yield {"label": words.variant(variant), "total": total}


@require_safe
@officers_only
def footnote(request: OfficeRequest) -> HttpResponse:
    """The units that fall short, in the words of a letter."""
    wanted = asked.read(request.GET, request.actor)
    told = write(wanted.unit, wanted.period, wanted.today)
    shown = {
        "unit_seen": wanted.unit, "period": wanted.period, "items": told.items,
        "trail": [(wanted.unit.short_name, wanted.address()), (gettext("Chú thích"), "")],
    }  # fmt: skip
    return shell.show(request, "office/index/footnote.html", shown, here="index")
