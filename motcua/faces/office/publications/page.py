"""The lists that an officer may see, what a new one would hold, and one list whole."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.people.errors import NotAllowed
from motcua.work.publications import queries
from motcua.work.publications.acts import propose
from motcua.work.publications.views import ListView, Stage

STATES = {
    Stage.PROPOSED: "waiting", Stage.COMING: "nearly", Stage.SHOWN: "late", Stage.ENDED: "done",
    Stage.WITHDRAWN: "done",
}  # fmt: skip


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """Every list the officer may see, the newest first, and where to draw up a new one."""
    now = clock.now()
    found = queries.lists(by=request.actor, now=now)
    context = {
        "lists": [(row, stage(row.stage), STATES[row.stage]) for row in found],
        "columns": [{"label": label} for label in (gettext("Danh sách"), gettext("Tình trạng"), gettext("Công khai"))]
        + [{"label": gettext("Số dòng"), "number": True}, {"label": gettext("Chờ trả lời"), "number": True}],
        "may_propose": bool(queries.units(request.actor, queries.today(now))),
    }
    return shell.show(request, "office/publications/page.html", context, here="publications")


def stage(of: Stage) -> str:
    """Where a list stands, in words."""
    return {
        Stage.PROPOSED: gettext("Đề xuất"), Stage.COMING: gettext("Sắp công khai"),
        Stage.SHOWN: gettext("Đang công khai"),
        Stage.ENDED: gettext("Hết thời gian"), Stage.WITHDRAWN: gettext("Đã gỡ"),
    }[of]  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def draft(request: OfficeRequest) -> HttpResponse:
    """What a list of the unit and period would hold; sent, it is proposed as it is reckoned then."""
    now = clock.now()
    day = queries.today(now)
    units = queries.units(request.actor, day)
    if not units:
        raise NotAllowed(
            gettext("Bạn không lập được danh sách."),
            gettext("Việc này dành cho lãnh đạo và cơ quan kiểm soát thủ tục."),
            gettext("Hãy liên hệ lãnh đạo đơn vị."),
        )  # fmt: skip
    asked = request.POST if request.method == "POST" else request.GET
    last = day.replace(day=1) - timedelta(days=1)
    words = {
        "unit": asked.get("unit", units[0].code)[:60], "first": asked.get("first", kit.day(last.replace(day=1)))[:20],
        "last": asked.get("last", kit.day(last))[:20], "remedy": asked.get("remedy", ""),
        "about": asked.get("about", queries.DOSSIERS)[:20],
    }  # fmt: skip
    context: dict[str, object] = {
        "units": [(one.code, one.name) for one in units], "said": words, "faults": {},
        "abouts": _abouts(),
        "of_duties": words["about"] == queries.DUTIES,
    }  # fmt: skip
    try:
        if request.method == "POST":
            return _proposed(request, words)
        context["drawn"] = queries.draft(
            by=request.actor, unit=words["unit"], first=typed.the_day(words, "first"),
            last=typed.the_day(words, "last"), now=now, about=words["about"],
        )  # fmt: skip
    except refusals.Refusal as error:
        if isinstance(error, NotAllowed):
            raise
        told = refusals.told(error, {"unit", "first", "last", "remedy"})
        context |= {"refusal": told, "faults": told.fields}
        return shell.show(request, "office/publications/draft.html", context, here="publications", status=told.status)
    return shell.show(request, "office/publications/draft.html", context, here="publications")


def _abouts() -> list[tuple[str, str]]:
    """What a list can be about."""
    return [(queries.DOSSIERS, gettext("Hồ sơ trễ")), (queries.DUTIES, gettext("Nhiệm vụ được giao, bị trễ"))]


def _proposed(request: OfficeRequest, words: dict[str, str]) -> HttpResponse:
    number = propose.propose(
        by=request.actor, unit=words["unit"], first=typed.the_day(words, "first"), last=typed.the_day(words, "last"),
        remedy=typed.letter(words, "remedy"), about=words["about"], at=clock.now(),
    )  # fmt: skip
    messages.success(request, gettext("Đã đề xuất danh sách. Chưa ai bên ngoài nhìn thấy."))
    return HttpResponseRedirect(reverse("office:publication", args=[number]))


@require_safe
@officers_only
def one(request: OfficeRequest, number: int) -> HttpResponse:
    """One list: how it stands, its entries as far as the officer may see them, and what may be done."""
    view = queries.publication(number, by=request.actor, now=clock.now())
    return shell.show(request, "office/publications/one.html", around(view), here="publications")


def around(view: ListView) -> dict[str, object]:
    """What every page of one list says at its head."""
    return {
        "view": view, "stage": stage(view.stage), "state": STATES[view.stage],
        "shown": [entry for entry in view.entries if entry.shown], "of_duties": view.about == queries.DUTIES,
    }  # fmt: skip
