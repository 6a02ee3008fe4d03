"""The dossiers that moved a component since a past day, each with the facts that did it; and both as tables."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit.scores import words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked, happened, past
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.lists import sheet
from motcua.reactions.quality.explaining.asking import indicator
from motcua.reactions.quality.past import difference, listing, tellings, usage
from motcua.reactions.quality.past.causes import Cause, Moved
from motcua.reactions.quality.past.difference import Difference
from motcua.reactions.quality.past.listing import MovedPage
from motcua.reactions.quality.past.moves import Span
from motcua.registers.people.errors import NotFound

_LONGEST = 60


@require_safe
@officers_only
def past_facts(request: OfficeRequest) -> HttpResponse:
    """The dossiers that moved a component, page by page, each with its facts; those of one cause where it is named.

    How many each cause moved takes the whole period: it comes after the page, or with it where no script runs.
    """
    wanted = asked.read(request.GET, request.actor)
    if request.GET.get("component", "")[:_LONGEST].upper() in past.BY_PROCEDURE:
        return _procedures(request, wanted)
    if request.htmx and "counted" in request.GET:
        return shell.show(request, "office/index/past/_causes.html", _counted(request, wanted))
    page, span, why = _page(request, wanted)
    row, day = indicator(page.component), span.day.isoformat()
    around = {"day": day, "component": row.id}
    counted = _counted(request, wanted) if "counted" in request.GET else {"tabs": _tabs((), wanted, around, why)}
    title = words.gloss(row.title)
    shown = {
        "unit_seen": wanted.unit, "period": wanted.period, "row": row, "title": title, "day": span.day,
        "rows": [(each, _cause_of(each), [(happened.cause(fact.name), fact.at) for fact in each.facts])
                 for each in page.rows],
        "counted_at": wanted.address(
            "index_past_facts", **around, cause=why, after=request.GET.get("after", "")[:_LONGEST], counted="1"
        ),
        "older": wanted.address("index_past_facts", **around, cause=why, after=page.next) if page.next else "",
        "exports": [
            (kind.upper(), wanted.address("index_past_facts_sheet", kind, **around, cause=why)) for kind in past.FORMS
        ],
        "trail": [
            (wanted.unit.short_name, wanted.address()),
            (gettext("Xem như một ngày đã qua"), wanted.address("index_past", day=day)), (title, ""),
        ],
    }  # fmt: skip
    return shell.show(request, "office/index/past/facts.html", shown | counted, here="index")


def _cause_of(moved: Moved) -> tuple[str, datetime | None]:
    """The one fact that moved the dossier, in words, and when; without a moment where there is no fact."""
    at = [fact.at for fact in moved.facts if fact.name == moved.cause]
    return happened.cause(moved.cause), at[-1] if at else None


def _procedures(request: OfficeRequest, wanted: Asked) -> HttpResponse:
    """The procedures that came into use since the day, or are in use no more; whole, as they are hundreds at most."""
    span = Span(wanted.period, past.asked_day(request, wanted), wanted.today)
    row = indicator(request.GET["component"][:_LONGEST])
    title, around = words.gloss(row.title), {"day": span.day.isoformat(), "component": row.id}
    rows = usage.since(wanted.unit, row.id, span)
    shown = {
        "unit_seen": wanted.unit, "period": wanted.period, "row": row, "title": title, "day": span.day, "rows": rows,
        "is_offered": row.id in usage.OFFERED,
        "begun": sum(1 for each in rows if each.used_now), "ended": sum(1 for each in rows if not each.used_now),
        "exports": [
            (kind.upper(), wanted.address("index_past_facts_sheet", kind, **around)) for kind in past.FORMS
        ],
        "trail": [
            (wanted.unit.short_name, wanted.address()),
            (gettext("Xem như một ngày đã qua"), wanted.address("index_past", day=around["day"])), (title, ""),
        ],
    }  # fmt: skip
    return shell.show(request, "office/index/past/procedures.html", shown, here="index")


def _procedures_sheet(request: OfficeRequest, kind: str, wanted: Asked) -> HttpResponse:
    span = Span(wanted.period, past.asked_day(request, wanted), wanted.today)
    component = indicator(request.GET["component"][:_LONGEST]).id
    heads = {
        "code": gettext("Mã thủ tục"), "procedure": gettext("Thủ tục"), "unit": gettext("Cơ quan giải quyết"),
        "used_then": gettext("Hồ sơ được tính hôm đó"), "used_now": gettext("Hồ sơ được tính hiện nay"),
        "dossiers_then": gettext("Hồ sơ hôm đó"), "dossiers_now": gettext("Hồ sơ hiện nay"),
    }  # fmt: skip
    if component in usage.OFFERED:
        heads |= {
            "used_then": gettext("Được tính điểm hôm đó (1: có)"),
            "used_now": gettext("Được tính điểm hiện nay (1: có)"),
            "dossiers_then": gettext("Phải tính hôm đó (1: có)"), "dossiers_now": gettext("Phải tính hiện nay (1: có)"),
        }  # fmt: skip
    rows: list[list[sheet.Cell]] = [
        [getattr(each, key) for key in heads] for each in usage.since(wanted.unit, component, span)
    ]
    name = f"chi-so-{wanted.unit.code}-{wanted.period.key}-{span.day}-{component}"
    return sheet.answer(kind, name, heads, rows, past.about(wanted, span.day, component))


def _page(request: OfficeRequest, wanted: Asked, size: int = listing.PAGE) -> tuple[MovedPage, Span, str]:
    span = Span(wanted.period, past.asked_day(request, wanted), wanted.today)
    why, after = (request.GET.get(name, "")[:_LONGEST] for name in ("cause", "after"))
    return (
        listing.page(
            wanted.unit, request.GET.get("component", "B1")[:_LONGEST], span, cause=why, after=after, size=size
        ),
        span,
        why,
    )


def _counted(request: OfficeRequest, wanted: Asked) -> dict[str, object]:
    span = Span(wanted.period, past.asked_day(request, wanted), wanted.today)
    component, why = (request.GET.get(name, "")[:_LONGEST] for name in ("component", "cause"))
    found = listing.counted(wanted.unit, component or "B1", span)
    around = {"day": span.day.isoformat(), "component": component or "B1"}
    return {"tabs": _tabs(found, wanted, around, why), "is_counted": True}


def _tabs(found: tuple[Cause, ...], wanted: Asked, around: dict[str, str], why: str) -> list[dict[str, object]]:
    every = sum(each.dossiers for each in found) if found else None
    of_each: dict[str, int | None] = {each.fact: each.dossiers for each in found}
    if why and not found:
        of_each[why] = None
    return [
        {"label": happened.cause(name) if name else gettext("Tất cả"), "count": count, "current": name == why,
         "href": wanted.address("index_past_facts", **around, cause=name)}
        for name, count in ({"": every} | of_each).items()
    ]  # fmt: skip


@require_safe
@officers_only
def past_facts_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same dossiers, whole, as a table to take away."""
    _require_form(kind)
    wanted = asked.read(request.GET, request.actor)
    if request.GET.get("component", "")[:_LONGEST].upper() in past.BY_PROCEDURE:
        return _procedures_sheet(request, kind, wanted)
    page, span, _why = _page(request, wanted, sheet.MOST_ROWS)
    name = f"chi-so-{wanted.unit.code}-{wanted.period.key}-{span.day}-{page.component}"
    about = past.about(wanted, span.day, page.component)
    if kind == "json":
        return _json(name, sheet.said_of(about) | {"component": page.component, "as_of": span.day.isoformat(),
                            "dossiers": [each.as_json() for each in page.rows]})  # fmt: skip
    heads = [
        gettext("Mã hồ sơ"), gettext("Tử số"), gettext("Mẫu số"), gettext("Vì sao đổi"),
        gettext("Sự kiện ghi sau ngày đó"),
    ]  # fmt: skip
    return sheet.answer(kind, name, heads, list(_rows(page.rows)), about)


def _rows(rows: tuple[Moved, ...]) -> Iterator[list[sheet.Cell]]:
    for each in rows:
        told = "; ".join(f"{happened.cause(fact.name)} {fact.at:%d/%m/%Y}" for fact in each.facts)
        yield [each.code, each.part, each.whole, happened.cause(each.cause), told]


@require_safe
@officers_only
def past_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """Every component then and now with its definition, as a table to take away, or as one document."""
    _require_form(kind)
    wanted = asked.read(request.GET, request.actor)
    day = past.asked_day(request, wanted)
    listed = difference.LISTED if kind == "json" else 0
    found = difference.between(wanted.unit, wanted.period, day, wanted.today, listed=listed)
    name = f"chi-so-{wanted.unit.code}-{wanted.period.key}-{day}"
    about = past.about(wanted, day)
    if kind == "json":
        retold = [each.as_json() for each in tellings.since(wanted.unit, found.span)]
        return _json(name, sheet.said_of(about) | found.as_json() | {"told_since": retold})
    return sheet.answer(kind, name, *_table(found, wanted), about)


def _table(found: Difference, wanted: Asked) -> tuple[list[str], list[list[sheet.Cell]]]:
    heads = [
        gettext("Mã"), gettext("Thành phần"), gettext("Số đếm hôm đó"), gettext("Điểm hôm đó"),
        gettext("Số đếm hiện nay"), gettext("Điểm hiện nay"), gettext("Chênh lệch"), gettext("Hồ sơ làm đổi"),
        gettext("Vì sao đổi"), gettext("Căn cứ"),
    ]  # fmt: skip
    rows: list[list[sheet.Cell]] = [
        [
            line.row.id, words.component(line.row), line.then, _points(line.points_then), line.now,
            _points(line.points_now), str(line.points), line.change.moved if line.change else 0,
            "; ".join(f"{each['label']}: {each['count']}" for each in line.causes), words.article(line.row.source),
        ]
        for line in past.lines(found, wanted)
    ]  # fmt: skip
    return heads, rows


def _points(points: object) -> str:
    return "" if points is None else str(points)


def _require_form(kind: str) -> None:
    if kind not in past.FORMS:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn XLSX, CSV hoặc JSON."))


def _json(name: str, document: dict[str, object]) -> HttpResponse:
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
