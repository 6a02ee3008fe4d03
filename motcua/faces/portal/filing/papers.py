"""The papers of an application, each with its own files: put with the draft one by one, and taken away again."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.faces.portal import guard, typed, uploads
from motcua.faces.portal.filing import course
from motcua.ledger import clock
from motcua.registers.catalog.papers import Paper
from motcua.registers.people.folding import fold
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts
from motcua.work.intake.queries import DraftPaperView, DraftView

_WHERE_THERE_IS_ONE = "neu co"  # the case, without its marks
OTHER = 0  # a paper that the list does not name


@dataclass(frozen=True, slots=True)
class Slot:
    """A paper of the list with the files that lie there, and why a file just sent was refused.

    One that is `declared` is the form itself and takes no file: it has the address of the form's first page, or of the
    first answer that is still missing (then it is `unsaid`).
    """

    no: int
    name: str
    note: str
    always: bool
    files: tuple[DraftPaperView, ...]
    refusals: tuple[str, ...] = ()
    declared: str = ""
    unsaid: bool = False


@never_cache
@require_safe
@guard.citizen_only
def papers(request: HttpRequest, draft: UUID) -> HttpResponse:
    """All papers with what has been put there so far."""
    view = queries.draft(draft, by=guard.actor(request), today=clock.now().date())
    if view.submitted_as:
        return HttpResponseRedirect(reverse("portal:filed", args=[view.submitted_as]))
    return _show(request, view)


@require_http_methods(["GET", "HEAD", "POST"])
@guard.citizen_only
def attach(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The files sent lie with the paper; one that is refused says why, and the others are kept all the same.

    Who comes back to this address, by reloading or by the history, sees the papers as they are.
    """
    by, no = guard.actor(request), typed.whole(request.POST.get("no"))
    view = queries.draft(draft, by=by, today=clock.now().date())
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:draft_papers", args=[draft]))
    names = {paper.no: paper.name for paper in view.procedure.papers} | {OTHER: gettext("Giấy tờ khác")}
    if no not in names:
        return _show(request, view, OTHER, (gettext("Không có giấy tờ này trong danh sách. Hãy chọn lại."),))
    taken, refusals = uploads.take(request, by=by)
    for file in taken:
        drafts.attach(by=by, draft=view.id, no=no, name=names[no] or file.name, digest=file.digest, at=clock.now())
    if refusals:
        return _show(request, queries.draft(draft, by=by, today=clock.now().date()), no, refusals)
    return HttpResponseRedirect(f"{reverse('portal:draft_papers', args=[draft])}#paper-{no}")


@require_POST
@guard.citizen_only
def detach(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The file lies with the draft no more."""
    paper = typed.whole(request.POST.get("paper"))
    drafts.detach(by=guard.actor(request), draft=draft, paper=paper, at=clock.now())
    return HttpResponseRedirect(reverse("portal:draft_papers", args=[draft]))


def _show(request: HttpRequest, view: DraftView, no: int = -1, refusals: tuple[str, ...] = ()) -> HttpResponse:
    slots = tuple(
        _slot(paper, view, refusals if paper.no == no else ()) for paper in view.procedure.papers if _asked(paper, view)
    )
    other = Slot(
        OTHER, gettext("Giấy tờ khác"), gettext("Ví dụ giấy ủy quyền, giấy chứng nhận được miễn giảm phí."), False,
        _files(view, OTHER), refusals if no == OTHER else (),
    )  # fmt: skip
    onward = course.CHECK if request.GET.get("from") == course.CHECK else course.RECEIVE
    shown = {
        "draft": view, "slots": (*slots, other), "steps": [{"label": each} for each in course.steps()],
        "refused": bool(refusals),
        "limit": settings.UPLOAD_LIMIT_BYTES // (1024 * 1024), "accept": uploads.ACCEPT,
        "missing": sum(1 for slot in slots if slot.always and not slot.files and not slot.declared),
        "back": reverse("portal:draft_page", args=[view.id, course.before(view, course.PAPERS)]),
        "onward": reverse("portal:draft_check", args=[view.id]) if onward == course.CHECK
        else reverse("portal:draft_page", args=[view.id, onward]),
    }  # fmt: skip
    return render(request, "portal/filing/papers.html", shown, status=422 if refusals else 200)


def _asked(paper: Paper, view: DraftView) -> bool:
    """True for what is handed in; of several names of the one declaration only for its own, or where a file lies."""
    return not paper.shown and (paper.declared <= 1 or bool(_files(view, paper.no)))


def _slot(paper: Paper, view: DraftView, refusals: tuple[str, ...]) -> Slot:
    note = "" if fold(paper.case) == _WHERE_THERE_IS_ONE else paper.case  # the slot says so of itself
    slot = Slot(paper.no, paper.name, note, paper.always, _files(view, paper.no), refusals)
    if not paper.declared:
        return slot
    address, unsaid = declared_at(view)
    return replace(slot, note="", declared=address, unsaid=unsaid)


def declared_at(view: DraftView) -> tuple[str, bool]:
    """Where the form is filled in or mended, and whether an answer is still missing there or cannot be accepted."""
    places = (place for place in queries.faults(view, clock.now().date()) if place.startswith("answers."))
    first = next(places, "")
    page = course.home_of(view, first) if first else f"{course.FORM}1"
    return reverse("portal:draft_page", args=[view.id, page]), bool(first)


def _files(view: DraftView, no: int) -> tuple[DraftPaperView, ...]:
    return tuple(file for file in view.papers if file.no == no)
