"""One act on one dossier: asked, explained, done."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit.sending import unsent
from motcua.faces.office import refusals, shell, uploads, wording
from motcua.faces.office.dossier import offers
from motcua.faces.office.dossier.forms import Doing, Field, Form, Seen
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.registers.people.errors import Conflict, NotFound
from motcua.work.dossiers import detail, telling
from motcua.work.dossiers.acts import supplement
from motcua.work.dossiers.telling import labels
from motcua.work.dossiers.views import DossierView

_FEW = 3  # facts shown to who comes too late
_SLIPS = {"receive": "receipt", "supplement": "supplement", "refuse": "refusal", "reject": "refusal",
          "extend": "apology", "stop": "stop"}  # fmt: skip
_WORDS = ("text", "textarea")  # fields in which somebody wrote


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
@unsent.shown_again
def act(request: OfficeRequest, code: str, verb: str) -> HttpResponse:
    """The act's form with what it will do; sent, the act is done, or refused with everything typed still there."""
    now = clock.now()
    view = detail.dossier(code, by=request.actor, now=now)
    if verb not in offers.FORMS:
        raise NotFound(gettext("Không có việc này."), "", gettext("Hãy chọn một việc trên trang hồ sơ."))
    form = offers.FORMS[verb](Seen(view, request.actor))
    if request.method != "POST":
        return _offered(request, view, form)
    seen = request.POST.get("step", "")
    doing = Doing(by=request.actor, view=view, typed=request.POST, files=request.FILES,
                  step=int(seen) if seen.isascii() and seen.isdigit() else None, at=now)  # fmt: skip
    try:
        said = form.perform(doing)
    except refusals.Refusal as error:
        return _refused(request, view, form, error)
    messages.success(request, f"{view.code}: {said}")
    return HttpResponseRedirect(_after(request, view, _SLIPS.get(verb, "")))


def _offered(request: OfficeRequest, view: DossierView, form: Form) -> HttpResponse:
    """The form, with what was typed before the session ran out where there is such; nothing is done with it yet."""
    brought = unsent.brought(request)
    if form.verb not in offers.verbs(view, request.actor):
        return _too_late(request, view, form)
    fields = [(one, _typed(request, one) if brought else one.value, "") for one in form.fields]
    return _shown(request, view, form, {"fields": fields, "brought": brought})


def _refused(request: OfficeRequest, view: DossierView, form: Form, error: Exception) -> HttpResponse:
    """The form again, with the refusal at its head; for who came too late, what happened meanwhile."""
    told = refusals.told(error, form.places)
    late = isinstance(error, Conflict) or told.status == 409  # noqa: PLR2004
    since, own = _meanwhile(request, view) if late else ((), False)
    if own:
        return _too_late(request, view, form)
    fields = [(one, _typed(request, one), told.fields.get(one.name, "")) for one in form.fields]
    return _shown(request, view, form, {"fields": fields, "refusal": told, "since": since}, status=told.status)


def _typed(request: OfficeRequest, field: Field) -> object:
    if field.kind == "file":
        return uploads.again(request, field.name, at=clock.now())
    if field.kind == "checkboxes":
        return request.POST.getlist(field.name)
    return request.POST.get(field.name, "")


def _too_late(request: OfficeRequest, view: DossierView, form: Form) -> HttpResponse:
    """It is done already, or cannot be done now: what happened since the page was opened, and the way back."""
    since, own = _meanwhile(request, view)
    written = [(one.label, request.POST.get(one.name, "")) for one in form.fields if one.kind in _WORDS]
    written = [(label, text) for label, text in written if text.strip()]
    never = (
        supplement.asked_before(view.supplements, view.filed_at.astimezone(ZONE).date())
        if form.verb == "supplement"
        else None
    )
    context = {"view": view, "form": form, "since": since, "own": since[-1] if own else None, "written": written,
               "never": refusals.told(never) if never else None}  # fmt: skip
    return shell.show(request, "office/dossier/too_late.html", context, here="work", status=409)


def _meanwhile(request: OfficeRequest, view: DossierView) -> tuple[tuple[telling.Told, ...], bool]:
    """The last facts since the reader opened the form, the newest first; and whether all are the reader's own.

    For who opened no form, the last facts of all.
    """
    fresh = detail.dossier(view.code, by=request.actor, now=clock.now())
    names = telling.steps(fresh.procedure.process)
    upto = request.POST.get("upto", "")
    known = int(upto) if upto.isascii() and upto.isdigit() else None
    newer = [fact for fact in fresh.history if known is None or fact.n > known]
    own = known is not None and bool(newer) and all(fact.actor_id == request.actor.id for fact in newer)
    story = telling.story(fresh.history, steps=names, inside=True)
    return tuple(reversed([one for one in story if known is None or one.n > known]))[:_FEW], own


def _shown(
    request: OfficeRequest, view: DossierView, form: Form, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    whole = {
        "view": view, "form": form, "shape": wording.SHAPES[view.standing], "source": wording.article(view, form.verb),
        "step": request.POST.get("step", view.step_no), "state": labels.state(view.state),
        "upto": request.POST.get("upto") or (view.history[-1].n if view.history else 0), **context,
    }  # fmt: skip
    if request.htmx:
        return shell.show(request, "office/dossier/_act.html", whole, status=status)
    return shell.show(request, "office/dossier/act.html", whole, here="work", status=status)


def _after(request: OfficeRequest, view: DossierView, slip: str) -> str:
    """Back to the dossier, with the paper to print first, or to the list for who may no longer read it."""
    try:
        detail.dossier(view.code, by=request.actor, now=clock.now())
    except NotFound:
        return shell.home(request.actor)
    return reverse("office:dossier", args=[view.code]) + (f"?print={slip}" if slip else "")
