"""What the people who run the exchange see of it: a light for each connection, and a button that tries it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from motcua.ledger import clock
from motcua.reactions.sync import breaker, exchange
from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.government import destination as government
from motcua.reactions.sync.government.accounts import SYSTEM
from motcua.reactions.sync.identity import speaking as identity
from motcua.reactions.sync.models import CLOSED, Connection, Stranger
from motcua.reactions.sync.payment import speaking as payment
from motcua.reactions.sync.ports import Health, Misconfigured, Side, Temporary, broken
from motcua.reactions.sync.residents import asking as residents
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor


class Light(StrEnum):
    """How a connection fares; always shown with a word beside the colour."""

    GREEN = "green"  # the last thing that was tried worked
    AMBER = "amber"  # something failed, and it is tried again by itself
    RED = "red"  # nothing passes until somebody looks
    GREY = "grey"  # nothing was tried yet, or nobody is on the other side


@dataclass(frozen=True)
class ConnectionView:
    """One connection: where it leads, in which generation, how it fares and since when. Counts since it began."""

    name: str
    system: str
    unit: str
    address: str
    generation: str
    real: bool
    light: Light
    reason: str
    until: datetime | None
    last_success_at: datetime | None
    last_failure_at: datetime | None
    compared_at: datetime | None
    compared: int
    accepted: int
    refused: int
    failed: int


def connections(*, by: Actor) -> tuple[ConnectionView, ...]:
    """Every connection of this house. One query. Raises `NotAllowed`."""
    permissions.require(by, "exchange.read")
    return all_connections()


def all_connections() -> tuple[ConnectionView, ...]:
    """Every connection of this house, for those that watch it; one whose setting is wrong is red. One query."""
    known = {line.name: line for line in Connection.objects.all()}
    views = []
    for side in _sides():
        line = known.get(side.name, Connection(name=side.name))
        views.append(
            ConnectionView(
                side.name, side.system, side.unit, side.address, side.generation, side.real,
                Light.RED if side.fault else _light(line, real=side.real), side.fault or line.reason * side.real,
                line.until,
                line.last_success_at, line.last_failure_at, line.compared_at, line.compared, line.accepted,
                line.refused, line.failed,
            )
        )  # fmt: skip
    return tuple(views)


def _sides() -> Iterator[Side]:
    """Those to whom is sent, then those that are asked."""
    yield from _portals()
    yield from _tasks()
    yield from residents.sides()
    yield from identity.sides()
    yield from payment.sides()


def _portals() -> Iterator[Side]:
    try:
        for one in exchange.all_accounts():
            check = partial(_checked, one)
            yield Side(exchange.DVCQG, one.name, check, one.unit, one.address, one.generation, one.real)
    except Misconfigured as failed:
        yield broken(exchange.DVCQG, failed)


def _checked(account: Account) -> Health:
    return portals.of(account).check()


def _tasks() -> Iterator[Side]:
    try:
        for one in government.all_accounts():
            speaker = government.speaker(one)
            yield Side(SYSTEM, one.name, speaker.check, one.unit, one.address, one.generation, one.real)
    except Misconfigured as failed:
        yield broken(SYSTEM, failed)


def _light(line: Connection, *, real: bool) -> Light:
    if not real:
        return Light.GREY
    if line.state != CLOSED:
        return Light.RED
    if line.failures:
        return Light.AMBER
    return Light.GREEN if line.last_success_at else Light.GREY


def test(name: str, *, by: Actor) -> Health:
    """The connection was tried; when it works, sending begins again at once. Raises `NotAllowed`."""
    permissions.require(by, "exchange.repair")
    side = next((one for one in _sides() if one.name == name), None)
    if side is None:
        return Health(works=False, said="Không có kết nối này.")
    health = side.check()
    if health.works:
        breaker.succeeded(name, side.system, accepted=0, refused=0, now=clock.now())
    elif not side.fault:
        breaker.failed(name, Temporary(health.said), clock.now())
    return health


def check_first() -> Health:
    """Whether the first connection works, for those that watch the house; a faulty setting is no connection."""
    try:
        return exchange.portal().check()
    except Misconfigured as failed:
        return Health(works=False, said=failed.reason)


def check_government() -> Health | None:
    """Whether the Government's task system answers; nothing without an account. A faulty setting is no connection."""
    try:
        account = government.account()
        return government.speaker(account).check() if account.real else None
    except Misconfigured as failed:
        return Health(works=False, said=failed.reason)


def strangers(*, by: Actor, most: int = 100) -> tuple[tuple[str, int, datetime], ...]:
    """Dossiers that the other side has under our name and we do not know: code, state there, when seen. One query.

    Raises `NotAllowed`.
    """
    permissions.require(by, "exchange.read")
    rows = Stranger.objects.filter(connection__startswith=exchange.DVCQG).order_by("dossier")[:most]
    return tuple((row.dossier, row.state, row.seen_at) for row in rows)
