"""Keeps the account with the national systems: what is owed, what was accepted, what must be mended."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum

from motcua.ledger import clock, facts
from motcua.ledger.facts import FactView
from motcua.reactions.sync.dvcqg import mapping
from motcua.reactions.sync.dvcqg.client import PortalClient
from motcua.reactions.sync.dvcqg.fake import FakePortal
from motcua.reactions.sync.models import EVEN, REPAIR, WAITING, Transfer
from motcua.reactions.sync.ports import Misconfigured, NationalPortal, Permanent, Temporary
from motcua.registers.people.actor import HOUSE
from motcua.work.dossiers import detail

log = logging.getLogger("motcua.sync")
DVCQG = "dvcqg"
AT_ONCE = 200
LONGEST_WAIT = timedelta(hours=1)
_kept: dict[str, NationalPortal] = {}
ARRIVED: list[Callable[[str], None]] = []  # told the code of a dossier that has arrived there; filled by the wiring

_OWE = """
INSERT INTO sync_transfer AS t (system, dossier, owed, accepted, state, attempts, next_at, reason, changed_at)
VALUES (%s, %s, %s, 0, 'waiting', 0, %s, '', %s)
ON CONFLICT (dossier, system) DO UPDATE SET owed = greatest(t.owed, excluded.owed), changed_at = excluded.changed_at,
    state = CASE WHEN t.state = 'even' AND t.owed < excluded.owed THEN 'waiting' ELSE t.state END,
    next_at = CASE WHEN t.state = 'even' AND t.owed < excluded.owed THEN excluded.next_at ELSE t.next_at END
"""


@dataclass(frozen=True)
class Balance:
    """How the account stands, in dossiers and in facts; owed = accepted + outstanding, always."""

    dossiers: int
    even: int
    waiting: int
    repair: int
    facts_owed: int
    facts_accepted: int


def portal() -> NationalPortal:
    """The national portal of this site: the real one when an address is set, one in memory otherwise."""
    account = getattr(settings, "DVCQG", None)
    if DVCQG not in _kept:
        _kept[DVCQG] = PortalClient(**account) if account else FakePortal()
    return _kept[DVCQG]


def owe(fact: FactView) -> None:
    """The fact is on the account of what the national portal must have. One query."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_OWE, [DVCQG, fact.subject.partition(":")[2], fact.n, now, now])


def send_owed(limit: int = AT_ONCE) -> int:
    """What waits and is due has been sent, oldest dossiers first; answers with how many dossiers came even.

    A dossier that fails does not hold up the others; several senders do not take the same one.
    """
    sent = 0
    for _ in range(limit):
        with transaction.atomic():
            line = _next(clock.now())
            if line is None:
                break
            sent += _send(line)
    return sent


def _next(now: datetime) -> Transfer | None:
    waiting = Transfer.objects.filter(system=DVCQG, state=WAITING, next_at__lte=now).order_by("next_at")
    return waiting.select_for_update(skip_locked=True).first()


def _send(line: Transfer) -> int:
    history = facts.about(f"dossier:{line.dossier}")
    missing = [fact for fact in history if line.accepted < fact.n <= line.owed]
    try:
        portal().put_dossier(mapping.dossier(detail.dossier(line.dossier, by=HOUSE, now=clock.now())))
        if steps := mapping.progress(line.dossier, missing):
            portal().put_progress(steps)
    except Temporary as failed:
        _later(line, failed.reason)
    except Misconfigured as failed:
        log.error("exchange with %s stands still: %s", line.system, failed.reason)  # noqa: TRY400 - the reason says all
        _later(line, failed.reason)
    except Permanent as refused:
        line.state, line.reason, line.next_at = REPAIR, refused.reason, None
    else:
        arrived = line.accepted == 0
        line.state, line.accepted, line.reason, line.attempts, line.next_at = EVEN, line.owed, "", 0, None
        line.arrived_at = clock.now() if arrived else line.arrived_at
        _keep(line)
        if arrived:
            for tell in ARRIVED:
                tell(line.dossier)
        return 1
    _keep(line)
    return 0


def _keep(line: Transfer) -> None:
    line.changed_at = clock.now()
    line.save()


def _later(line: Transfer, reason: str) -> None:
    """It is tried again after a wait that doubles, with some chance in it so that all do not come back at once."""
    line.attempts += 1
    wait = min(LONGEST_WAIT, timedelta(seconds=5) * 2 ** min(line.attempts, 12))
    line.next_at = clock.now() + wait * random.uniform(0.7, 1.3)  # noqa: S311 - a wait is no secret
    line.reason = reason


def balance() -> Balance:
    """How the account with the national portal stands. One query."""
    row = Transfer.objects.filter(system=DVCQG).aggregate(
        dossiers=Count("id"),
        even=Count("id", filter=Q(state=EVEN)),
        waiting=Count("id", filter=Q(state=WAITING)),
        repair=Count("id", filter=Q(state=REPAIR)),
        facts_owed=Sum(F("owed")),
        facts_accepted=Sum(F("accepted")),
    )
    return Balance(**{key: value or 0 for key, value in row.items()})
