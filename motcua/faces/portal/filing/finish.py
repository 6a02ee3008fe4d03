"""Check your answers, declare, send; and what happens next."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.faces.kit.middleware import problem_of
from motcua.faces.kit.wording import told
from motcua.faces.portal import guard
from motcua.faces.portal.filing import changes, course, fields, pages, papers
from motcua.ledger import clock
from motcua.registers.people.errors import Conflict, Invalid
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts
from motcua.work.intake.queries import DraftView


@dataclass(frozen=True, slots=True)
class Line:
    """One answer to be checked, and where to mend it."""

    label: str
    said: str
    mend: str


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one step."""

    title: str
    lines: tuple[Line, ...]


@never_cache
@require_safe
@guard.citizen_only
def check(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Every answer with a link to mend it, what is still missing, and the button that sends."""
    view = queries.draft(draft, by=guard.actor(request), today=clock.now().date())
    if view.submitted_as:
        return HttpResponseRedirect(reverse("portal:filed", args=[view.submitted_as]))
    return _show(request, view)


@require_POST
@guard.citizen_only
def submit(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The application is with the counter, once however often it is sent; or the page says what keeps it back."""
    by = guard.actor(request)
    view = queries.draft(draft, by=by, today=clock.now().date())
    if not view.submitted_as and request.POST.get("declare") != "1":
        return _show(request, view, declare=gettext("Hãy đánh dấu cam đoan rồi mới nộp."))
    try:
        code: str = drafts.submit(by=by, draft=draft, at=clock.now())
    except Invalid as refusal:
        return _show(request, queries.draft(draft, by=by, today=clock.now().date()), refusal=refusal)
    except Conflict:  # pressed twice in one moment: the other press was faster
        code = queries.draft(draft, by=by, today=clock.now().date()).submitted_as
        if not code:
            raise
    return HttpResponseRedirect(reverse("portal:filed", args=[code]))


def _show(request: HttpRequest, view: DraftView, *, declare: str = "", refusal: Invalid | None = None) -> HttpResponse:
    wanting = queries.faults(view, clock.now().date()) | (refusal.fields if refusal else {})
    faults = {name: told(sentence) for name, sentence in wanting.items()}
    asked = [field for page in course.pages(view) for field in fields.of(page, view)]
    missing = [
        (f"{_mend(view, place)}#{place.replace('papers.', 'paper-')}", sentence)
        for place, sentence in changes.summed_up(asked, faults)
    ]
    shown = {
        "draft": view, "steps": [{"label": each} for each in course.steps()], "sections": _sections(view),
        "missing": missing, "declare": declare, "unsaid": [("declare", declare)] if declare else [],
        "refused": bool(refusal), "refusal": problem_of(refusal) if refusal and not faults else None,
        "back": pages.address(view, course.RECEIVE),
    }  # fmt: skip
    return render(request, "portal/filing/check.html", shown, status=422 if declare or refusal else 200)


def _mend(view: DraftView, place: str) -> str:
    return f"{pages.address(view, course.home_of(view, place))}?from={course.CHECK}"


def _sections(view: DraftView) -> tuple[Section, ...]:
    """Where, who, the form, the papers and the way back, in the order they were asked."""
    titles = course.steps()
    found: dict[int, list[Line]] = {}
    for page in course.pages(view):
        mend = f"{pages.address(view, page.key)}?from={course.CHECK}"
        found.setdefault(page.step, []).extend(_lines(view, page, mend))
    return tuple(Section(titles[step - 1], tuple(lines)) for step, lines in sorted(found.items()) if lines)


def _lines(view: DraftView, page: course.Page, mend: str) -> list[Line]:
    if page.key == course.WHERE:
        return [Line(gettext("Cơ quan nhận"), view.agency.name if view.agency else "", mend)]
    if page.key == course.PAPERS:
        return _papers(view, mend)
    asked = fields.of(page, view)
    if page.key == course.RECEIVE and view.receive_by != fields.POST:
        asked = asked[:1]
    lines = [Line(field.label, field.said, mend) for field in asked if field.value or not field.optional]
    return [*_known(view), *lines] if page.key == course.APPLICANT else lines


def _known(view: DraftView) -> list[Line]:
    """What the sign-in knows, which nobody can mend here."""
    own = view.representative or view.applicant
    label = gettext("Người được ủy quyền nộp") if view.representative else gettext("Người nộp")
    number = f" · {own.identity}" if own.identity else ""
    return [Line(label, f"{own.name}{number}", "")]


def _papers(view: DraftView, mend: str) -> list[Line]:
    """Every paper with its files; the declaration first, which is the form itself and is mended there."""
    asked = [paper for paper in view.procedure.papers if paper.always and not paper.declared]
    names = {paper.no: paper.name for paper in asked} | {file.no: file.name for file in view.papers}
    lines = [
        Line(name, ", ".join(file.file_name for file in view.papers if file.no == no), f"{mend}#paper-{no}")
        for no, name in sorted(names.items(), key=lambda pair: (pair[0] == 0, pair[0]))
    ]
    form = next((paper for paper in view.procedure.papers if paper.declared == 1 and paper.no not in names), None)
    if form is None:
        return lines
    address, unsaid = papers.declared_at(view)
    said = "" if unsaid else gettext("Khai trực tuyến theo mẫu điện tử")
    return [Line(form.name, said, f"{address}?from={course.CHECK}"), *lines]
