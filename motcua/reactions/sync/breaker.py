"""Whether messages may pass to the other side: one answer for all workers, kept in the database.

After some failures in a row the connection opens and nobody sends; after a while one sender tries with one dossier, and
its success closes it again for all. Source: decision 0503
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from motcua.ledger import clock
from motcua.reactions.sync.models import CLOSED, OPEN, PROBING, Connection
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured, Permanent, Throttled

MOST_FAILURES = 4
FIRST_REST, LONGEST_REST = timedelta(seconds=2), timedelta(minutes=5)
MISCONFIGURED_REST = timedelta(minutes=15)  # unless an operator presses the button before
NOTED_EVERY = timedelta(minutes=1)
PROBE = timedelta(seconds=60)  # how long one who tries may take
_WAKE = """
UPDATE sync_transfer SET next_at = %s
 WHERE system = %s AND state = 'waiting' AND claim = '' AND next_at > %s
"""


@dataclass(frozen=True)
class Leave:
    """How many dossiers may be sent now; `trying` when it is one, to see whether the other side is back."""

    dossiers: int
    trying: bool = False


def is_shut(name: str, now: datetime) -> bool:
    """True while nothing may pass. One query."""
    return Connection.objects.filter(name=name, until__gt=now).exclude(state=CLOSED).exists()


def ask(name: str, wanted: int, rate: float, now: datetime) -> Leave:
    """Leave to send at most so many dossiers now, within `rate` dossiers a second for all workers together."""
    with transaction.atomic():
        line = _locked(name)
        if line.state != CLOSED:
            if line.until and now < line.until:
                return Leave(0)
            line.state, line.until = PROBING, now + PROBE
            line.save(update_fields=["state", "until"])
            return Leave(1, trying=True)
        passed = (now - line.filled_at).total_seconds() if line.filled_at else 1.0
        line.allowance = min(max(rate, wanted), line.allowance + max(0.0, passed) * rate)
        given = min(wanted, int(line.allowance))
        line.allowance -= given
        line.filled_at = now
        line.save(update_fields=["allowance", "filled_at"])
        return Leave(given)


def succeeded(name: str, system: str, *, accepted: int, refused: int, now: datetime) -> None:
    """The other side has answered; was it away, all may send again, and what waited for it is due at once."""
    with transaction.atomic():
        line = _locked(name)
        was_away = line.state != CLOSED
        line.state, line.failures, line.openings, line.until = CLOSED, 0, 0, None
        line.kind, line.reason, line.last_success_at = "", "", now
        line.accepted += accepted
        line.refused += refused
        line.save()
    if was_away:
        with connection.cursor() as cursor:
            cursor.execute(_WAKE, [now, system, now])


def failed(name: str, failure: ExchangeFailed, now: datetime) -> None:
    """The other side failed as a whole; after some of these in a row, or at once for some kinds, nobody sends."""
    with transaction.atomic():
        line = _locked(name)
        line.failures += 1
        line.failed += 1
        line.kind, line.reason, line.last_failure_at = failure.kind, failure.reason, now
        rest = _rest(line, failure)
        if rest:
            line.state, line.until = OPEN, now + rest
            line.openings += 0 if isinstance(failure, Throttled) else 1
        line.save()


@contextmanager
def watched(name: str, system: str) -> Iterator[None]:
    """How a question within went is on the line of its connection; nobody is held up by it.

    For systems that are asked while somebody waits. An answer that refuses the item says nothing of the connection.
    Good answers are put down once a minute: who answers a hundred questions a second writes no hundred lines.
    """
    try:
        yield
    except Permanent:
        raise
    except ExchangeFailed as failure:
        failed(name, failure, clock.now())
        raise
    now = clock.now()
    well = Connection.objects.filter(name=name, state=CLOSED, failures=0, last_success_at__gt=now - NOTED_EVERY)
    if not well.exists():
        succeeded(name, system, accepted=0, refused=0, now=now)


def _rest(line: Connection, failure: ExchangeFailed) -> timedelta | None:
    if isinstance(failure, Throttled):
        return timedelta(seconds=failure.wait)
    if isinstance(failure, Misconfigured):
        return MISCONFIGURED_REST
    if line.failures < MOST_FAILURES and line.state == CLOSED:
        return None
    rest: timedelta = min(LONGEST_REST, FIRST_REST * 2.0 ** min(line.openings, 10))
    return rest * random.uniform(0.7, 1.3)  # noqa: S311 - so that provinces do not come back in one moment


def _locked(name: str) -> Connection:
    line = Connection.objects.select_for_update().filter(name=name).first()
    if line is None:
        Connection.objects.bulk_create([Connection(name=name)], ignore_conflicts=True)
        line = Connection.objects.select_for_update().get(name=name)
    return line
