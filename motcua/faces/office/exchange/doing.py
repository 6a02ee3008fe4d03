"""The buttons of the exchange: send again, give a missing national code, and try a connection."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from motcua.faces.office import typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.ledger.record import together
from motcua.reactions.sync import exchange, operating, repairing
from motcua.reactions.sync.government import accounts as government
from motcua.registers.catalog.acts import codes
from motcua.registers.people import permissions
from motcua.registers.people.errors import Invalid

_LONGEST = 400


@require_POST
@officers_only
def again(request: OfficeRequest) -> HttpResponse:
    """The dossier or task that was named, or all with the reason that was named, wait to be sent again."""
    permissions.require(request.actor, "exchange.repair")
    dossier, reason = (typed.clean(request.POST.get(name, ""))[:_LONGEST].strip() for name in ("dossier", "reason"))
    if not dossier and not reason:
        raise Invalid(
            gettext("Chưa chọn hồ sơ để gửi lại."), gettext("Không có mã hồ sơ, cũng không có lý do."),
            gettext("Hãy bấm “Gửi lại” ở một dòng của danh sách."),
        )  # fmt: skip
    system = government.SYSTEM if request.POST.get("system") == government.SYSTEM else exchange.DVCQG
    number = repairing.send_again(
        by=request.actor, dossiers=[dossier] if dossier else [], reason=reason or None, system=system
    )
    if number and system == government.SYSTEM:
        messages.success(request, gettext("Báo cáo của nhiệm vụ sẽ được gửi lại ngay."))
    elif number:
        words = ngettext("%(n)s hồ sơ sẽ được gửi lại ngay.", "%(n)s hồ sơ sẽ được gửi lại ngay.", number)
        messages.success(request, words % {"n": number})
    else:
        messages.info(request, gettext("Không còn hồ sơ nào như vậy chờ sửa; có thể đã được gửi lại."))
    return HttpResponseRedirect(reverse("office:exchange"))


@require_POST
@officers_only
def code(request: OfficeRequest) -> HttpResponse:
    """The procedure has its national code, and all its dossiers that waited for one are sent again."""
    key, given = (typed.line(request.POST, name, 80) for name in ("procedure", "code"))
    with together():
        codes.give_code(by=request.actor, key=key, code=given, at=clock.now())
        number = repairing.release(by=request.actor, procedure=key)
    words = ngettext(
        "Đã ghi mã; %(n)s hồ sơ sẽ được gửi lại ngay.", "Đã ghi mã; %(n)s hồ sơ sẽ được gửi lại ngay.", number
    )
    messages.success(request, words % {"n": number})
    return HttpResponseRedirect(reverse("office:exchange"))


@require_POST
@officers_only
def test(request: OfficeRequest) -> HttpResponse:
    """The connection was tried; the page says how it answered."""
    permissions.require(request.actor, "exchange.repair")
    health = operating.test(typed.clean(request.POST.get("connection", ""))[:_LONGEST], by=request.actor)
    (messages.success if health.works else messages.error)(request, health.said)
    return HttpResponseRedirect(reverse("office:exchange"))
