"""The fees of one dossier at the counter: what is owed, the code to pay by, cash under its receipt."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.kit import wording
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.law.paying import Way
from motcua.ledger import clock
from motcua.reactions.papers.payment import notice as papers
from motcua.registers.people import permissions
from motcua.work.payments import queries
from motcua.work.payments.acts import collect, order

_FIELDS = frozenset({"amount", "receipt"})


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def page(request: OfficeRequest, code: str) -> HttpResponse:
    """How the fees of the dossier stand; a POST shows the code to pay by, or enters cash."""
    here, refusal = reverse("office:payment", args=[code]), None
    if request.method == "POST":
        try:
            _do(request, code)
        except refusals.Refusal as error:
            refusal = refusals.told(error, _FIELDS)
        else:
            return HttpResponseRedirect(here)
    view, standing = queries.standing(code, by=request.actor, now=clock.now())
    place = (view.agency_id, next((post.agency_path for post in request.actor.posts), ""))
    shown = {
        "view": view, "standing": standing, "bill": standing.bill, "refusal": refusal,
        "said": request.POST if refusal else {"amount": standing.bill.owed or ""},
        "faults": refusal.fields if refusal else {},
        "may_collect": permissions.may(request.actor, "payment.collect", *place),
        "columns": [{"label": label} for label in (gettext("Số"), gettext("Cách nộp"), gettext("Lúc"))]
        + [{"label": gettext("Số tiền"), "number": True}],
        "money": wording.money(standing.bill.owed),
    }  # fmt: skip
    return shell.show(request, "office/payments/counter.html", shown, status=refusal.status if refusal else 200)


def _do(request: OfficeRequest, code: str) -> None:
    now = clock.now()
    if request.POST.get("do") == "show":
        order.attempt(by=request.actor, dossier=code, way=Way.TRANSFER, at=now)
        messages.success(request, gettext("Mã VietQR đã sẵn sàng; mời người nộp quét."))
        return
    entered = collect.collect(
        by=request.actor, dossier=code, amount=typed.whole(request.POST, "amount") or 0,
        receipt=typed.line(request.POST, "receipt"), at=now,
    )  # fmt: skip
    messages.success(
        request,
        gettext("Đã thu %(money)s; số ghi nhận %(receipt)s.")
        % {"money": wording.money(entered.applied), "receipt": entered.receipt},
    )


@require_safe
@officers_only
def paper(request: OfficeRequest, code: str) -> HttpResponse:
    """The demand, with the code to pay by, or the confirmation, as PDF to print."""
    drawn = papers.draw(code, by=request.actor, now=clock.now())
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"nop-phi-{code}.pdf") or "inline"
    return response
