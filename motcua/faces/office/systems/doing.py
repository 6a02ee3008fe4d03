"""What the operator does with keys: issues them, and takes them back; and opens subscriptions."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.faces.office import refusals, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.systems import page
from motcua.ledger import clock
from motcua.ledger.record import together
from motcua.reactions.sync.hooks import keeping
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.acts import accounts, tokens
from motcua.registers.people.roles import Kind

_KEY = frozenset({"username", "full_name", "name", "agency", "scopes", "days"})
_HOOK = frozenset({"hook", "token", "address", "kinds"})


@require_POST
@officers_only
def issue(request: OfficeRequest) -> HttpResponse:
    """The system has a key; the answer shows it, and nothing ever will again."""
    permissions.require(request.actor, "people.manage")
    try:
        secret = _issued(request)
    except refusals.Refusal as error:
        return page.show(
            request, refusal=refusals.told(error, _KEY, renamed={"expires_at": "days"}), form="key"
        )  # fmt: skip
    said = gettext("Đây là lần duy nhất khóa này được hiện. Hãy chép và gửi cho đơn vị vận hành bằng đường an toàn.")
    return page.show(request, secret={"title": gettext("Đã cấp khóa"), "text": secret, "said": said})


def _issued(request: OfficeRequest) -> str:
    by, now, given = request.actor, clock.now(), request.POST
    username = typed.line(given, "username", 150).lower()
    days = typed.whole(given, "days") or page.LIVES[0]
    with together():
        if username not in {known for known, _name in people.systems(by=by)}:
            accounts.open_account(
                by=by, username=username, full_name=typed.line(given, "full_name"), kind=Kind.SYSTEM, at=now
            )
        return tokens.issue_token(
            by=by, username=username, name=typed.line(given, "name"), at=now,
            scopes=[typed.clean(one) for one in given.getlist("scopes")],
            expires_at=now + timedelta(days=max(1, min(days, page.LIVES[-1]))), agency=typed.line(given, "agency", 60),
        )  # fmt: skip


@require_POST
@officers_only
def revoke(request: OfficeRequest, number: int) -> HttpResponse:
    """The key opens nothing any more."""
    tokens.revoke_token(by=request.actor, token=number, at=clock.now())
    messages.success(request, gettext("Đã thu hồi khóa."))
    return HttpResponseRedirect(reverse("office:systems"))


@require_POST
@officers_only
def subscribe(request: OfficeRequest) -> HttpResponse:
    """The holder of the key is told from now on; the answer shows the secret of the signatures this once."""
    permissions.require(request.actor, "hook.keep")
    given = request.POST
    try:
        secret = keeping.open_hook(
            by=request.actor, name=typed.line(given, "hook", 60), token=typed.whole(given, "token") or 0,
            address=typed.line(given, "address"), kinds=[typed.clean(one) for one in given.getlist("kinds")],
            at=clock.now(),
        )  # fmt: skip
    except refusals.Refusal as error:
        return page.show(request, refusal=refusals.told(error, _HOOK, renamed={"name": "hook"}), form="hook")
    said = gettext("Bên nhận dùng mã bí mật này để kiểm tra chữ ký của từng sự kiện. Mã chỉ được hiện lần này.")
    return page.show(request, secret={"title": gettext("Đã mở đăng ký"), "text": secret, "said": said})
