"""Beginning an application, coming back to it, throwing it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.faces.kit.wording import told
from motcua.faces.portal import guard, wording
from motcua.faces.portal.filing import course, pages
from motcua.ledger import clock
from motcua.registers.catalog import queries as catalog
from motcua.registers.people.errors import Invalid
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guard.citizen_only
def apply(request: HttpRequest, key: str) -> HttpResponse:
    """What to have at hand before one begins; a POST begins, or goes on with the draft left untouched."""
    by, at = guard.actor(request), clock.now()
    procedure = catalog.current(key, at.date())
    if not procedure.online:
        return HttpResponseRedirect(reverse("portal:procedure", args=[procedure.key]))
    if request.method == "POST":
        try:
            number = drafts.start(by=by, procedure=procedure.key, at=at)
        except Invalid as refusal:
            messages.error(request, told(refusal.what, refusal.why, refusal.remedy))
            return HttpResponseRedirect(reverse("portal:drafts"))
        return HttpResponseRedirect(reverse("portal:draft", args=[number]))
    begun = [draft for draft in queries.drafts(by=by) if draft.procedure.key == procedure.key]
    always = tuple(paper for paper in procedure.papers if paper.always and not paper.declared)
    form = next((paper for paper in procedure.papers if paper.declared == 1), None)
    shown = {
        "way": "procedures", "procedure": procedure, "papers": always, "begun": begun, "cost": wording.cost(procedure),
        "form": form,
    }  # fmt: skip
    return render(request, "portal/filing/apply.html", shown)


@never_cache
@require_safe
@guard.citizen_only
def every(request: HttpRequest) -> HttpResponse:
    """The citizen's drafts, last changed first."""
    undo = request.GET.get("undo", "")
    shown = {"way": "my", "drafts": queries.drafts(by=guard.actor(request)), "undo": _number(undo)}
    return render(request, "portal/filing/drafts.html", shown)


@never_cache
@require_safe
@guard.citizen_only
def resume(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The page on which the draft was left."""
    view = queries.draft(draft, by=guard.actor(request), today=clock.now().date())
    if view.submitted_as:
        return HttpResponseRedirect(reverse("portal:filed", args=[view.submitted_as]))
    left = view.page if course.page(view, view.page) else course.pages(view)[0].key
    return HttpResponseRedirect(pages.address(view, left))


@require_POST
@guard.citizen_only
def discard(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The draft is put away; the page that follows offers to take it back."""
    by = guard.actor(request)
    name = queries.draft(draft, by=by, today=clock.now().date()).procedure.name
    drafts.discard(by=by, draft=draft, at=clock.now())
    messages.success(request, gettext("Đã bỏ bản nháp “%(name)s”.") % {"name": name})
    return HttpResponseRedirect(f"{reverse('portal:drafts')}?undo={draft}")


@require_POST
@guard.citizen_only
def restore(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The draft is back as it was."""
    drafts.restore(by=guard.actor(request), draft=draft, at=clock.now())
    messages.success(request, gettext("Đã lấy lại bản nháp."))
    return HttpResponseRedirect(reverse("portal:drafts"))


def _number(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
