"""Keeps the account with the national systems: what is owed, what was accepted, what must be mended."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection

from motcua.ledger import clock
from motcua.ledger.facts import FactView
from motcua.reactions.sync import accounts, sending
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
SLOT, _SLOTS = 7_320_500, 2  # jobs that may send at the same time, by advisory locks of the database

_OWE = """
INSERT INTO sync_transfer AS t
    (system, dossier, owed, accepted, state, attempts, next_at, reason, owed_since, changed_at)
VALUES (%(system)s, %(dossier)s, %(n)s, 0, 'waiting', 0, %(now)s, '', %(now)s, %(now)s)
ON CONFLICT (dossier, system) DO UPDATE SET owed = greatest(t.owed, excluded.owed), changed_at = excluded.changed_at,
    state = CASE WHEN t.owed < excluded.owed THEN 'waiting' ELSE t.state END,
    next_at = CASE WHEN t.owed < excluded.owed AND t.state <> 'waiting' THEN excluded.next_at ELSE t.next_at END,
    owed_since = CASE WHEN t.owed < excluded.owed THEN coalesce(t.owed_since, excluded.owed_since) ELSE t.owed_since END
"""


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
    owe_to(DVCQG, fact)


def owe_to(system: str, fact: FactView) -> None:
    """The fact is on the account of what this system must have, on the line of what it is about. One query."""
    words: dict[str, Any] = {
        "system": system,
        "dossier": fact.subject.partition(":")[2],
        "n": fact.n,
        "now": clock.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OWE, words)


def send_owed(seconds: float = LONGEST_SECONDS) -> int:
    """What waits and is due has been sent, oldest dossiers first; answers with how many dossiers came even.

    A dossier that fails does not hold up the others; several senders do not take the same one, and no more than two
    jobs send at the same time.
    """
    with slot(SLOT) as free:
        if not free:
            return 0
        try:
            known = all_accounts()
        except Misconfigured as failed:
            log.error("nothing is sent: %s", failed.reason)  # noqa: TRY400 - the reason says all
            return 0
        return sum(sending.send(Portal.of(account, known), seconds / len(known)) for account in known)


@contextmanager
def slot(first: int, slots: int = _SLOTS) -> Iterator[bool]:
    """True for who may send; the lock goes with its connection, should the process die."""
    with connection.cursor() as cursor:
        for number in range(first, first + slots):
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            if cursor.fetchone()[0]:
                try:
                    yield True
                finally:
                    with connection.cursor() as closing:
                        closing.execute("SELECT pg_advisory_unlock(%s)", [number])
                return
        yield False
