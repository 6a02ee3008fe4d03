"""The gateways as faces and jobs ask them: which there are, to begin, to ask, and to verify what they tell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from motcua.ledger import clock
from motcua.reactions.sync import breaker
from motcua.reactions.sync.payment import accounts, mapping
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.client import GatewayClient
from motcua.reactions.sync.payment.port import PaymentGateway, Wanted, Word
from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Side, broken

SYSTEM, NEVER = "payment", "MC0000000000000000"  # a reference that is given to nobody
CLIENT: type[GatewayClient] = GatewayClient  # who speaks for an account


def offered() -> tuple[tuple[str, str], ...]:
    """Name and title of each gateway that a payer may choose; none while the setting is wrong."""
    try:
        return tuple((one.name, one.title) for one in accounts.every())
    except Misconfigured:
        return ()


@lru_cache(maxsize=8)
def _client(gateway: Gateway) -> PaymentGateway:
    return CLIENT(gateway)


def begin(name: str, wanted: Wanted, now: datetime) -> str:
    """The address where the payer goes on. Raises `ExchangeFailed`."""
    with breaker.watched(f"{SYSTEM}:{name}", SYSTEM):
        return _client(_known(name)).begin(wanted, now)


def ask(name: str, reference: str, now: datetime) -> Word | None:
    """What became of the attempt, by the gateway's signed word. Raises `ExchangeFailed`."""
    with breaker.watched(f"{SYSTEM}:{name}", SYSTEM):
        return _client(_known(name)).ask(reference, now)


def sides() -> Iterator[Side]:
    """Every gateway of the setting."""
    try:
        for one in accounts.every():
            yield Side(SYSTEM, f"{SYSTEM}:{one.name}", _checking(one), one.title, one.address, SYSTEM)
    except Misconfigured as failed:
        yield broken(SYSTEM, failed)


def _checking(gateway: Gateway) -> Callable[[], Health]:
    def check() -> Health:
        """Whether the gateway understands a question of ours: about an attempt that never was."""
        try:
            _client(gateway).ask(NEVER, clock.now())
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said=f"{gateway.title} trả lời.")

    return check


def answers(questions: Sequence[tuple[str, str]], now: datetime) -> list[tuple[str, Word | None]]:
    """For each gateway and reference what it tells; nothing where it tells nothing, or is away."""
    found: list[tuple[str, Word | None]] = []
    for name, reference in questions:
        try:
            found.append((reference, ask(name, reference, now)))
        except ExchangeFailed:
            found.append((reference, None))
    return found


def knows(name: str) -> bool:
    """True when there is such a gateway. Raises `Misconfigured`."""
    return accounts.named(name) is not None


def word(name: str, message: Mapping[str, object], now: datetime) -> Word:
    """What a notification tells, its signature verified first. Raises `Forged`, `Muddled` or `Misconfigured`."""
    return mapping.word(_known(name), message, now)


def reply(name: str, reference: str, refused: str, now: datetime) -> Json:
    """Our answer to a notification, in the gateway's own words."""
    return mapping.reply(_known(name), reference, refused, now)


def told_of(name: str, message: Mapping[str, object]) -> tuple[str, str, int | None]:
    """What an unbelieved message says of itself, for the list: reference, transaction, sum. Nothing of it is true."""
    names = _known(name).speaks.names
    reference, transaction = (mapping.printable(message.get(one)) for one in (names.reference, names.transaction))
    return reference, transaction, mapping.sum_of(message.get(names.amount))


def _known(name: str) -> Gateway:
    found = accounts.named(name)
    if found is None:
        raise Misconfigured(f"Không có cổng thanh toán “{name[:40]}”.")
    return found
