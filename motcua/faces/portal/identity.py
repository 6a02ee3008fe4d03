"""Signing in by electronic identity: out to a provider, back with its word, and what is said when that fails."""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from motcua.faces.kit import look, wording
from motcua.faces.portal import address, sign_in
from motcua.ledger import clock
from motcua.reactions.sync.identity import speaking
from motcua.reactions.sync.identity.port import Declined, Nameless, NotBelieved, Proven, TooLow
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.acts import identities
from motcua.registers.people.errors import NotFound, Refused

WAY = "setting_out"  # in the session: who is on the way to a provider, by state
MOST_WAYS = 4  # so many windows may be on the way at once
PATIENCE = 900.0  # seconds until a way is forgotten
_PARTICULARS = ("kind", "identity_no", "full_name", "birth_date", "sex", "phone", "email", "address")


@dataclass(frozen=True, slots=True)
class Told:
    """What went wrong: what, why, and what to do; `status` of HTTP."""

    status: int
    what: str
    why: str
    remedy: str


@never_cache
@require_GET
def set_out(request: HttpRequest, provider: str) -> HttpResponse:
    """The browser goes to the provider; what only it may bring back is kept in its session."""
    _require_known(provider)
    try:
        out = speaking.begin(provider, _back(request, provider))
    except ExchangeFailed as failed:
        return sign_in.refused(request, told(failed, provider))
    ways = {state: way for state, way in request.session.get(WAY, {}).items() if _fresh(way)}
    kept = dict(list(ways.items())[-(MOST_WAYS - 1) :])
    kept[out.state] = {
        "provider": provider, "nonce": out.nonce, "verifier": out.verifier, "next": sign_in.next_of(request),
        "at": time.time(),
    }  # fmt: skip
    request.session[WAY] = kept
    return HttpResponseRedirect(out.address)


@never_cache
@require_GET
def come_back(request: HttpRequest, provider: str) -> HttpResponse:
    """Whoever the provider's word proves is signed in; each way is walked once."""
    _require_known(provider)
    ways = request.session.get(WAY, {})
    way = ways.pop(request.GET.get("state", ""), None)
    request.session[WAY] = ways
    kept = way if way and _fresh(way) else None
    brought = {name: request.GET[name] for name in ("code", "error", "iss") if name in request.GET}
    try:
        proven = speaking.finish(provider, kept, brought, _back(request, provider))
        account = _entered(request, proven)
    except (ExchangeFailed, Refused) as failed:
        return sign_in.refused(request, told(failed, provider), page=way["next"] if way else "")
    return sign_in.signed_in(
        request, account, officer=False, page=way["next"] if way else "", assurance=(proven.provider, proven.level)
    )


@never_cache
@require_safe
def left(request: HttpRequest, provider: str) -> HttpResponse:
    """Nobody is signed in here any more; at the provider one still is, on this device, until one leaves there too."""
    _require_known(provider)
    back = request.build_absolute_uri(reverse("portal:signed_out", args=[provider]))
    there = "" if request.GET.get("state") else speaking.leave(provider, back)
    shown = {"provider": speaking.label(provider), "there": there}
    return render(request, "portal/sign_in/left.html", shown)


def _entered(request: HttpRequest, proven: Proven) -> int:
    """The account by which the proven person enters. Raises `Refused` and `ExchangeFailed`."""
    particulars = {name: value for name, value in asdict(proven).items() if name in _PARTICULARS}
    return identities.enter(
        by=HOUSE, provider=proven.provider, subject=proven.subject, level=proven.level,
        links_from=speaking.links_from(proven.provider), particulars=particulars, address=address.of(request),
        at=clock.now(),
    )  # fmt: skip


def _back(request: HttpRequest, provider: str) -> str:
    """The address to which the provider sends the browser back, the same on both ways."""
    return request.build_absolute_uri(reverse("portal:come_back", args=[provider]))


def _fresh(way: Mapping[str, object]) -> bool:
    """Whether a way is still walked: by real time, also where the house lives in another year."""
    return time.time() - float(str(way["at"])) < PATIENCE


def _require_known(provider: str) -> None:
    if provider not in {one.name for one in speaking.offered()}:
        raise NotFound(
            gettext("Không có nơi đăng nhập này."), gettext("Địa chỉ sai, hoặc tỉnh đã ngừng dùng nơi đó."),
            gettext("Hãy mở trang đăng nhập và chọn lại."),
        )  # fmt: skip


def told(failed: ExchangeFailed | Refused, provider: str) -> Told:
    """What the person is told, in words that help; nothing of what the provider sent."""
    if isinstance(failed, Refused):
        return Told(422, wording.told(failed.what), wording.told(failed.why), wording.told(failed.remedy))
    name = {"provider": speaking.label(provider), "hotline": look.look(settings.PACK).hotline}
    said = next((words for kind, words in _WORDS if isinstance(failed, kind)), _away)
    return said(failed, name)


def _again(name: Mapping[str, str]) -> str:
    return gettext("Hãy bấm đăng nhập lại. Nếu vẫn không được, gọi %(hotline)s hoặc nộp hồ sơ tại quầy.") % name


def _declined(failed: ExchangeFailed, name: Mapping[str, str]) -> Told:
    if getattr(failed, "fault", "") != "access_denied":
        return _unbelieved(failed, name)
    return Told(
        422, gettext("Bạn đã dừng đăng nhập ở %(provider)s.") % name, gettext("Chưa có ai đăng nhập."),
        gettext("Khi muốn đăng nhập, hãy bấm lại và đồng ý chia sẻ thông tin với cổng dịch vụ công."),
    )  # fmt: skip


def _unbelieved(failed: ExchangeFailed, name: Mapping[str, str]) -> Told:
    if getattr(failed, "fault", "") == "state":
        return Told(
            422, gettext("Lượt đăng nhập này không còn dùng được."),
            gettext("Nó đã dùng rồi, đã quá mười lăm phút, hoặc bắt đầu ở một trình duyệt khác."), _again(name),
        )  # fmt: skip
    return Told(
        422, gettext("Chưa xác nhận được câu trả lời của %(provider)s.") % name,
        gettext("Để bảo vệ bạn, không ai được đăng nhập bằng câu trả lời đó."), _again(name),
    )  # fmt: skip


def _too_low(failed: ExchangeFailed, name: Mapping[str, str]) -> Told:
    levels = {**name, "level": getattr(failed, "level", 0), "needed": getattr(failed, "needed", 0)}
    return Told(
        422, gettext("Tài khoản %(provider)s của bạn ở mức %(level)s, cần mức %(needed)s.") % levels,
        gettext("Mức xác thực cho biết nơi đó chắc chắn đến đâu rằng bạn là bạn."),
        gettext("Hãy nâng mức tài khoản tại công an xã, phường nơi gần nhất, mang theo thẻ căn cước."),
    )  # fmt: skip


def _nameless(_failed: ExchangeFailed, name: Mapping[str, str]) -> Told:
    return Told(
        422, gettext("%(provider)s không cho biết số định danh hoặc họ tên của bạn.") % name,
        gettext("Cổng chỉ nhận hồ sơ của người có số định danh."),
        gettext("Hãy cập nhật tài khoản ở %(provider)s, hoặc đến quầy một cửa với thẻ căn cước.") % name,
    )  # fmt: skip


def _broken(_failed: ExchangeFailed, name: Mapping[str, str]) -> Told:
    return Told(
        503, gettext("Kết nối với %(provider)s đang hỏng ở phía tỉnh.") % name,
        gettext("Người quản trị sẽ thấy lỗi này."), _again(name),
    )  # fmt: skip


def _away(_failed: ExchangeFailed, name: Mapping[str, str]) -> Told:
    return Told(
        503, gettext("%(provider)s đang không trả lời.") % name, gettext("Lỗi ở nơi xác thực, không phải ở bạn."),
        gettext("Hãy thử lại sau vài phút, chọn cách đăng nhập khác, hoặc nộp hồ sơ tại quầy."),
    )  # fmt: skip


_WORDS: tuple[tuple[type[ExchangeFailed], Callable[[ExchangeFailed, Mapping[str, str]], Told]], ...] = (
    (Declined, _declined), (NotBelieved, _unbelieved), (TooLow, _too_low), (Nameless, _nameless),
    (Misconfigured, _broken),
)  # fmt: skip
