"""Answering the one request to complete an application: the papers asked for, each with its files, sent at once."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.faces.portal import guard, uploads
from motcua.faces.portal.filing import changes
from motcua.faces.portal.mine import declaration
from motcua.faces.portal.mine import dossier as dossiers
from motcua.ledger import clock
from motcua.registers.files.queries import FileView
from motcua.work.dossiers import detail
from motcua.work.dossiers.acts import supplement
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.views import DossierView

SALT = "portal.supplement"
KEPT_FOR = 24 * 3600  # seconds for which a file already sent may be handed in with the rest


@dataclass(frozen=True, slots=True)
class Kept:
    """A file sent before the rest was complete: its number, its name, and the seal under which the form carries it."""

    file: int
    name: str
    seal: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for, with the files sent for it so far and why others were refused."""

    no: int
    wanted: str
    kept: tuple[Kept, ...]
    refusals: tuple[str, ...]
    form: bool = False  # the declaration: corrected on the page itself, or sent as a file


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guard.citizen_only
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The form with one place for each thing asked for; a POST hands all of it in, or says what is still missing."""
    by = guard.actor(request)
    view = detail.dossier(code, by=by, now=clock.now())
    told = dossiers.asked(view)
    if told is None:
        return HttpResponseRedirect(reverse("portal:dossier", args=[code]))
    wanted, declared = told.items or (gettext("Giấy tờ bổ sung"),), declaration.of(view)
    meant = [declaration.is_meant(text, view, declared) for text in wanted]
    if request.method != "POST":
        empty = tuple(Item(no, wanted[no], (), (), form) for no, form in enumerate(meant))
        return _show(request, view, empty, declaration.Anew(declared))
    anew = declaration.typed_anew(request, view, clock.now().date())
    items = tuple(_item(request, view, Item(no, wanted[no], (), (), form), anew) for no, form in enumerate(meant))
    if anew.faults or any(item.refusals or not (item.kept or (item.form and anew.changed)) for item in items):
        return _show(request, view, items, anew, status=422)
    given = [
        Given(no=0, name=item.wanted[:500], file=kept.file, origin="upload") for item in items for kept in item.kept
    ]
    answers = anew.answers if anew.changed else None
    supplement.complete(by=by, dossier=code, papers=given, answers=answers, at=clock.now())
    messages.success(
        request,
        gettext("Đã gửi phần bổ sung. Thời hạn giải quyết được tính lại từ bây giờ.") if view.received_at
        else gettext("Đã gửi phần bổ sung. Quầy xem lại và trả lời trong 8 giờ làm việc."),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("portal:dossier", args=[code]))


def _item(request: HttpRequest, view: DossierView, asked: Item, anew: declaration.Anew) -> Item:
    """What was sent now and before for one thing; a file sent before counts only under its own seal."""
    kept = [_opened(seal, view) for seal in request.POST.getlist(f"kept-{asked.no}")]
    whole = tuple(each for each in kept if each is not None)
    if not request.FILES.getlist(f"file-{asked.no}"):
        there = whole or (asked.form and anew.changed)
        return replace(asked, kept=whole, refusals=() if there else (_nothing(asked),))
    taken, refusals = uploads.take(request, by=guard.actor(request), name=f"file-{asked.no}")
    known = {paper.file for paper in view.papers if paper.file}
    again = tuple(
        gettext("Tệp “%(name)s” giống hệt tệp bạn đã nộp trước đây. Hãy chọn bản đã sửa hoặc bản rõ hơn.")
        % {"name": file.name}
        for file in taken if file.digest in known
    )  # fmt: skip
    new = (_sealed(file, view) for file in taken if file.digest not in known)
    return replace(asked, kept=(*whole, *new), refusals=(*refusals, *again))


def _nothing(asked: Item) -> str:
    if asked.form:
        return gettext("Tờ khai chưa sửa gì. Hãy sửa câu trả lời ở dưới, hoặc chọn tệp.")
    return gettext("Chưa có tệp nào cho mục này. Hãy chụp ảnh hoặc chọn tệp.")


def _sealed(file: FileView, view: DossierView) -> Kept:
    return Kept(file.id, file.name, signing.dumps([view.code, file.id, file.name], salt=SALT))


def _opened(seal: str, view: DossierView) -> Kept | None:
    try:
        code, number, name = signing.loads(seal, salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Kept(int(number), str(name), seal) if code == view.code else None


def _show(
    request: HttpRequest,
    view: DossierView,
    items: tuple[Item, ...],
    anew: declaration.Anew,
    status: int = 200,
) -> HttpResponse:
    faults = [(f"file-{item.no}", sentence) for item in items for sentence in item.refusals]
    shown = {
        "declared": anew.fields, "open": bool(anew.faults) or any(item.form for item in items),
        "way": "my", "dossier": view, "asked": dossiers.asked(view), "answer": detail.answer_deadline(view),
        "items": items, "faults": [*faults, *changes.summed_up(anew.fields, anew.faults)],
        "accept": uploads.ACCEPT, "limit": settings.UPLOAD_LIMIT_BYTES // (1024 * 1024),
    }  # fmt: skip
    return render(request, "portal/my/supplement.html", shown, status=status)
