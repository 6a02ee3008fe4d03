"""Answers on their way to the Government Office's task system: the house's one machine of delivery carries them."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from motcua.ledger import clock
from motcua.ledger import facts as ledger
from motcua.ledger.facts import FactView
from motcua.reactions.sync import lines, sending
from motcua.reactions.sync.destination import Carried, Pulse, Streak
from motcua.reactions.sync.government import accounts, mapping
from motcua.reactions.sync.government.accounts import SYSTEM, Account
from motcua.reactions.sync.government.client import TaskClient
from motcua.reactions.sync.government.fake import FakeTaskSystem
from motcua.reactions.sync.government.port import TaskSystem
from motcua.reactions.sync.government.wire import Http, Wire
from motcua.reactions.sync.lines import Line
from motcua.reactions.sync.ports import Json, Misconfigured, Permanent, Temporary

log = logging.getLogger("motcua.sync")
LONGEST_SECONDS = 20.0  # of one job; the next goes on
_SLOT = 7_320_510  # its own place in the row of locks: a slow portal does not hold up the Government's tasks
_LOST = "Hệ thống theo dõi nhiệm vụ của Chính phủ thiếu bước đã nhận trước đó."
_UNKNOWN = "Hệ thống theo dõi nhiệm vụ của Chính phủ không có nhiệm vụ này."
_kept: dict[Account, TaskSystem] = {}
_making = threading.Lock()


@lru_cache(maxsize=4)
def _read(told: str) -> Account:
    return accounts.read(told)


def account() -> Account:
    """Our account with the system. Raises `Misconfigured`."""
    return _read(settings.VPCP)


def all_accounts() -> tuple[Account, ...]:
    """Our account, as those that watch every connection ask for it. Raises `Misconfigured`."""
    return (account(),)


def speaker(of: Account) -> TaskSystem:
    """The client of this account; one for the whole process, so that connections and sessions are kept."""
    with _making:
        if of not in _kept:
            wire: Wire = Http(of.address, of.read_seconds) if of.real else FakeTaskSystem()
            _kept[of] = TaskClient(of, wire)
        return _kept[of]


@dataclass(frozen=True)
class Government:
    """The account as the machine of delivery sees it."""

    account: Account
    system: str = SYSTEM
    what: str = "nhiệm vụ"
    at_once: int = 20
    agencies: Sequence[int] | None = None

    @property
    def name(self) -> str:
        """What the connection is called."""
        return self.account.name

    @property
    def rate(self) -> float:
        """Tasks a second."""
        return self.account.rate

    def carry(self, held: Sequence[Line], pulse: Pulse) -> Iterator[Carried]:
        """Of each task the answers that are missing there were told, in their order."""
        there = speaker(self.account)
        histories = ledger.told([f"mandate:{line.dossier}" for line in held], mapping.TOLD)
        streak = Streak()
        for line in held:
            history = histories.get(f"mandate:{line.dossier}", ())
            pulse()
            try:
                _tell(there, line, history, pulse)
            except Permanent as refused:
                yield Carried(line.dossier, line.owed, refused.reason)
            except Temporary as failed:
                streak.bear(failed)
                yield Carried(line.dossier, line.accepted, failed=failed)
            else:
                streak.passed()
                yield Carried(line.dossier, max(line.accepted, mapping.last(history)))

    def arrived(self, codes: Sequence[str]) -> None:
        """Nobody waits to hear of it."""


def _tell(there: TaskSystem, line: Line, history: tuple[FactView, ...], pulse: Pulse) -> None:
    every = mapping.answers(history)
    has = mapping.known(history, line.accepted)
    if line.uncertain:
        looked = there.answers(line.dossier)
        if looked is None:
            raise Permanent(_UNKNOWN)
        has = looked
    for _ in range(2):  # the second time when it has less than it once said it had
        if has >= len(every):
            return
        pulse()
        has = there.tell(line.dossier, _after(every, has))
    if has < len(every):
        raise Permanent(_LOST)


def _after(every: list[Json], has: int) -> list[Json]:
    return every[has:]


def owe(fact: FactView) -> None:
    """The fact is on the account of what the Government's system must have. One query."""
    lines.owe(SYSTEM, fact, clock.now())


def send_owed(seconds: float = LONGEST_SECONDS) -> int:
    """What waits and is due has been sent; answers with how many tasks came even. A wrong setting sends nothing."""
    with sending.slot(_SLOT, 1) as free:
        if not free:
            return 0
        try:
            return sending.send(Government(account()), seconds)
        except Misconfigured as failed:
            log.error("nothing is sent: %s", failed.reason)  # noqa: TRY400 - the reason says all
            return 0
