"""Paying for one dossier: what is owed, a code for the bank's application, a gateway, and whether it has come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from motcua.faces.portal import guard
from motcua.law.paying import Way
from motcua.ledger import clock
from motcua.reactions.papers.payment import notice as papers
from motcua.reactions.sync.payment import speaking
from motcua.reactions.sync.payment.port import Wanted
from motcua.reactions.sync.ports import ExchangeFailed
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.views import DossierView
from motcua.work.payments import queries
from motcua.work.payments.acts import order
from motcua.work.payments.views import Standing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guard.citizen_only
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """The fees of the dossier and the ways to pay them; a POST sets out on one of them."""
    view, standing = queries.standing(code, by=guard.actor(request), now=clock.now())
    if request.method == "POST":
        return _set_out(request, view, standing)
    return render(request, "portal/my/pay.html", _shown(view, standing))


@never_cache
@require_safe
@guard.citizen_only
def state(request: HttpRequest, code: str) -> HttpResponse:
    """How the payment stands, the part of the page that renews itself; once nothing is awaited, the page does whole."""
    view, standing = queries.standing(code, by=guard.actor(request), now=clock.now())
    if request.headers.get("HX-Request") and not standing.waits:
        return HttpResponseClientRefresh()
    return render(request, "portal/my/_pay_state.html", _shown(view, standing))


@never_cache
@require_safe
@guard.citizen_only
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What is to be paid, or what was paid, as PDF to print or to send to who pays."""
    drawn = papers.draw(code, by=guard.actor(request), now=clock.now())
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"nop-phi-{code}.pdf") or "inline"
    return response


def _shown(view: DossierView, standing: Standing) -> dict[str, object]:
    going = [one for one in standing.attempts if one.state == "open" and one.way is Way.GATEWAY and one.address]
    return {
        "way": "my", "dossier": view, "standing": standing, "bill": standing.bill, "going": going[-1:],
        "gateways": speaking.offered() if standing.ways else (),
        "shows_code": any(one.way is Way.TRANSFER and one.state == "open" for one in standing.attempts),
        "failed": [one for one in standing.attempts if one.state == "failed"][-1:],
    }  # fmt: skip


def _set_out(request: HttpRequest, view: DossierView, standing: Standing) -> HttpResponse:
    way, _, gateway = request.POST.get("way", "")[:60].partition(":")
    now, back = clock.now(), reverse("portal:pay", args=[view.code])
    if gateway and gateway not in dict(speaking.offered()):
        raise Invalid(
            gettext("Không có cổng thanh toán này."), gettext("Có thể cổng vừa ngừng phục vụ."),
            gettext("Hãy mở lại trang và chọn một cách nộp khác."),
        )  # fmt: skip
    reference = order.attempt(by=guard.actor(request), dossier=view.code, way=way, gateway=gateway, at=now)
    if way == Way.GATEWAY:
        try:
            address = speaking.begin(gateway, _wanted(request, view, standing, reference), now)
            order.opened(by=HOUSE, reference=reference, address=address)
        except ExchangeFailed:
            messages.error(
                request,
                gettext("Cổng thanh toán đang không trả lời. Hãy thử lại sau ít phút, hoặc nộp bằng mã VietQR."),
            )
    return HttpResponseRedirect(f"{back}#paying")


def _wanted(request: HttpRequest, view: DossierView, standing: Standing, reference: str) -> Wanted:
    return Wanted(
        reference=reference, amount=standing.bill.owed, dossier=view.code, procedure=view.procedure.name,
        procedure_code=view.procedure.code, unit=view.agency, unit_code=view.agency_code, payer=view.applicant,
        returns=request.build_absolute_uri(reverse("portal:pay", args=[view.code])),
        lines=tuple((line.name, line.amount) for line in standing.bill.lines),
    )  # fmt: skip
