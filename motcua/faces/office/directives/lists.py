"""The documents that give tasks: found, and taken in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.directives import paging, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.files import acts as files
from motcua.registers.people.errors import NotAllowed
from motcua.work.directives import queries
from motcua.work.directives.acts import take_in as acts
from motcua.work.directives.mandates import queries as mandates

_PLACES = {"agency", "file", "text", "title", "number", "issuer", "issued"}
_STAGES = ("", "open", "confirmed")


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The documents the officer may see, the newest first."""
    today = clock.now().date()
    asked = typed.clean(request.GET.get("words", ""))[:200]
    stage = request.GET.get("stage", "") if request.GET.get("stage", "") in _STAGES else ""
    place = paging.asked(request)
    rows, total = queries.directives(by=request.actor, today=today, words=asked, stage=stage, page=place)
    context = {
        "rows": [(row, words.kind(row.kind)) for row in rows],
        "asked": asked,
        "stage": stage,
        "tabs": _tabs(asked, stage),
        "columns": _columns(),
        "pages": paging.beside(
            reverse("office:directives"), {"words": asked, "stage": stage}, place, queries.PAGE, total
        ),
        "may_take": bool(queries.givers(request.actor, today)),
        "mandates": mandates.readable(by=request.actor),
        "notices": mandates.waiting(by=request.actor),
    }
    return shell.show(request, "office/directives/page.html", context, here="directives")


def _tabs(asked: str, stage: str) -> list[dict[str, object]]:
    names = {"": gettext("Tất cả"), "open": gettext("Chờ xác nhận"), "confirmed": gettext("Đã xác nhận")}
    path = reverse("office:directives")
    return [
        {"label": name, "href": paging.address(path, {"words": asked, "stage": one}), "current": one == stage}
        for one, name in names.items()
    ]


def _columns() -> list[dict[str, object]]:
    heads = (gettext("Văn bản"), gettext("Người giao"), gettext("Tình trạng"))
    numbers = (gettext("Nhiệm vụ"), gettext("Lượt quá hạn"), gettext("Lượt chưa xong"), gettext("Lượt đã xong"))
    found: list[dict[str, object]] = [{"label": label} for label in heads]
    return found + [{"label": label, "number": True} for label in numbers]


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def take(request: OfficeRequest) -> HttpResponse:
    """A form for a file or a pasted text; sent, the document is read and its proposals are shown."""
    today = clock.now().date()
    givers = queries.givers(request.actor, today)
    if not givers:
        raise NotAllowed(
            gettext("Bạn không nhập được văn bản giao nhiệm vụ."),
            gettext("Việc này dành cho văn thư, lãnh đạo đơn vị và cơ quan theo dõi nhiệm vụ."),
            gettext("Hãy chuyển văn bản cho văn thư của đơn vị."),
        )  # fmt: skip
    said = {name: typed.clean((request.POST or request.GET).get(name, "")) for name in _PLACES - {"file"}}
    hint = gettext("Bản có chữ, đến %(most)s ký tự. Bản quét cần được nhận dạng chữ trước.")
    context: dict[str, object] = {
        "givers": [(one.code, one.name) for one in givers], "said": said, "faults": {},
        "file_hint": hint % {"most": kit.number(acts.LONGEST_TEXT)},
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        try:
            number = _taken(request, said["agency"] or givers[0].code)
        except refusals.Refusal as error:
            told = refusals.told(error, _PLACES)
            before = error.directive if isinstance(error, acts.TakenBefore) else None
            context |= {"refusal": told, "faults": told.fields, "before": before}
            status = told.status
        else:
            messages.success(request, gettext("Đã đọc văn bản. Hãy xem từng nhiệm vụ rồi xác nhận."))
            return HttpResponseRedirect(reverse("office:directive_desk", args=[number]))
    return shell.show(request, "office/directives/take.html", context, here="directives", status=status)


def _taken(request: OfficeRequest, agency: str) -> int:
    now = clock.now()
    text, digest, name = request.POST.get("text", ""), "", ""
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile) and file.name:
        name = acts.plain_name(file.name)
        plain = _plain(file)
        if plain is None:
            file.seek(0)
            digest = files.store(by=request.actor, name=name, stream=file, at=now, expected=file.size).digest
        text = plain or ""
    told = acts.Told(
        title=typed.line(request.POST, "title", 300), number=typed.line(request.POST, "number", 100),
        issuer=typed.line(request.POST, "issuer", 300), issued=typed.day(request.POST, "issued"), file_name=name,
    )  # fmt: skip
    return acts.take_in(by=request.actor, agency=agency, file=digest, text=text, told=told, at=now)


def _plain(file: "UploadedFile[bytes]") -> str | None:
    """The text of a plain text file; nothing for a document."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / acts.plain_name(str(file.name))
        with copy.open("wb") as kept:
            kept.writelines(file.chunks())
        return acts.plain_text(copy)
