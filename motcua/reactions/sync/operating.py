"""What the people who run the exchange see of it: a light for each connection, and a button that tries it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from motcua.ledger import clock
from motcua.reactions.sync import breaker, exchange
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.government import destination as government
from motcua.reactions.sync.government.accounts import SYSTEM
from motcua.reactions.sync.models import CLOSED, Connection, Stranger
from motcua.reactions.sync.ports import Health, Misconfigured, Temporary
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


class Side(Protocol):
    """What every account with another side can tell of itself."""

    @property
    def name(self) -> str:
        """What the connection is called."""

    @property
    def unit(self) -> str:
        """Our code there."""

    @property
    def address(self) -> str:
        """Where it is; empty for one in memory."""

    @property
    def generation(self) -> str:
        """In which words it is spoken to."""

    @property
    def real(self) -> bool:
        """True when there is somebody on the other side."""


def connections(*, by: Actor) -> tuple[ConnectionView, ...]:
    """Every connection of this house. One query. Raises `NotAllowed`, and `Misconfigured` when the setting is wrong."""
    permissions.require(by, "exchange.read")
    return all_connections()


def all_connections() -> tuple[ConnectionView, ...]:
    """Every connection of this house, for those that watch it. One query. Raises `Misconfigured`."""
    known = {line.name: line for line in Connection.objects.all()}
    views = []
    accounts: tuple[Side, ...] = (*exchange.all_accounts(), *government.all_accounts())
    for account in accounts:
        line = known.get(account.name, Connection(name=account.name))
        views.append(
            ConnectionView(
                account.name, account.name.partition(":")[0], account.unit, account.address, account.generation,
                account.real,
                _light(line, real=account.real), line.reason, line.until, line.last_success_at, line.last_failure_at,
                line.compared_at, line.compared, line.accepted, line.refused, line.failed,
            )
        )  # fmt: skip
    return tuple(views)


def _light(line: Connection, *, real: bool) -> Light:
    if not real:
        return Light.GREY
    if line.state != CLOSED:
        return Light.RED
    if line.failures:
        return Light.AMBER
    return Light.GREEN if line.last_success_at else Light.GREY


def test(name: str, *, by: Actor) -> Health:
    """The connection was tried; when it works, sending begins again at once.

    Raises `NotAllowed` and `Misconfigured`.
    """
    permissions.require(by, "exchange.repair")
    found = _speaker(name)
    if found is None:
        return Health(works=False, said="Không có kết nối này.")
    system, check = found
    health = check()
    if health.works:
        breaker.succeeded(name, system, accepted=0, refused=0, now=clock.now())
    else:
        breaker.failed(name, Temporary(health.said), clock.now())
    return health


def _speaker(name: str) -> tuple[str, Callable[[], Health]] | None:
    """The system behind a connection, and what asks it whether it works."""
    for account in exchange.all_accounts():
        if account.name == name:
            return exchange.DVCQG, portals.of(account).check
    for other in government.all_accounts():
        if other.name == name:
            return SYSTEM, government.speaker(other).check
    return None


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
