"""One question a page: shown, saved while it is typed, checked when one goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.faces.kit.sending import unsent
from motcua.faces.kit.wording import told
from motcua.faces.portal import guard, typed
from motcua.faces.portal.filing import changes, course, fields, where
from motcua.faces.portal.filing.fields import Field
from motcua.ledger import clock
from motcua.registers.people.errors import Conflict
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts
from motcua.work.intake.queries import DraftView

REVISION = "revision"
SAVED, REFUSED, CHANGED = 204, 422, 409


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says beside its fields: faults, the other window's answers, or that a kept form came back."""

    faults: Mapping[str, str] = field(default_factory=dict)
    elsewhere: tuple[tuple[str, str, str], ...] = ()
    restored: bool = False
    status: int = 200


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guard.citizen_only
@unsent.shown_again
def page(request: HttpRequest, draft: UUID, key: str) -> HttpResponse:
    """One page of the owner's draft. Raises `NotFound` for anyone else's."""
    by = guard.actor(request)
    view = queries.draft(draft, by=by, today=clock.now().date())
    if view.submitted_as:
        return HttpResponseRedirect(reverse("portal:filed", args=[view.submitted_as]))
    here = course.page(view, key)
    if here is None or key in {course.PAPERS, course.CHECK}:
        raise Http404(key)
    asked = fields.of(here, view)
    if request.method == "POST":
        given = typed.texts(request, [each.name for each in asked])
        return (
            _autosaved(request, view, here, given)
            if request.headers.get("X-Autosave")
            else _sent(request, view, here, given)
        )
    kept = {name: values[-1] for name, values in guard.unsent(request).items() if values}
    shown = changes.filled(asked, {name: typed.clean(text) for name, text in kept.items()})
    return _show(request, view, here, shown, Told(restored=bool(kept)))


def _autosaved(request: HttpRequest, view: DraftView, here: course.Page, given: dict[str, str]) -> HttpResponse:
    """What has been typed so far is kept, without a word about what is still missing."""
    by = guard.actor(request)
    if changes.refused(here, view, given, clock.now().date()):
        return HttpResponse(status=REFUSED)
    parts = changes.of(here, view, given, by) | {"page": here.key}
    upon = _revision(request)
    if upon != view.revision and not _differing(here, view, changes.filled(fields.of(here, view), given)):
        upon = view.revision
    try:
        revision = drafts.save(by=by, draft=view.id, changes=parts, revision=upon, at=clock.now())
    except Conflict as refusal:
        return HttpResponse(
            told(refusal.what, refusal.remedy), status=CHANGED, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse(status=SAVED, headers={"X-Revision": str(revision)})


def _sent(request: HttpRequest, view: DraftView, here: course.Page, given: dict[str, str]) -> HttpResponse:
    """What was typed is kept; without a fault the next page follows, otherwise this one says what is wrong."""
    by, at = guard.actor(request), clock.now()
    asked = changes.filled(fields.of(here, view), given)
    if refused := changes.refused(here, view, given, at.date()):
        return _show(request, view, here, asked, Told(refused, status=REFUSED))
    parts = changes.of(here, view, given, by) | {"page": course.after(view, here.key)}
    revision = _revision(request)
    if revision != view.revision:
        if differing := _differing(here, view, asked):
            return _show(request, view, here, asked, Told(elsewhere=differing, status=CHANGED))
        revision = view.revision
    drafts.save(by=by, draft=view.id, changes=parts, revision=revision, at=at)
    view = queries.draft(view.id, by=by, today=clock.now().date())
    here = course.page(view, here.key) or here
    if faults := changes.faults(here, view, asked, at.date()):
        return _show(request, view, here, asked, Told(faults, status=REFUSED))
    return HttpResponseRedirect(_after(request, view, here.key))


def _after(request: HttpRequest, view: DraftView, key: str) -> str:
    """The next page, or the check page for who came from there to mend one thing."""
    onward = course.CHECK if request.GET.get("from") == course.CHECK else course.after(view, key)
    return address(view, onward)


def address(view: DraftView, key: str) -> str:
    """The address of a page of the draft."""
    names = {course.PAPERS: "portal:draft_papers", course.CHECK: "portal:draft_check"}
    return reverse(names[key], args=[view.id]) if key in names else reverse("portal:draft_page", args=[view.id, key])


def _revision(request: HttpRequest) -> int:
    return typed.whole(request.POST.get(REVISION))


def _differing(here: course.Page, view: DraftView, asked: tuple[Field, ...]) -> tuple[tuple[str, str, str], ...]:
    """Label, the answer saved in the other window, and the one typed here, where the two are not the same."""
    stored = {each.name: each for each in fields.of(here, view)}
    return tuple(
        (mine.label, stored[mine.name].said, mine.said) for mine in asked if stored[mine.name].value != mine.value
    )


def _show(
    request: HttpRequest, view: DraftView, here: course.Page, asked: tuple[Field, ...], told: Told
) -> HttpResponse:
    back = course.before(view, here.key)
    shown = {
        "draft": view, "page": here, "steps": [{"label": each} for each in course.steps()], "told": told,
        "fields": changes.marked(asked, told.faults), "faults": changes.summed_up(asked, told.faults),
        "back": address(view, back) if back else reverse("portal:procedure", args=[view.procedure.key]),
        **(where.choices(view, asked[0].value, clock.now().date()) if here.key == course.WHERE else {}),
    }  # fmt: skip
    template = "portal/filing/where.html" if here.key == course.WHERE else "portal/filing/page.html"
    return render(request, template, shown, status=told.status)
