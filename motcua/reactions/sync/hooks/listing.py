"""Events in the order in which they were written, for a system that comes to ask instead of being called."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from motcua.ledger import clock
from motcua.ledger import facts as ledger
from motcua.reactions.sync.hooks import message, receiver
from motcua.reactions.sync.ports import Json
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor

MOST = 500
SETTLED = timedelta(seconds=10)  # what is younger may have neighbours that are not yet committed
_LOOKED_AT = 5000  # facts in one question; a key of a small unit goes on from where the look ended
_LIST = """
WITH looked AS (
  SELECT f.id, substr(f.subject, 9) AS code, f.subject LIKE 'dossier:%%' AS fits FROM ledger_fact f
   WHERE f.id > %(after)s AND f.recorded_at < %(before)s ORDER BY f.id LIMIT %(looked)s)
SELECT l.id, l.fits AND a.path LIKE %(path)s, l.code FROM looked l
  LEFT JOIN dossiers_dossier d ON l.fits AND d.code = l.code LEFT JOIN people_agency a ON a.id = d.agency_id
 ORDER BY l.id
"""


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, and the mark from which the next page goes on; it may be empty and yet lead on."""

    events: tuple[Json, ...]
    after: str
    more: bool


def listed(*, by: Actor, after: int, most: int) -> Page:
    """The events after a place of the ledger, of the dossiers that the key reaches. Raises `NotAllowed`. Four queries.

    Source: decision 0546
    """
    permissions.require(by, "event.read")
    words: dict[str, Any] = {
        "after": after,
        "before": clock.now() - SETTLED,
        "looked": _LOOKED_AT,
        "path": f"{by.reach}%",
    }
    with connection.cursor() as cursor:
        cursor.execute(_LIST, words)
        rows = cursor.fetchall()
    found = [(number, code) for number, fits, code in rows if fits][:most]
    places = receiver.places_of(sorted({code for _, code in found}))
    whole = permissions.may(by, "dossier.read")
    source = receiver.source()
    told = tuple(
        message.event(fact, places[fact.subject.partition(":")[2]], source=source, whole=whole)
        for fact in ledger.numbered([number for number, _ in found])
    )
    last = found[-1][0] if len(found) == most else rows[-1][0] if rows else after
    return Page(told, str(last), more=len(found) == most or len(rows) == _LOOKED_AT)
