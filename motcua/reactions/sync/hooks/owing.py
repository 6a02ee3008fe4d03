"""Which facts a receiver must be told of: those of its kinds, of dossiers beneath the agency of its key."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.law.sentences import say
from motcua.ledger import clock
from motcua.ledger.facts import FactView
from motcua.ledger.record import record
from motcua.reactions.sync.hooks.events import HookReplayed
from motcua.reactions.sync.hooks.ground import found, require
from motcua.reactions.sync.hooks.receiver import SYSTEM
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict

_REACHED = """
  FROM sync_hook w JOIN people_apitoken k ON k.id = w.token_id LEFT JOIN people_agency r ON r.id = k.agency_id,
       dossiers_dossier d JOIN people_agency a ON a.id = d.agency_id
"""
_WITHIN = "(r.id IS NULL OR a.path LIKE r.path || '%%')"
_OWE = f"""
INSERT INTO sync_transfer AS t
    (system, dossier, owed, accepted, state, attempts, next_at, reason, owed_since, changed_at)
SELECT %(mark)s || w.id, d.code, %(n)s, 0, 'waiting', 0, %(now)s, '', %(now)s, %(now)s {_REACHED}
 WHERE w.stopped_at IS NULL AND %(name)s = ANY(w.kinds) AND d.code = %(dossier)s AND {_WITHIN}
ON CONFLICT (dossier, system) DO UPDATE SET owed = greatest(t.owed, excluded.owed), changed_at = excluded.changed_at,
    state = CASE WHEN t.owed < excluded.owed THEN 'waiting' ELSE t.state END,
    next_at = CASE WHEN t.owed < excluded.owed AND t.state <> 'waiting' THEN excluded.next_at ELSE t.next_at END,
    owed_since = CASE WHEN t.owed < excluded.owed THEN coalesce(t.owed_since, excluded.owed_since) ELSE t.owed_since END
"""
_REPLAY = f"""
INSERT INTO sync_transfer AS t
    (system, dossier, owed, accepted, state, attempts, next_at, reason, owed_since, changed_at)
SELECT %(mark)s || w.id, d.code, max(f.n), min(f.n) - 1, 'waiting', 0, %(now)s, '', %(now)s, %(now)s {_REACHED}
  JOIN ledger_fact f ON f.subject = 'dossier:' || d.code
 WHERE w.id = %(hook)s AND f.recorded_at >= %(since)s AND f.name = ANY(w.kinds) AND {_WITHIN}
 GROUP BY w.id, d.code
ON CONFLICT (dossier, system) DO UPDATE SET owed = greatest(t.owed, excluded.owed),
    accepted = least(t.accepted, excluded.accepted), state = 'waiting', next_at = excluded.next_at, attempts = 0,
    claim = '', kind = '', reason = '', owed_since = excluded.owed_since, changed_at = excluded.changed_at
"""
_SWEEP = f"""
INSERT INTO sync_transfer AS t
    (system, dossier, owed, accepted, state, attempts, next_at, reason, owed_since, changed_at)
SELECT %(mark)s || w.id, d.code, max(f.n), 0, 'waiting', 0, %(now)s, '', %(now)s, %(now)s {_REACHED}
  JOIN ledger_fact f ON f.subject = 'dossier:' || d.code
 WHERE w.stopped_at IS NULL AND f.id > w.since AND f.name = ANY(w.kinds) AND f.recorded_at < %(before)s AND {_WITHIN}
   AND (%(newest)s::bigint IS NULL OR f.id > (SELECT max(id) FROM ledger_fact) - %(newest)s)
   AND NOT EXISTS (SELECT FROM sync_transfer k
                    WHERE k.system = %(mark)s || w.id AND k.dossier = d.code AND k.owed >= f.n)
 GROUP BY w.id, d.code
ON CONFLICT (dossier, system) DO UPDATE SET owed = excluded.owed, state = 'waiting',
    next_at = CASE WHEN t.state = 'waiting' THEN t.next_at ELSE excluded.next_at END,
    owed_since = coalesce(t.owed_since, excluded.owed_since), changed_at = excluded.changed_at
 WHERE t.owed < excluded.owed
"""  # noqa: S608 - names of ours
_ANY = "SELECT EXISTS (SELECT FROM sync_hook WHERE stopped_at IS NULL)"
_SINCE = """
UPDATE sync_hook SET since = least(since, coalesce(
    (SELECT min(id) - 1 FROM ledger_fact WHERE recorded_at >= %s), since)) WHERE id = %s
"""


def owe(fact: FactView) -> None:
    """Whoever subscribed to it is owed the fact. One query, also when nobody did."""
    words: dict[str, Any] = {
        "mark": SYSTEM, "dossier": fact.subject.partition(":")[2], "n": fact.n, "name": fact.name, "now": clock.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_OWE, words)


def sweep(*, before: datetime, newest: int | None = None) -> int:
    """Every fact recorded before that moment of which a receiver must be told is on its account.

    Answers how many dossiers lacked one, each receiver's counted apart. `newest` facts of the ledger alone are looked
    at, or all since each receiver began. One query where nobody subscribed, else two.
    """
    words: dict[str, Any] = {"mark": SYSTEM, "before": before, "newest": newest, "now": clock.now()}
    with connection.cursor() as cursor:
        cursor.execute(_ANY)
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute(_SWEEP, words)
        return int(cursor.rowcount)


def replay(*, by: Actor, name: str, since: datetime) -> int:
    """What was recorded since a moment is told again, in its order; answers of how many dossiers.

    Events keep their numbers: who has seen one knows it again. Raises `NotAllowed`, `NotFound`, and `Conflict` for one
    that is stopped.
    """
    require(by)
    with transaction.atomic():
        row = found(name)
        if row.stopped_at is not None:
            raise Conflict(
                "Đăng ký này đang dừng.", say("Lý do: %(reason)s", reason=row.stopped_why), "Hãy mở lại trước."
            )
        words: dict[str, Any] = {"mark": SYSTEM, "hook": row.pk, "since": since, "now": clock.now()}
        with connection.cursor() as cursor:
            cursor.execute(_REPLAY, words)
            number: int = cursor.rowcount
            cursor.execute(_SINCE, [since, row.pk])
        record(HookReplayed(hook=row.name, since=since, dossiers=number), by=by, at=clock.now())
    return number
