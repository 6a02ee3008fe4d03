"""The providers of identity as the portal asks them: which there are, to set out, to come back, to leave."""

import hmac
import logging
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import lru_cache

from motcua.reactions.sync import breaker
from motcua.reactions.sync.identity import accounts, mapping
from motcua.reactions.sync.identity.accounts import Provider
from motcua.reactions.sync.identity.port import Declined, IdentityProvider, NotBelieved, Offer, Proven, SettingOut
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured, Side, broken

log = logging.getLogger("motcua.identity")
SYSTEM = "identity"


def offered() -> tuple[Offer, ...]:
    """The providers one may choose; none while the setting is wrong."""
    try:
        return tuple(Offer(one.name, one.title) for one in accounts.every())
    except Misconfigured as failed:
        log.error("identity providers: %s", failed.reason)  # noqa: TRY400 - the reason is the whole of it
        return ()


def sides() -> Iterator[Side]:
    """Every provider of the setting."""
    try:
        for one in accounts.every():
            yield Side(SYSTEM, _name(one), _client(one).check, one.title, one.issuer, SYSTEM)
    except Misconfigured as failed:
        yield broken(SYSTEM, failed)


def _name(provider: Provider) -> str:
    return f"{SYSTEM}:{provider.name}"


def _watched(provider: Provider) -> AbstractContextManager[None]:
    return breaker.watched(_name(provider), SYSTEM)


def label(name: str) -> str:
    """What people call the provider; its name for one that is gone."""
    return next((one.label for one in offered() if one.name == name), name)


def links_from(name: str) -> int:
    """The level of assurance from which one takes over what the register knows. Raises `Misconfigured`."""
    return accounts.named(name).links


@lru_cache(maxsize=8)
def _client(provider: Provider) -> IdentityProvider:
    from motcua.reactions.sync.identity.client import ProviderClient  # its cryptography: where there is a provider

    return ProviderClient(provider)


def begin(name: str, returns: str) -> SettingOut:
    """The way to the provider; what it holds besides the address belongs into the session. Raises `ExchangeFailed`."""
    provider = accounts.named(name)
    with _watched(provider):
        endpoint = _client(provider).endpoint("authorization_endpoint")
    if not endpoint:
        raise Misconfigured(f"{provider.title} không cho địa chỉ trang đăng nhập.")
    return mapping.set_out(provider, endpoint, returns)


def finish(name: str, kept: Mapping[str, str] | None, brought: Mapping[str, str], returns: str) -> Proven:
    """Who came back; `kept` is what the session holds under the state that was brought, `returns` as when setting out.

    Raises `Declined`, `NotBelieved`, `TooLow`, `Nameless` and the other `ExchangeFailed`; the log names the check.
    """
    provider = accounts.named(name)
    try:
        return _finished(provider, kept, brought, returns)
    except ExchangeFailed as failed:
        log.warning("sign-in by %s: %s %s", name, type(failed).__name__, getattr(failed, "fault", ""))
        raise


def _finished(provider: Provider, kept: Mapping[str, str] | None, brought: Mapping[str, str], returns: str) -> Proven:
    if kept is None or not hmac.compare_digest(kept.get("provider", ""), provider.name):
        raise NotBelieved("Lượt đăng nhập này không bắt đầu ở trình duyệt này, hoặc đã hết hạn.", "state")
    if error := brought.get("error"):
        raise Declined(f"{provider.title} không cho đăng nhập.", error if error == "access_denied" else "other")
    if brought.get("iss", provider.issuer).rstrip("/") != provider.issuer.rstrip("/"):  # RFC 9207
        raise NotBelieved("Câu trả lời đến từ một nơi khác.", "issuer")
    with _watched(provider):
        return _asked(provider, kept, brought.get("code", ""), returns)


def _asked(provider: Provider, kept: Mapping[str, str], code: str, returns: str) -> Proven:
    client = _client(provider)
    tokens = client.exchange(code, kept.get("verifier", ""), returns)
    token = tokens.get("id_token")
    if not isinstance(token, str):
        raise NotBelieved(f"{provider.title} không gửi xác nhận danh tính.", "shape")
    told = client.claims(token, kept.get("nonce", ""))
    access = tokens.get("access_token")
    more = client.more(access if isinstance(access, str) else "")
    if more and more.get("sub") != told["sub"]:
        raise NotBelieved(f"{provider.title} trả lời về một người khác.", "subject")
    return mapping.proven(provider, more | told)


def leave(name: str, returns: str) -> str:
    """Where one signs out at the provider too; empty when there is no such place, or it does not answer."""
    try:
        provider = accounts.named(name)
        return mapping.leave(provider, _client(provider).endpoint("end_session_endpoint"), returns)
    except ExchangeFailed:
        return ""
