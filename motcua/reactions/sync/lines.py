"""Lines of the account in the hands of a sender: taken with a term, kept, put back; a sender that dies drops them.

No transaction is held while the other side is asked: a line is taken and put back in two short ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from motcua.ledger.facts import FactView
from motcua.reactions.sync.ports import ExchangeFailed

TERM = timedelta(seconds=60)  # longer than any one call; whoever works on renews it

_OWE = """
INSERT INTO sync_transfer AS t
    (system, dossier, owed, accepted, state, attempts, next_at, reason, owed_since, changed_at)
VALUES (%(system)s, %(dossier)s, %(n)s, 0, 'waiting', 0, %(now)s, '', %(now)s, %(now)s)
ON CONFLICT (dossier, system) DO UPDATE SET owed = greatest(t.owed, excluded.owed), changed_at = excluded.changed_at,
    state = CASE WHEN t.owed < excluded.owed THEN 'waiting' ELSE t.state END,
    next_at = CASE WHEN t.owed < excluded.owed AND t.state <> 'waiting' THEN excluded.next_at ELSE t.next_at END,
    owed_since = CASE WHEN t.owed < excluded.owed THEN coalesce(t.owed_since, excluded.owed_since) ELSE t.owed_since END
"""
_SWEEP = """
INSERT INTO sync_transfer AS t
    (system, dossier, owed, accepted, state, attempts, next_at, reason, owed_since, changed_at)
SELECT %(system)s, substr(f.subject, %(start)s), max(f.n), 0, 'waiting', 0, %(now)s, '', %(now)s, %(now)s
  FROM ledger_fact f LEFT JOIN sync_transfer k ON k.dossier = substr(f.subject, %(start)s) AND k.system = %(system)s
 WHERE f.subject LIKE %(about)s AND f.name = ANY(%(told)s) AND f.n > coalesce(k.owed, 0)
   AND f.recorded_at < %(before)s
   AND (%(newest)s::bigint IS NULL OR f.id > (SELECT max(id) FROM ledger_fact) - %(newest)s)
 GROUP BY f.subject
ON CONFLICT (dossier, system) DO UPDATE SET owed = excluded.owed, state = 'waiting',
    next_at = CASE WHEN t.state = 'waiting' THEN t.next_at ELSE excluded.next_at END,
    owed_since = coalesce(t.owed_since, excluded.owed_since), changed_at = excluded.changed_at
 WHERE t.owed < excluded.owed
"""
_MINE = " AND EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.code = t.dossier AND d.agency_id = ANY(%(agencies)s))"
_TAKE = """
WITH due AS (
  SELECT t.id, t.uncertain FROM sync_transfer t
   WHERE t.system = %(system)s AND t.state = 'waiting' AND t.next_at <= %(now)s {mine}
   ORDER BY t.next_at LIMIT %(most)s FOR UPDATE OF t SKIP LOCKED)
UPDATE sync_transfer t SET claim = %(claim)s, next_at = %(until)s, uncertain = true
  FROM due WHERE t.id = due.id
RETURNING t.id, t.dossier, t.owed, t.accepted, t.attempts, due.uncertain, t.reference
"""
_RENEW = "UPDATE sync_transfer SET next_at = %(until)s WHERE claim = %(claim)s AND state = 'waiting'"
_ACCEPT = """
UPDATE sync_transfer t SET
    accepted = greatest(t.accepted, g.up_to), sent = greatest(t.sent, g.up_to), owed = greatest(t.owed, g.up_to),
    state = CASE WHEN t.owed > g.up_to THEN 'waiting' ELSE 'even' END,
    next_at = CASE WHEN t.owed > g.up_to THEN %(now)s::timestamptz END,
    owed_since = CASE WHEN t.owed > g.up_to THEN t.owed_since END,
    claim = '', uncertain = false, attempts = 0, kind = '', reason = '', found = '', changed_at = %(now)s,
    reference = CASE WHEN g.reference = '' THEN t.reference ELSE g.reference END,
    arrived_at = coalesce(t.arrived_at, %(now)s)
  FROM unnest(%(ids)s::bigint[], %(up_to)s::int[], %(references)s::text[]) AS g(id, up_to, reference)
 WHERE t.id = g.id AND t.claim = %(claim)s
RETURNING t.id
"""
_REFUSE = """
UPDATE sync_transfer t SET state = 'repair', next_at = NULL, claim = '', uncertain = true, kind = 'permanent',
    reason = g.reason, sent = greatest(t.sent, g.up_to), attempts = t.attempts + 1, changed_at = %(now)s
  FROM unnest(%(ids)s::bigint[], %(up_to)s::int[], %(reasons)s::text[]) AS g(id, up_to, reason)
 WHERE t.id = g.id AND t.claim = %(claim)s
"""
_PUT_BACK = """
UPDATE sync_transfer t SET next_at = g.next_at, claim = '', uncertain = g.uncertain, kind = %(kind)s,
    reason = %(reason)s, sent = CASE WHEN g.uncertain THEN t.owed ELSE t.sent END, attempts = g.attempts,
    accepted = greatest(t.accepted, least(t.owed, %(up_to)s)), changed_at = %(now)s
  FROM unnest(%(ids)s::bigint[], %(next_at)s::timestamptz[], %(uncertain)s::bool[], %(attempts)s::int[])
       AS g(id, next_at, uncertain, attempts)
 WHERE t.id = g.id AND t.claim = %(claim)s AND t.state = 'waiting'
"""

_LET_GO = """
UPDATE sync_transfer t SET next_at = %(now)s, claim = '', uncertain = g.uncertain
  FROM unnest(%(ids)s::bigint[], %(uncertain)s::bool[]) AS g(id, uncertain) WHERE t.id = g.id AND t.claim = %(claim)s
"""


class Lost(ExchangeFailed):
    """The term ended before the work did: others may hold the lines now, so nothing more is sent."""


@dataclass(frozen=True)
class Line:
    """A line of the account in a sender's hand."""

    id: int
    dossier: str
    owed: int
    accepted: int
    attempts: int
    uncertain: bool
    reference: str


def owe(system: str, fact: FactView, now: datetime) -> None:
    """The fact is on the account of what this system must have, on the line of what it is about. One query.

    A line in repair is tried again: what is new may be what was missing.
    """
    words: dict[str, Any] = {"system": system, "dossier": fact.subject.partition(":")[2], "n": fact.n, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_OWE, words)


def sweep(
    system: str, about: str, told: Sequence[str], *, before: datetime, newest: int | None, now: datetime
) -> int:  # fmt: skip
    """Every fact of these names about this kind of subject, recorded before that moment, is on the system's account.

    Answers how many lines lacked one. `newest` facts of the ledger alone are looked at, or all there are.
    """
    words: dict[str, Any] = {
        "system": system, "now": now, "told": list(told), "about": f"{about}:%", "start": len(about) + 2,
        "before": before, "newest": newest,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP, words)
        return int(cursor.rowcount)


def take(system: str, claim: str, most: int, *, agencies: Sequence[int] | None, now: datetime) -> tuple[Line, ...]:
    """The lines that are due, the oldest first, are in this hand until the term ends; two senders never hold one.

    From now on they count as uncertain: should the sender die, who takes them up next looks first what is there.
    """
    question = _TAKE.format(mine="" if agencies is None else _MINE)
    words: dict[str, Any] = {
        "system": system, "claim": claim, "most": most, "agencies": agencies, "now": now, "until": now + TERM,
    }  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(question, words)
        return tuple(Line(*row) for row in cursor.fetchall())


def renew(claim: str, now: datetime) -> None:
    """The lines in this hand are held for another term. Raises `Lost` when none is any more."""
    with connection.cursor() as cursor:
        cursor.execute(_RENEW, {"claim": claim, "until": now + TERM})
        if not cursor.rowcount:
            raise Lost("Lượt gửi này đã quá hạn giữ và được giao lại.")


def accept(claim: str, done: Sequence[tuple[Line, int, str]], now: datetime) -> set[str]:
    """The dossiers are accepted as far as told, under their numbers there; answers with the codes that were still ours.

    What was owed meanwhile waits for the next round.
    """
    words: dict[str, Any] = {
        "claim": claim, "now": now, "ids": [line.id for line, _, _ in done], "up_to": [up_to for _, up_to, _ in done],
        "references": [reference for _, _, reference in done],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_ACCEPT, words)
        kept = {row[0] for row in cursor.fetchall()}
    return {line.dossier for line, _, _ in done if line.id in kept}


def refuse(claim: str, refused: Sequence[tuple[Line, int, str]], now: datetime) -> None:
    """The dossiers wait for somebody to mend them, each with the other side's reason."""
    words: dict[str, Any] = {
        "claim": claim, "now": now, "ids": [line.id for line, _, _ in refused],
        "up_to": [up_to for _, up_to, _ in refused], "reasons": [reason for _, _, reason in refused],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_REFUSE, words)


def put_back(
    claim: str,
    back: Sequence[tuple[Line, datetime, bool, int]],
    *,
    kind: str,
    reason: str,
    now: datetime,
    up_to: int = 0,
) -> None:
    """The dossiers wait for another round, from when each is told; whether they are uncertain, after how many tries.

    What was accepted of them before they failed, `up_to` a place in their history, is not sent again.
    """
    words: dict[str, Any] = {
        "claim": claim, "now": now, "kind": kind, "reason": reason, "up_to": up_to,
        "ids": [line.id for line, _, _, _ in back],
        "next_at": [at for _, at, _, _ in back], "uncertain": [doubt for _, _, doubt, _ in back],
        "attempts": [tries for _, _, _, tries in back],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_PUT_BACK, words)


def let_go(claim: str, untouched: Sequence[Line], now: datetime) -> None:
    """These lines lie as if they had never been taken."""
    words: dict[str, Any] = {
        "claim": claim, "now": now, "ids": [line.id for line in untouched],
        "uncertain": [line.uncertain for line in untouched],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_LET_GO, words)
