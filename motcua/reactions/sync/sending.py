"""What is owed is sent: in rounds, by several senders, as fast as the other side takes it.

Source: decision 0503
"""

import logging
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, connections

from motcua.ledger import clock
from motcua.reactions.sync import breaker, lines, ports
from motcua.reactions.sync.destination import Destination
from motcua.reactions.sync.round import Round

log = logging.getLogger("motcua.sync")
SENDERS = 4  # at once in one process, for one other side
_PACE = 0.05  # seconds before it is asked again whether more may be sent
_OFTEN = 2  # lines that failed so many times travel alone: one of them may be what makes the rest fail


@dataclass(frozen=True)
class Sent:
    """What one round came to: how many lines were waiting for it, and how many came even."""

    due: int
    even: int = 0


def send(to: Destination, seconds: float) -> int:
    """What waits for this other side and is due has been sent, or `seconds` have passed; answers how many came even.

    Where there is more than one round can carry, others send beside this one.
    """
    until = time.monotonic() + seconds
    first = _round(to)
    if first is None or first.due < to.at_once:
        return first.even if first else 0
    done = [first.even]
    others = [
        threading.Thread(target=_beside, args=(to, until, done), name=f"sender {n}", daemon=True)
        for n in range(1, SENDERS)
    ]
    for one in others:
        one.start()
    _go_on(to, until, done)
    for one in others:
        one.join()
    return sum(done)


def _beside(to: Destination, until: float, done: list[int]) -> None:
    try:
        _go_on(to, until, done)
    except Exception as error:  # noqa: BLE001 - the others go on
        log.error("a sender of %s has stopped: %s", to.name, ports.where(error))  # noqa: TRY400 - nothing is quoted
    finally:
        connections.close_all()


def _go_on(to: Destination, until: float, done: list[int]) -> None:
    while time.monotonic() < until:
        one = _round(to)
        if one is None:
            return
        done.append(one.even)


def _round(to: Destination) -> Sent | None:
    """One round; nothing when nothing is due or nothing may pass."""
    now = clock.now()
    if breaker.is_shut(to.name, now):
        return None
    claim = uuid.uuid4().hex
    held = lines.take(to.system, claim, to.at_once, agencies=to.agencies, now=now)
    if not held:
        return None
    leave = breaker.ask(to.name, len(held), to.rate, now)
    going = held[: leave.dossiers]
    if len(going) < len(held):
        lines.let_go(claim, held[leave.dossiers :], now)
    if not going:
        time.sleep(_PACE)  # the rate is used up for the moment, or another tries whether the other side is back
        return Sent(len(held))
    groups = [[line] for line in going] if any(line.attempts >= _OFTEN for line in going) else [list(going)]
    even = sum(Round(to, claim, group, trying=leave.trying).carry_out() for group in groups)
    return Sent(len(held), even)


@contextmanager
def slot(first: int, slots: int) -> Iterator[bool]:
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
