"""What the operator sees of the subscriptions: how each fares, what was tried, and what the receiver said."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from motcua.law.sentences import say
from motcua.reactions.sync.hooks.ground import require
from motcua.reactions.sync.hooks.message import KINDS
from motcua.reactions.sync.hooks.receiver import Receiver
from motcua.reactions.sync.models import CLOSED, Connection, Hook, HookCall
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound

__all__ = ["KINDS"]

_WAITING = """
SELECT t.system, count(*) FILTER (WHERE t.state = 'waiting'), count(*) FILTER (WHERE t.state = 'repair'),
       min(t.owed_since) FILTER (WHERE t.state = 'waiting')
  FROM sync_transfer t WHERE t.system = ANY(%s) GROUP BY t.system
"""


@dataclass(frozen=True, slots=True)
class HookView:
    """A subscription: whose, where to, of what, and how it fares. `waiting` and `stuck` in dossiers."""

    name: str
    system: str
    key: str
    agency: str
    whole: bool
    address: str
    kinds: tuple[str, ...]
    opened_at: datetime
    stopped_at: datetime | None
    stopped_why: str
    failing: bool
    reason: str
    until: datetime | None
    last_success_at: datetime | None
    waiting: int
    stuck: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class CallView:
    """A try: which event, of which dossier, what the receiver answered (0: nothing), in how many milliseconds."""

    event: str
    kind: str
    dossier: str
    status: int
    said: str
    ms: int
    at: datetime
    trial: bool


def hooks(*, by: Actor) -> tuple[HookView, ...]:
    """Every subscription, by name. Raises `NotAllowed`. Three queries."""
    require(by)
    return _views("")


def one(name: str, *, by: Actor) -> HookView:
    """The subscription of this name. Raises `NotAllowed` and `NotFound`."""
    require(by)
    found = _views(name)
    if not found:
        raise NotFound("Không tìm thấy đăng ký nhận sự kiện này.", say("Không có đăng ký tên %(name)s.", name=name), "")
    return found[0]


def _views(name: str) -> tuple[HookView, ...]:
    rows = Hook.objects.select_related("token__account", "token__agency").order_by("name")
    found = list(rows.filter(name=name) if name else rows)
    systems = [Receiver(row).system for row in found]
    lines = {line.name: line for line in Connection.objects.filter(name__in=systems)}
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [systems])
        counts = {system: counted for system, *counted in cursor.fetchall()}
    return tuple(
        _view(row, lines.get(system) or Connection(name=system), *counts.get(system, (0, 0, None)))
        for row, system in zip(found, systems, strict=True)
    )


def _view(row: Hook, line: Connection, waiting: int, stuck: int, oldest: datetime | None) -> HookView:
    token = row.token
    return HookView(
        name=row.name, system=token.account.full_name, key=token.name,
        agency=token.agency.short_name if token.agency else "", whole="dossier.read" in token.scopes,
        address=row.address, kinds=tuple(row.kinds), opened_at=row.opened_at, stopped_at=row.stopped_at,
        stopped_why=row.stopped_why, failing=line.failures > 0 or line.state != CLOSED, reason=line.reason,
        until=line.until, last_success_at=line.last_success_at, waiting=waiting, stuck=stuck, oldest_at=oldest,
    )  # fmt: skip


def calls(name: str, *, by: Actor, most: int = 50) -> tuple[CallView, ...]:
    """What was tried lately, the newest first. Raises `NotAllowed`. One query."""
    require(by)
    rows = HookCall.objects.filter(hook__name=name).order_by("-id")[:most]
    return tuple(
        CallView(row.event, row.kind, row.dossier, row.status, row.said, row.ms, row.at, row.trial) for row in rows
    )
