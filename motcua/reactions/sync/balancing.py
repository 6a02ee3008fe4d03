"""How the account stands: owed = accepted + refused + outstanding, for the province and for each unit."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import connection

from motcua.reactions.sync.accounts import DVCQG

_SUMS = """
  count(t.id) AS dossiers, count(t.id) FILTER (WHERE t.state = 'even') AS even,
  count(t.id) FILTER (WHERE t.state = 'waiting') AS waiting, count(t.id) FILTER (WHERE t.state = 'repair') AS in_repair,
  coalesce(sum(t.owed), 0) AS owed, coalesce(sum(greatest(t.sent, t.accepted)), 0) AS sent,
  coalesce(sum(t.accepted), 0) AS accepted,
  coalesce(sum(t.owed - t.accepted) FILTER (WHERE t.state = 'repair'), 0) AS refused,
  coalesce(sum(t.owed - t.accepted) FILTER (WHERE t.state <> 'repair'), 0) AS outstanding,
  count(t.id) FILTER (WHERE t.accepted = 0) AS never_accepted,
  count(t.id) FILTER (WHERE t.found = 'missing') AS missing_there,
  (SELECT count(*) FROM sync_stranger WHERE connection LIKE %(system)s || '%%') AS unknown_there,
  min(coalesce(t.owed_since, t.changed_at)) FILTER (WHERE t.state = 'waiting') AS oldest_at
"""
_WHOLE = f"SELECT {_SUMS} FROM sync_transfer t WHERE t.system = %(system)s"  # noqa: S608 - names of ours
_JOINED = """
  FROM sync_transfer t JOIN dossiers_dossier d ON d.code = t.dossier JOIN people_agency a ON a.id = d.agency_id
 WHERE t.system = %(system)s AND a.path LIKE %(path)s
   AND (%(since)s::timestamptz IS NULL OR d.filed_at >= %(since)s)
"""
_PART = f"SELECT {_SUMS} {_JOINED}"
_BY_UNIT = f"""
SELECT a.id, a.code, a.short_name, {_SUMS} {_JOINED}
 GROUP BY a.id, a.code, a.short_name, a.sort_key ORDER BY a.sort_key
"""


@dataclass(frozen=True)
class Balance:
    """How the account stands.

    In dossiers: `dossiers` = `even` + `waiting` + `in_repair`, and how many of them never arrived at all.
    In facts: `owed` = `accepted` + `refused` + `outstanding`; `sent` is how many were ever on the wire.

    `missing_there` and `unknown_there` are dossiers, as last found and not yet mended.
    """

    dossiers: int = 0
    even: int = 0
    waiting: int = 0
    in_repair: int = 0
    owed: int = 0
    sent: int = 0
    accepted: int = 0
    refused: int = 0
    outstanding: int = 0
    never_accepted: int = 0
    missing_there: int = 0
    unknown_there: int = 0
    oldest_at: datetime | None = None

    @property
    def balances(self) -> bool:
        """True when nothing is unaccounted for."""
        return self.owed == self.accepted + self.refused + self.outstanding

    @property
    def completeness(self) -> float | None:
        """The share of dossiers, from 0 to 1, of which the other side has all that is owed; nothing without any."""
        return self.even / self.dossiers if self.dossiers else None

    def as_json(self) -> dict[str, object]:
        """The balance as one object, with whether it balances."""
        told: dict[str, object] = {one.name: getattr(self, one.name) for one in fields(self)}
        told["oldest_at"] = self.oldest_at.isoformat() if self.oldest_at else None
        return told | {"balances": self.balances}


@dataclass(frozen=True)
class UnitBalance:
    """How the account of one counter's dossiers stands."""

    agency_id: int
    code: str
    name: str
    balance: Balance


def balance(path: str = "", since: datetime | None = None, *, system: str = DVCQG) -> Balance:
    """How the account with a system stands. One query.

    Of the national portal's, also of the agencies beneath a path alone, or of dossiers filed since then.
    """
    words = {"system": system, "path": f"{path}%", "since": since}
    with connection.cursor() as cursor:
        cursor.execute(_PART if path or since else _WHOLE, words)
        return Balance(*cursor.fetchone())


def by_unit(path: str = "", since: datetime | None = None) -> tuple[UnitBalance, ...]:
    """How the account of each counter stands, in the order of the dictionary. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_UNIT, {"system": DVCQG, "path": f"{path}%", "since": since})
        return tuple(UnitBalance(number, code, name, Balance(*sums)) for number, code, name, *sums in cursor.fetchall())
