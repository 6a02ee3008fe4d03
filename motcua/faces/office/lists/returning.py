"""Results to hand over: scan, look at the person, two keys, done."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import finding, work
from motcua.law import channels
from motcua.law.workflow import State
from motcua.ledger import clock
from motcua.registers.people.errors import NotFound
from motcua.registers.people.roles import Role
from motcua.work.dossiers import detail, queries, telling
from motcua.work.dossiers.acts import hand_over
from motcua.work.dossiers.telling import labels
from motcua.work.dossiers.views import DossierView

_WAYS = {"counter": "1", "online": "2", "post": "3"}


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def returning(request: OfficeRequest) -> HttpResponse:
    """What waits for its owner, and the one whose receipt was scanned."""
    code = finding.scanned(typed.clean(request.POST.get("code") or request.GET.get("code", ""))[: finding.LONGEST])
    if request.method != "POST":
        return _shown(request, code)
    try:
        hand_over.hand_over(
            by=request.actor, dossier=code, to=typed.line(request.POST, "to"), at=clock.now(),
            channel=typed.whole(request.POST, "channel") or 0, identity_checked="identity_checked" in request.POST,
        )  # fmt: skip
    except refusals.Refusal as error:
        return _shown(request, code, refusals.told(error, {"to", "channel", "identity_checked"}))
    messages.success(request, gettext("Đã trả kết quả hồ sơ %(code)s.") % {"code": code})
    return HttpResponseRedirect(reverse("office:returning"))


def _shown(request: OfficeRequest, code: str, refusal: refusals.Told | None = None) -> HttpResponse:
    now = clock.now()
    view, unknown = _found(request, code)
    page = queries.work_list(by=request.actor, now=now, tab="returning", after=request.GET.get("after", "")[:200])
    context = {
        "code": code,
        "unknown": unknown,
        "view": view,
        "ready": view is not None and view.state is State.FINISHED and request.actor.has(Role.COUNTER),
        "state": labels.state(view.state) if view else "",
        "last": telling.story(view.history)[-1] if view and view.history else None,
        "to": request.POST.get("to") or (view.applicant if view else ""),
        "channel": request.POST.get("channel") or (_WAYS.get(view.contact.get("receive_by", ""), "1") if view else "1"),
        "ways": [(str(number), labels.channel(number)) for number in channels.EVERY],
        "refusal": refusal,
        "lines": work.lines(page.rows, now),
        "columns": work.columns(gettext("Nơi giải quyết")),
        "count": page.counts.returning,
        "older": page.after,
    }
    status = refusal.status if refusal else 200
    return shell.show(request, "office/returning/page.html", context, here="returning", status=status)


def _found(request: OfficeRequest, code: str) -> tuple[DossierView | None, bool]:
    """The dossier with the code, and whether a code was given that leads nowhere."""
    if not code:
        return None, False
    try:
        return detail.dossier(code, by=request.actor, now=clock.now()), False
    except NotFound:
        return None, True
