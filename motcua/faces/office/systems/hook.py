"""One subscription: how it fares, what was tried, and what the operator can do about it."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.refusals import Told
from motcua.faces.office.systems import words
from motcua.ledger import clock
from motcua.reactions.sync.hooks import keeping, owing, seeing
from motcua.reactions.sync.hooks.ground import HEARS
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid, NotFound

_FIELDS = frozenset({"reason", "token", "since", "since_at"})


@require_safe
@officers_only
def page(request: OfficeRequest, name: str) -> HttpResponse:
    """The subscription and its log."""
    return show(request, name)


def show(
    request: OfficeRequest, name: str, *, refusal: Told | None = None, secret: Mapping[str, str] | None = None
) -> HttpResponse:
    """The page, with what was refused, or with a secret that is shown this once."""
    by, now = request.actor, clock.now()
    view = seeing.one(name, by=by)
    state, said = words.standing(view)
    context = {
        "view": view, "state": state, "standing": said, "kinds": [words.kind(each) for each in view.kinds],
        "calls": [(call, words.kind(call.kind.rpartition(".")[2]), words.answer(call))
                  for call in seeing.calls(name, by=by)],
        "hearers": [(str(key.id), f"{key.name} ({key.hint}…)") for key in people.tokens(by=by)
                    if key.system == view.system and key.opens(now) and HEARS in key.scopes],
        "refusal": refusal, "faults": refusal.fields if refusal else {}, "said": request.POST if refusal else {},
        "secret": secret,
        "columns": [{"label": label} for label in (gettext("Lúc"), gettext("Sự kiện"), gettext("Hồ sơ"),
                                                   gettext("Bên nhận trả lời"))],
    }  # fmt: skip
    return shell.show(
        request, "office/systems/hook.html", context, here="systems", status=refusal.status if refusal else 200
    )


@require_POST
@officers_only
def do(request: OfficeRequest, name: str, verb: str) -> HttpResponse:
    """What the button says was done; refused, the page says why and keeps what was typed."""
    permissions.require(request.actor, "hook.keep")
    if verb == "secret":
        told = keeping.change_secret(by=request.actor, name=name, at=clock.now())
        said = gettext("Trong 24 giờ tới mọi sự kiện được ký bằng cả mã cũ và mã mới. Mã chỉ được hiện lần này.")
        return show(request, name, secret={"title": gettext("Đã đổi mã bí mật"), "text": told, "said": said})
    if verb not in _VERBS:
        raise NotFound(gettext("Không có việc này."), "", gettext("Hãy dùng các nút trên trang."))
    try:
        _VERBS[verb](request, name)
    except refusals.Refusal as error:
        if isinstance(error, NotFound):
            raise
        return show(request, name, refusal=refusals.told(error, _FIELDS))
    return HttpResponseRedirect(reverse("office:system_hook", args=[name]))


def _test(request: OfficeRequest, name: str) -> None:
    health = keeping.test(by=request.actor, name=name, at=clock.now())
    (messages.success if health.works else messages.error)(request, health.said)


def _stop(request: OfficeRequest, name: str) -> None:
    keeping.stop(by=request.actor, name=name, reason=typed.letter(request.POST, "reason"), at=clock.now())
    messages.success(request, gettext("Đã dừng gửi."))


def _resume(request: OfficeRequest, name: str) -> None:
    number = keeping.resume(
        by=request.actor, name=name, at=clock.now(), token=typed.whole(request.POST, "token")
    )  # fmt: skip
    messages.success(request, _told(number))


def _replay(request: OfficeRequest, name: str) -> None:
    since = typed.moment(request.POST, "since", "since_at")
    if since is None:
        sentence = gettext("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 29/05/2023.")
        raise Invalid(gettext("Chưa nhập ngày."), "", sentence, fields={"since": sentence})
    messages.success(request, _told(owing.replay(by=request.actor, name=name, since=since)))


def _told(number: int) -> str:
    words_ = ngettext("Sự kiện của %(n)s hồ sơ sẽ được gửi lại.", "Sự kiện của %(n)s hồ sơ sẽ được gửi lại.", number)
    return words_ % {"n": number}


_VERBS: dict[str, Callable[[OfficeRequest, str], None]] = {
    "test": _test, "stop": _stop, "resume": _resume, "replay": _replay,
}  # fmt: skip
