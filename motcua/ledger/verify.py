"""Shows whether the ledger is as it was written."""

from dataclasses import dataclass, field

from django.db import connection

from motcua.ledger.models import Seal

_BROKEN = """
WITH chained AS (
    SELECT id, subject, n, digest, lag(digest) OVER history AS before, lag(n) OVER history AS n_before,
           concat_ws(chr(31), subject, n, name, ledger_moment(at), ledger_moment(recorded_at), actor,
                     coalesce(actor_id::text, ''), body) AS row_text
      FROM ledger_fact
    WINDOW history AS (PARTITION BY subject ORDER BY n)
)
SELECT id, subject, n FROM chained
 WHERE n <> coalesce(n_before, 0) + 1
    OR digest <> sha256(coalesce(before, ''::bytea) || convert_to(row_text, 'UTF8'))
 ORDER BY id LIMIT %s
"""


@dataclass(frozen=True)
class Verdict:
    """How many facts and seals were checked, and the first that do not hold (each as one sentence)."""

    facts: int
    subjects: int
    seals: int
    broken: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """True when every fact and every seal is as it was written."""
        return not self.broken


def verify(limit: int = 20) -> Verdict:
    """Every chain and every seal is recomputed; at most `limit` faults of each kind are named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT subject) FROM ledger_fact")
        facts, subjects = cursor.fetchone()
        cursor.execute(_BROKEN, [limit])
        broken = [f"fact {row[0]}: {row[1]} no. {row[2]} does not follow from what stands before it" for row in cursor]
    seals = list(Seal.objects.order_by("id"))
    return Verdict(facts=facts, subjects=subjects, seals=len(seals), broken=(*broken, *_broken_seals(seals)[:limit]))


def _broken_seals(seals: list[Seal]) -> list[str]:
    faults, start, before = [], 0, b""
    for seal in seals:
        count, digest = digest_between(start, seal.up_to, before)
        if count != seal.facts or digest != bytes(seal.digest):
            faults.append(f"seal {seal.id}: {seal.facts} facts were sealed up to no. {seal.up_to}, {count} are found")
        start, before = seal.up_to, bytes(seal.digest)
    return faults


def digest_between(after: int, up_to: int, before: bytes) -> tuple[int, bytes]:
    """How many facts lie in (after, up_to], and the digest over theirs and the seal before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), sha256(%s::bytea || coalesce(string_agg(digest, ''::bytea ORDER BY id), ''::bytea))"
            " FROM ledger_fact WHERE id > %s AND id <= %s",
            [before, after, up_to],
        )
        count, digest = cursor.fetchone()
    return count, bytes(digest)
