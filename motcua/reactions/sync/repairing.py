"""What the other side refused for good, why, and how it is tried again."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Min

from motcua.ledger import clock
from motcua.reactions.sync.accounts import DVCQG
from motcua.reactions.sync.models import REPAIR, Transfer
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor

log = logging.getLogger("motcua.sync")
_LIST = """
SELECT t.dossier, a.code, a.short_name, t.reason, t.owed - t.accepted, t.accepted > 0, t.changed_at
  FROM sync_transfer t JOIN dossiers_dossier d ON d.code = t.dossier JOIN people_agency a ON a.id = d.agency_id
 WHERE t.system = %(system)s AND t.state = 'repair' AND t.dossier > %(after)s AND a.path LIKE %(path)s
   AND (%(reason)s = '' OR t.reason = %(reason)s)
 ORDER BY t.dossier LIMIT %(most)s
"""
# lines that stand for no dossier of a unit's
_BARE = """
SELECT t.dossier, '', '', t.reason, t.owed - t.accepted, t.accepted > 0, t.changed_at FROM sync_transfer t
 WHERE t.system = %(system)s AND t.state = 'repair' AND t.dossier > %(after)s
 ORDER BY t.dossier LIMIT %(most)s
"""
_REASONS = """
SELECT t.reason, count(*) FROM sync_transfer t JOIN dossiers_dossier d ON d.code = t.dossier
  JOIN people_agency a ON a.id = d.agency_id
 WHERE t.system = %(system)s AND t.state = 'repair' AND a.path LIKE %(path)s
 GROUP BY t.reason ORDER BY 2 DESC, 1
"""
_AGAIN = """
UPDATE sync_transfer t SET state = 'waiting', next_at = %(now)s, attempts = 0, kind = '', uncertain = true,
    owed_since = coalesce(t.owed_since, %(now)s), changed_at = %(now)s
 WHERE t.system = %(system)s AND t.state = 'repair' AND {which}
"""


_CODELESS = """
SELECT p.key, max(v.name), count(*)
  FROM sync_transfer t JOIN dossiers_dossier d ON d.code = t.dossier
  JOIN catalog_procedureversion v ON v.id = d.version_id JOIN catalog_procedure p ON p.id = v.procedure_id
 WHERE t.system = %(system)s AND t.state = 'repair' AND p.code = '' GROUP BY p.key ORDER BY 3 DESC, 2
"""
_OF_PROCEDURE = """t.dossier IN (
  SELECT d.code FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id
    JOIN catalog_procedure p ON p.id = v.procedure_id WHERE p.key = %(procedure)s)"""


@dataclass(frozen=True)
class Codeless:
    """A procedure without a national code, and how many of its dossiers wait for one."""

    key: str
    name: str
    dossiers: int


@dataclass(frozen=True)
class Repair:
    """A dossier that waits for somebody: how many facts are kept back, and whether any ever arrived."""

    dossier: str
    unit_code: str
    unit: str
    reason: str
    facts: int
    arrived: bool
    since: datetime


def waiting(*, by: Actor, path: str = "", reason: str = "", after: str = "", most: int = 50) -> tuple[Repair, ...]:
    """The dossiers in repair after a code, of all units or those beneath a path, for one reason or all. One query.

    Raises `NotAllowed`.
    """
    permissions.require(by, "exchange.read")
    words: dict[str, Any] = {"system": DVCQG, "path": f"{path}%", "reason": reason, "after": after, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_LIST, words)
        return tuple(Repair(*row) for row in cursor.fetchall())


def waiting_of(system: str, *, by: Actor, after: str = "", most: int = 50) -> tuple[Repair, ...]:
    """The lines of another system's account in repair after a code. One query. Raises `NotAllowed`."""
    permissions.require(by, "exchange.read")
    with connection.cursor() as cursor:
        cursor.execute(_BARE, {"system": system, "after": after, "most": most})
        return tuple(Repair(*row) for row in cursor.fetchall())


def reasons(*, by: Actor, path: str = "") -> tuple[tuple[str, int], ...]:
    """The reasons for which dossiers are in repair, the commonest first, with their number. One query.

    Raises `NotAllowed`.
    """
    permissions.require(by, "exchange.read")
    with connection.cursor() as cursor:
        cursor.execute(_REASONS, {"system": DVCQG, "path": f"{path}%"})
        return tuple((reason, number) for reason, number in cursor.fetchall())


def oldest(*, by: Actor, system: str = DVCQG) -> datetime | None:
    """Since when the line that waits longest is in repair; nothing when none is. One query. Raises `NotAllowed`."""
    permissions.require(by, "exchange.read")
    found: datetime | None = Transfer.objects.filter(system=system, state=REPAIR).aggregate(at=Min("changed_at"))["at"]
    return found


def send_again(
    *, by: Actor, dossiers: Sequence[str] = (), reason: str | None = None, system: str = DVCQG
) -> int:  # fmt: skip
    """These lines, all with this reason, or all there are wait to be sent again; answers with how many.

    What is there is looked up first, so that nothing is doubled. Raises `NotAllowed`.
    """
    permissions.require(by, "exchange.repair")
    words: dict[str, Any] = {"system": system, "now": clock.now(), "codes": list(dossiers), "reason": reason}
    which = "t.dossier = ANY(%(codes)s)" if dossiers else "true" if reason is None else "t.reason = %(reason)s"
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN.format(which=which), words)
        number: int = cursor.rowcount
    log.info("%s lines wait to be sent again, at the word of %s", number, by.id)
    return number


def codeless(*, by: Actor) -> tuple[Codeless, ...]:
    """The procedures whose dossiers wait in repair and that have no national code. One query. Raises `NotAllowed`."""
    permissions.require(by, "exchange.read")
    with connection.cursor() as cursor:
        cursor.execute(_CODELESS, {"system": DVCQG})
        return tuple(Codeless(*row) for row in cursor.fetchall())


def release(*, by: Actor, procedure: str) -> int:
    """All dossiers of this procedure in repair wait to be sent again; answers how many. Raises `NotAllowed`."""
    permissions.require(by, "exchange.repair")
    with connection.cursor() as cursor:
        cursor.execute(
            _AGAIN.format(which=_OF_PROCEDURE), {"system": DVCQG, "now": clock.now(), "procedure": procedure}
        )
        return int(cursor.rowcount)
