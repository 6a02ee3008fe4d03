"""After the desk: the number, the promised date and why, the paper to print, and the next in line."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.dossier import offers, page
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.law.workflow import State
from motcua.ledger import clock
from motcua.work.dossiers import detail
from motcua.work.dossiers.telling import labels

_SLIPS = {State.SUPPLEMENT_NEEDED: "supplement", State.NOT_RECEIVED: "refusal"}


@require_safe
@officers_only
def done(request: OfficeRequest, code: str) -> HttpResponse:
    """What became of the application just handed in."""
    now = clock.now()
    view = detail.dossier(code, by=request.actor, now=now)
    first = [offer for offer in offers.offers(view, request.actor) if offer.primary]
    context = {
        "view": view,
        "moment": now,
        "form": _SLIPS.get(view.state, "receipt" if view.received_at else ""),
        "received": view.received_at is not None,
        "state": labels.state(view.state),
        "reckoning": page.reckoning(view),
        "first": first[0] if first else None,
        "items": next((fact.body.get("items", ()) for fact in view.history if fact.name == "SupplementRequested"), ()),
        "reason": str(view.history[-1].body.get("reason", "")) if view.history else "",
    }
    return shell.show(request, "office/counter/done.html", context, here="counter")
