"""What no dossier shows is told here: by whom, for which unit and period, and where it was read."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit.scores import words
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.law import quality
from motcua.ledger import clock
from motcua.reactions.quality import periods, tallies, telling
from motcua.reactions.quality.explaining.asking import below
from motcua.registers.people import queries as people

_FIELDS = ("about", "component", "part", "whole", "source")


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def tell(request: OfficeRequest) -> HttpResponse:
    """What was told of the unit and all below it in the period, and a form for one count more."""
    telling.require(request.actor)
    wanted = asked.read(request.GET, request.actor)
    said = {name: request.POST.get(name, request.GET.get(name, "")) for name in _FIELDS}
    said["about"] = said["about"] or wanted.unit.code
    shown: dict[str, object] = {
        "unit_seen": wanted.unit, "period": wanted.period, "said": said, "units": _units(wanted),
        "components": _components(), "tabs": _tabs(wanted), "around": _around(wanted),
        "trail": [(wanted.unit.short_name, wanted.address()), (gettext("Báo số liệu"), "")],
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        try:
            _told(request, wanted)
        except refusals.Refusal as error:
            refusal = refusals.told(error, set(_FIELDS), renamed={"unit": "about"})
            shown, status = shown | {"refusal": refusal}, refusal.status
        else:
            messages.success(request, gettext("Đã ghi số liệu; bảng chỉ số đã tính lại."))
            return HttpResponseRedirect(wanted.address("index_tell"))
    shown["told"] = telling.told(wanted.unit, wanted.period)
    return shell.show(request, "office/index/telling.html", shown, here="index", status=status)


def _told(request: OfficeRequest, wanted: Asked) -> None:
    telling.tell(
        by=request.actor, unit=typed.line(request.POST, "about") or wanted.unit.code,
        component=typed.line(request.POST, "component"), period=wanted.period,
        part=_number(request, "part"), whole=_number(request, "whole"),
        source=typed.line(request.POST, "source"), at=clock.now(),
    )  # fmt: skip


def _number(request: OfficeRequest, name: str) -> int:
    """The number as typed; one that was left empty is less than nothing, and refused with the others."""
    found = typed.whole(request.POST, name)
    return -1 if found is None else found


def _units(wanted: Asked) -> list[tuple[str, str]]:
    return [(one.code, people.told_apart(one, one.name)) for one in map(people.agency_by_id, below(wanted.unit))]


def _components() -> list[tuple[str, str]]:
    rows = {row.id: row for row in quality.INDICATORS}
    return [(name, f"{name}. {words.component(rows[name])}") for name in tallies.TOLD]


def _tabs(wanted: Asked) -> list[dict[str, object]]:
    names = {1: gettext("Tháng"), 3: gettext("Quý"), 6: gettext("6 tháng"), 12: gettext("Năm")}
    day = min(wanted.period.last, wanted.today)
    return [
        {"label": name, "current": months == wanted.period.months,
         "href": wanted.address("index_tell", period=periods.of(day, months).key)}
        for months, name in names.items()
    ]  # fmt: skip


def _around(wanted: Asked) -> list[dict[str, str]]:
    ways = [(wanted.period.previous(), "prev"), (wanted.period.next(), "next")]
    return [
        {"label": words.period(period), "rel": way, "href": wanted.address("index_tell", period=period.key)}
        for period, way in ways
        if period.first <= wanted.today
    ]
