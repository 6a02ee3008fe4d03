"""The ledger and the account are compared: a fact whose delivery was lost is owed all the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.ledger import clock
from motcua.reactions.sync.accounts import DVCQG
from motcua.reactions.sync.dvcqg import course

TOLD = tuple(course.STATE_AFTER)  # the facts that the national portal must hear of
LATELY = 100_000  # facts; more than a busy day's
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


def sweep(
    *, before: datetime, newest: int | None = None, system: str = DVCQG, told: Sequence[str] = TOLD,
    about: str = "dossier",
) -> int:  # fmt: skip
    """Every fact recorded before that moment that must be told is on the account; answers how many lines lacked one.

    Facts younger than a minute or so are on their way by themselves: leave them out. `newest` facts alone are looked
    at, or one pass is made over the whole ledger. `about` is the kind of subject that a line of this system stands for.
    """
    words: dict[str, Any] = {
        "system": system,
        "now": clock.now(),
        "told": list(told),
        "about": f"{about}:%",
        "start": len(about) + 2,
        "before": before,
        "newest": newest,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP, words)
        return int(cursor.rowcount)
