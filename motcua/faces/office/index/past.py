"""The index as it stood on a past day beside how it stands now, and the dossiers and facts that came between."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.kit.scores import words
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked, happened
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.index.behind import about_table
from motcua.faces.office.lists import sheet
from motcua.law import quality
from motcua.law.quality import Indicator
from motcua.reactions.quality.past import difference, tellings, usage
from motcua.reactions.quality.past.difference import Change, Difference
from motcua.reactions.quality.past.standings import first_day, require_past
from motcua.reactions.quality.past.tellings import Retold
from motcua.registers.people.errors import Invalid

FORMS = ("xlsx", "csv", "json")
BY_PROCEDURE = frozenset((*usage.USED, *usage.OFFERED))  # components that move by procedures, not by dossiers
_LONGEST = 20  # letters of a day that are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """A component then and now; `change` is none where nothing has moved it."""

    row: Indicator
    then: str
    now: str
    points_then: Decimal | None
    points_now: Decimal | None
    change: Change | None
    causes: tuple[dict[str, object], ...]
    href: str
    retold: int = 0  # counts of the component that people told since

    @property
    def is_offered(self) -> bool:
        """Whether the component hangs on the catalogue alone."""
        return self.row.id in usage.OFFERED

    @property
    def points(self) -> Decimal:
        """By how much the points have moved."""
        return self.change.points if self.change else Decimal("0.00")


def about(wanted: Asked, day: date, *components: str) -> sheet.About:
    """What a table about a past day is: that day beside the definitions of what is counted."""
    found = about_table(wanted, *components)
    as_of = gettext("như hết ngày %(day)s, đặt cạnh hiện nay") % {"day": kit.day(day)}
    return replace(found, title=f"{found.title}, {as_of}")


@require_safe
@officers_only
def past(request: OfficeRequest) -> HttpResponse:
    """The frame at once; the comparison, which walks the ledger, comes into it, or with it where no script runs."""
    wanted = asked.read(request.GET, request.actor)
    refusal: refusals.Told | None = None
    day: date | None = None
    try:
        day = asked_day(request, wanted)
    except Invalid as error:
        refusal = refusals.told(error, {"day"})
    shown = _around(wanted, day) | {
        "said": kit.day(day) if day else request.GET.get("day", "")[:_LONGEST], "refusal": refusal,
    }  # fmt: skip
    if day is not None and "found" in request.GET:
        shown |= _found(wanted, day)
        if request.htmx:
            return shell.show(request, "office/index/past/_found.html", shown)
    return shell.show(
        request, "office/index/past/page.html", shown, here="index", status=refusal.status if refusal else 200
    )


def asked_day(request: OfficeRequest, wanted: Asked) -> date:
    """The day that is asked: without one, the last of a period that is over, or yesterday.

    Raises `Invalid` for words that are no day, and for a day that is out of reach.
    """
    day = typed.day(request.GET, "day") or _usual(wanted)
    require_past(wanted.period, day, wanted.today)
    return day


def _usual(wanted: Asked) -> date:
    earliest = max(wanted.period.first, first_day() or wanted.period.first)
    return min(wanted.today, max(earliest, min(wanted.period.last, wanted.today - timedelta(days=1))))


def _around(wanted: Asked, day: date | None) -> dict[str, object]:
    said = day.isoformat() if day else ""
    ways = [(wanted.period.previous(), "prev"), (wanted.period.next(), "next")]
    return {
        "unit_seen": wanted.unit, "period": wanted.period, "day": day,
        "found_at": wanted.address("index_past", day=said, found="1"),
        "exports": [(kind.upper(), wanted.address("index_past_sheet", kind, day=said)) for kind in FORMS],
        "around": [
            {"label": words.period(period), "rel": way, "href": wanted.address("index_past", period=period.key)}
            for period, way in ways
            if period.first <= wanted.today
        ],
        "trail": [(wanted.unit.short_name, wanted.address()), (gettext("Xem như một ngày đã qua"), "")],
    }  # fmt: skip


def _found(wanted: Asked, day: date) -> dict[str, object]:
    found = difference.between(wanted.unit, wanted.period, day, wanted.today, listed=0)
    retold = tellings.since(wanted.unit, found.span)
    totals = [each.score.total if each and each.dossiers else None for each in (found.then, found.now)]
    return {
        "found": found, "total_then": totals[0], "total_now": totals[1], "retold": retold,
        "gained": totals[1] - totals[0] if totals[0] is not None and totals[1] is not None else None,
        "lines": list(lines(found, wanted, retold)),
    }  # fmt: skip


def lines(found: Difference, wanted: Asked, retold: tuple[Retold, ...] = ()) -> Iterator[Line]:
    """Every component that is scored then or now, in the order of the decision."""
    changes = {each.id: each for each in found.changes}
    for row in quality.INDICATORS:
        then, now = (each.score.components.get(row.id) if each else None for each in (found.then, found.now))
        if then is None and now is None:
            continue
        change, day = changes.get(row.id), found.span.day.isoformat()
        yield Line(
            row, _counted(then), _counted(now), then.points if then else None, now.points if now else None, change,
            tuple(_causes(change, wanted, day)) if change else (),
            wanted.address("index_past_facts", day=day, component=row.id) if _has_rows(change) else "",
            sum(one.component == row.id for one in retold),
        )  # fmt: skip


def _has_rows(change: Change | None) -> bool:
    return change is not None and (change.moved > 0 or change.id in BY_PROCEDURE)


def _counted(one: quality.Component | None) -> str:
    if one is None or one.counts is None or one.counts.is_empty:
        return "–"
    return f"{kit.number(int(one.counts.part))}/{kit.number(int(one.counts.whole))}"


def _causes(change: Change, wanted: Asked, day: str) -> Iterator[dict[str, object]]:
    for each in change.causes:
        href = wanted.address("index_past_facts", day=day, component=change.id, cause=each.fact)
        yield {"label": happened.cause(each.fact), "count": each.dossiers, "href": href}
