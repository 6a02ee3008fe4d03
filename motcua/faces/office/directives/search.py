"""What was ordered and promised about something: in the duties, and in the text of the documents."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell, typed
from motcua.faces.office.directives import document, duties, paging, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.law.duties import Standing
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.work.directives.finding import found
from motcua.work.directives.finding import words as asking
from motcua.work.directives.finding.found import Found, Promise, Text

_NAMES = ("words", "within", "giver", "unit", "standing", "first", "last")


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The duties that say what was asked, or the passages of documents that do; with a word, both are counted."""
    today, here = clock.now().date(), paging.asked(request)
    said = {name: typed.clean(request.GET.get(name, ""))[: asking.LONGEST].strip() for name in _NAMES}
    in_texts = said["within"] == "texts"
    wish = duties.wished(said | {"words": "", "directive": "", "mine": "", "unchecked": ""})
    told = (said["words"],)
    promises = found.promises(*told, by=request.actor, today=today, wish=wish, page=1 if in_texts else here)
    texts = found.texts(*told, by=request.actor, today=today, wish=wish, page=here if in_texts else 1)
    shown: Found[Promise] | Found[Text] = texts if in_texts else promises
    path = reverse("office:duty_search")
    context = {
        "said": said, "asked": bool(asking.read(said["words"])), "in_texts": in_texts, "loosely": shown.loosely,
        "tabs": _tabs(path, said, promises.total, texts.total),
        "promises": [(one, document.by_task(one.duties, today)) for one in promises.rows],
        "texts": [(one, words.kind(one.kind)) for one in texts.rows],
        "pages": paging.beside(path, said, here, found.PAGE, shown.total),
        "units": _units(), "standings": _standings(),
        "clear": paging.address(path, {"words": said["words"], "within": said["within"]}),
        "chosen": _chosen(path, said),
    }  # fmt: skip
    return shell.show(request, "office/finding/page.html", context, here="directives")


def _tabs(path: str, said: dict[str, str], promises: int, texts: int) -> list[dict[str, object]]:
    told = (("", gettext("Nhiệm vụ"), promises), ("texts", gettext("Toàn văn văn bản"), texts))
    return [
        {"label": label, "count": n, "href": paging.address(path, {**said, "within": within}),
         "current": said["within"] == within}
        for within, label, n in told
    ]  # fmt: skip


def _units() -> list[tuple[str, str]]:
    """The province and what lies directly beneath it."""
    root = people.root()
    return [("", gettext("Tất cả")), *((one.code, one.name) for one in (root, *people.children(root.id)))]


def _standings() -> list[tuple[str, str]]:
    return [("", gettext("Tất cả")), *((one.value, words.standing(one)) for one in Standing)]


def _chosen(path: str, said: dict[str, str]) -> list[dict[str, object]]:
    """What the answers are narrowed to, each with the address without it."""
    names = {one.code: one.short_name for one in people.agencies(day=clock.now().date())}
    labels = {
        "giver": gettext("người giao: %(name)s") % {"name": names.get(said["giver"], said["giver"])},
        "unit": gettext("đơn vị: %(name)s") % {"name": names.get(said["unit"], said["unit"])},
        "standing": words.standing(Standing(said["standing"])) if said["standing"] else "",
        "first": gettext("hạn từ %(day)s") % {"day": said["first"]},
        "last": gettext("hạn đến %(day)s") % {"day": said["last"]},
    }
    return [
        {"label": label, "href": paging.address(path, {**said, name: ""})}
        for name, label in labels.items()
        if said[name]
    ]
