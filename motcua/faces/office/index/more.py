"""What comes after the score: the periods before, where it is going, other readings of the law, and the footnote."""

from collections.abc import Iterator
from dataclasses import dataclass
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
from motcua.law import quality
from motcua.law.quality import DueReading, Score
from motcua.reactions.quality import standings
from motcua.reactions.quality import trend as trends
from motcua.reactions.quality.explaining import footnote as write
from motcua.reactions.quality.explaining import projection
from motcua.reactions.quality.standings import Standing

_ORIGINAL = "QĐ 766/2022, Annex I(2); decision 0401"  # which due date counts


@require_safe
@officers_only
def trend(request: OfficeRequest) -> HttpResponse:
    """The part of the page that comes after the rest. Raises `NotFound` for a unit with nothing to score."""
    wanted = asked.read(request.GET, request.actor)
    own = _own(wanted)
    readings = list(_readings(wanted, own))
    totals = [each.total for each in readings]
    shown = {
        "rows": _rows(wanted), "own": own, "readings": readings,
        "lowest": min(totals, default=None), "highest": max(totals, default=None),
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


@dataclass(frozen=True, slots=True)
class Reading:
    """The score by another reading beside the one in use: which components change, where it is set and chosen."""

    label: str
    setting: str
    source: str
    total: Decimal
    moved: Decimal
    parts: tuple[tuple[str, str, Decimal, Decimal], ...]


def _readings(wanted: Asked, own: Standing | None) -> Iterator[Reading]:
    """The score by every other way to read what the law leaves open, of those that held in the period."""
    original = _own(wanted, DueReading.ORIGINAL)
    if original is not None and own is not None:
        label = gettext("Theo ngày hẹn ban đầu, tính đến phút")
        yield _beside(own, original.score, wanted, (label, "--original-due", _ORIGINAL))
    for name in quality.names():
        variant = quality.named(name)
        if own is None or name == quality.NATIONAL or not variant.scores(wanted.period.first, wanted.period.last):
            continue
        there = _own(wanted, variant=name) if variant.counts_otherwise else None
        score = there.score if there else quality.score(own.counts, own.level, name)
        yield _beside(own, score, wanted, (words.variant(variant), f"--variant {name}", variant.source))


def _beside(own: Standing, other: Score, wanted: Asked, said: tuple[str, str, str]) -> Reading:
    label, setting, source = said
    parts = (
        (name, wanted.address("index_behind", component=name, side="rest"), one.points, other.components[name].points)
        for name, one in own.score.components.items()
        if name in other.components and one.points != other.components[name].points
    )
    moved = other.total - own.score.total
    chosen = source.rpartition("decision ")[2]  # whoever answers for the system finds it under this number
    return Reading(
        label, f"{setting}, docs/decisions/{chosen}", words.article(source), other.total, moved, tuple(parts)
    )


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
