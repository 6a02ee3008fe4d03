"""Keeps the account with the national systems: what is owed, what was accepted, what must be mended."""

import logging
from functools import lru_cache

from django.conf import settings

from motcua.ledger import clock
from motcua.ledger.facts import FactView
from motcua.reactions.sync import accounts, lines, sending
from motcua.reactions.sync.accounts import DVCQG, Account
from motcua.reactions.sync.balancing import Balance, balance
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.dvcqg.destination import Portal
from motcua.reactions.sync.dvcqg.port import NationalPortal
from motcua.reactions.sync.ports import Misconfigured
from motcua.reactions.sync.round import ARRIVED

__all__ = ["ARRIVED", "DVCQG", "Balance", "all_accounts", "balance", "owe", "portal", "send_owed"]

log = logging.getLogger("motcua.sync")
LONGEST_SECONDS = 50.0  # of one job; the next goes on
_SLOT, _SLOTS = 7_320_500, 2  # jobs that may send at the same time, by advisory locks of the database


@lru_cache(maxsize=4)
def _read(told: str) -> tuple[Account, ...]:
    return accounts.read(told)


def all_accounts() -> tuple[Account, ...]:
    """Our accounts with the national portal. Raises `Misconfigured`."""
    return _read(settings.DVCQG)


def portal() -> NationalPortal:
    """The national portal by the first of our accounts. Raises `Misconfigured`."""
    return portals.of(all_accounts()[0])


def owe(fact: FactView) -> None:
    """The fact is on the account of what the national portal must have. One query.

    A dossier in repair is tried again: what is new may be what was missing.
    """
    lines.owe(DVCQG, fact, clock.now())


def send_owed(seconds: float = LONGEST_SECONDS) -> int:
    """What waits and is due has been sent, oldest dossiers first; answers with how many dossiers came even.

    A dossier that fails does not hold up the others; several senders do not take the same one, and no more than two
    jobs send at the same time.
    """
    with sending.slot(_SLOT, _SLOTS) as free:
        if not free:
            return 0
        try:
            known = all_accounts()
        except Misconfigured as failed:
            log.error("nothing is sent: %s", failed.reason)  # noqa: TRY400 - the reason says all
            return 0
        return sum(sending.send(Portal.of(account, known), seconds / len(known)) for account in known)
