"""Which client speaks for an account: chosen by its generation; without an address one that talks to itself."""

import threading
from collections.abc import Callable

from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg.gateway.client import GatewayClient
from motcua.reactions.sync.dvcqg.gateway.fake import FakeGateway
from motcua.reactions.sync.dvcqg.indexed.client import IndexedClient
from motcua.reactions.sync.dvcqg.indexed.fake import FakeIndexed
from motcua.reactions.sync.dvcqg.port import NationalPortal
from motcua.reactions.sync.dvcqg.session.client import SessionClient
from motcua.reactions.sync.dvcqg.session.fake import FakeEnvelope
from motcua.reactions.sync.dvcqg.wire import Http, Wire

SPEAKERS: dict[str, Callable[[Account, Wire], NationalPortal]] = {
    "session": SessionClient,
    "indexed": IndexedClient,
    "gateway": GatewayClient,
}
FAKES: dict[str, Callable[[], Wire]] = {"session": FakeEnvelope, "indexed": FakeIndexed, "gateway": FakeGateway}
_kept: dict[Account, NationalPortal] = {}
_making = threading.Lock()


def of(account: Account) -> NationalPortal:
    """The client of this account; one for the whole process, so that connections and sessions are kept."""
    with _making:
        if account not in _kept:
            _kept[account] = make(account)
        return _kept[account]


def make(account: Account, wire: Wire | None = None) -> NationalPortal:
    """A new client of this account, over the given wire if there is one."""
    carrier = wire or (Http(account.address, account.read_seconds) if account.real else FAKES[account.generation]())
    return SPEAKERS[account.generation](account, carrier)


def forget() -> None:
    """The next question makes its client anew."""
    with _making:
        _kept.clear()
