"""Every receiver is told of what it is owed; one that is slow or gone holds up no other, and is let go in the end."""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import connections

from motcua.ledger import clock
from motcua.reactions.sync import ports, sending
from motcua.reactions.sync.hooks import keeping
from motcua.reactions.sync.hooks.calling import Gone
from motcua.reactions.sync.hooks.ground import hears
from motcua.reactions.sync.hooks.receiver import SYSTEM, Receiver
from motcua.reactions.sync.models import CLOSED, Connection, Hook, HookCall
from motcua.registers.people.actor import HOUSE

log = logging.getLogger("motcua.sync")
SUSTAINED = timedelta(days=3)  # without one success; then the operator must look
LONGEST_SECONDS = 40.0  # of one job
KEPT = timedelta(days=30)  # how long the log of tries is kept
_SLOT, _SLOTS = 7_320_510, 1
_AT_ONCE = 4  # receivers
_DUE = """
SELECT w.* FROM sync_hook w WHERE w.stopped_at IS NULL AND EXISTS (
  SELECT 1 FROM sync_transfer t WHERE t.system = %s || w.id AND t.state = 'waiting' AND t.next_at <= %s)
 ORDER BY w.id
"""


def send_all(seconds: float = LONGEST_SECONDS) -> int:
    """What waits for receivers and is due has been sent; answers of how many dossiers they have all."""
    with sending.slot(_SLOT, _SLOTS) as free:
        if not free:
            return 0
        let_go(clock.now())
        ready = list(Hook.objects.raw(_DUE, [SYSTEM, clock.now()]))
        if len(ready) <= 1:
            return sum(sending.send(Receiver(one), seconds) for one in ready)
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="caller") as callers:
            return sum(callers.map(lambda one: _send_beside(one, until), ready))


def _send_beside(hook: Hook, until: float) -> int:
    try:
        return sending.send(Receiver(hook), max(0.0, until - time.monotonic()))
    except Exception as error:  # noqa: BLE001 - the other receivers are told all the same
        log.error("telling %s has stopped: %s", hook.name, ports.where(error))  # noqa: TRY400 - nothing is quoted
        return 0
    finally:
        connections.close_all()


def let_go(now: datetime) -> int:
    """Receivers that are gone, whose key has ended or that failed for days are stopped; answers how many.

    The operator is told, as of every fact of the kind. Source: decision 0546
    """
    stopped = 0
    for hook, line in _watched():
        failing = line.failures > 0 or line.state != CLOSED
        if failing != (hook.failing_since is not None):
            hook.failing_since = now if failing else None
            hook.save(update_fields=["failing_since"])
        if why := _why(hook, line, now):
            keeping.stop(by=HOUSE, name=hook.name, reason=why, at=now, alone=True)
            stopped += 1
    return stopped


def _watched() -> Iterator[tuple[Hook, Connection]]:
    hooks = list(Hook.objects.filter(stopped_at__isnull=True).select_related("token__account").order_by("id"))
    names = [Receiver(hook).name for hook in hooks]
    known = {line.name: line for line in Connection.objects.filter(name__in=names)} if hooks else {}
    for hook, name in zip(hooks, names, strict=True):
        yield hook, known.get(name) or Connection(name=name)


def _why(hook: Hook, line: Connection, now: datetime) -> str:
    if not hears(hook, now):
        return "Khóa của đăng ký đã hết hạn, bị thu hồi, hoặc tài khoản hệ thống đã khóa."
    if line.kind == Gone.kind:
        return line.reason
    if hook.failing_since is not None and now - hook.failing_since >= SUSTAINED:
        return f"Không gửi được trong {SUSTAINED.days} ngày liền. {line.reason}"
    return ""


def forget_calls(now: datetime) -> int:
    """Nothing is left of tries longer ago than they are kept; answers how many were forgotten."""
    return HookCall.objects.filter(at__lt=now - KEPT).delete()[0]
