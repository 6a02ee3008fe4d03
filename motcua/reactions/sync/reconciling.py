"""What the other side has is read and compared with what it accepted; what differs is owed again, and told.

Source: decision 0504
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from motcua.ledger import clock
from motcua.reactions.sync import accounts, exchange, sweeping
from motcua.reactions.sync import round as rounds
from motcua.reactions.sync.accounts import DVCQG, Account
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.dvcqg.port import Listed
from motcua.reactions.sync.models import Connection, Stranger

log = logging.getLogger("motcua.sync")
PAGE = 500
MISSING, DIFFERING = "missing", "differing"
ON_ITS_WAY = timedelta(minutes=2)  # a fact that young may still be on its way to the account
_OURS = """
SELECT t.dossier, t.accepted > 0 AND t.state = 'even' AND t.claim = '', d.state
  FROM sync_transfer t JOIN dossiers_dossier d ON d.code = t.dossier
 WHERE t.system = %(system)s AND t.dossier COLLATE "C" > %(after)s
   AND (%(last)s = '' OR t.dossier COLLATE "C" <= %(last)s)
   AND (%(agencies)s::bigint[] IS NULL OR d.agency_id = ANY(%(agencies)s))
"""
_TOLD = """
SELECT f.subject, count(DISTINCT (date_trunc('second', f.at), f.name, f.body))
  FROM ledger_fact f WHERE f.subject = ANY(%(subjects)s) AND f.name = ANY(%(told)s) GROUP BY f.subject
"""
_OWE_AGAIN = """
UPDATE sync_transfer t SET state = 'waiting', next_at = %(now)s, uncertain = true, found = %(found)s,
    accepted = CASE WHEN %(found)s = 'missing' THEN 0 ELSE t.accepted END, attempts = 0,
    owed_since = coalesce(t.owed_since, %(now)s), changed_at = %(now)s
 WHERE t.system = %(system)s AND t.dossier = ANY(%(codes)s) AND t.state = 'even'
"""


@dataclass
class Comparison:
    """What was found, in dossiers.

    There, the same as here, missing there, differing there, with steps there that we never told, and there but unknown
    to us.
    """

    connection: str
    there: int = 0
    same: int = 0
    missing: int = 0
    differing: int = 0
    overtold: int = 0
    unknown: int = 0

    def as_json(self) -> dict[str, object]:
        """The comparison as one object."""
        return asdict(self)


def reconcile(account: Account, of: tuple[Account, ...]) -> Comparison:
    """The whole list of the other side was read beside ours; what is missing or differs there is owed again.

    Dossiers on their way while we look are left alone. Raises `ExchangeFailed` when the other side cannot be read.
    """
    portal, agencies = portals.of(account), accounts.agencies(account, of)
    found, after, now = Comparison(account.name), "", clock.now()
    strangers: list[Listed] = []
    while True:
        page = portal.page(after, PAGE)
        whole = len(page) == PAGE
        strangers += _compare(found, page, _ours(after, page[-1].code if whole else "", agencies))
        if not whole:
            break
        after = page[-1].code
    found.unknown = len(strangers)
    _remember(found, strangers, now)
    log.info("compared with %s: %s", account.name, found.as_json())
    return found


def reconcile_all() -> tuple[Comparison, ...]:
    """Every account that has somebody on its other side was compared. Raises `ExchangeFailed`."""
    known = exchange.all_accounts()
    return tuple(reconcile(account, known) for account in known if account.real)


def whole() -> tuple[int, tuple[Comparison, ...]]:
    """The ledger was compared with the account, and the account with every other side.

    Answers with the dossiers that lacked a fact on the account, and the comparisons. Raises `ExchangeFailed`.
    """
    swept = sweeping.sweep(before=clock.now() - ON_ITS_WAY)
    return swept, reconcile_all()


def _ours(after: str, last: str, agencies: list[int] | None) -> dict[str, tuple[bool, int]]:
    """Our lines between two codes in the order of bytes, as the other side lists its own: settled or not, the state."""
    with connection.cursor() as cursor:
        cursor.execute(_OURS, {"system": DVCQG, "after": after, "last": last, "agencies": agencies})
        return {code: (settled, state) for code, settled, state in cursor.fetchall()}


def _compare(found: Comparison, page: Sequence[Listed], ours: dict[str, tuple[bool, int]]) -> list[Listed]:
    """The page was counted, what is amiss is owed again; answers with those that we do not know."""
    there = {one.code: one for one in page}
    settled = {code: state for code, (is_settled, state) in ours.items() if is_settled}
    told = _told([code for code in settled if code in there])
    less = [code for code, steps in told.items() if there[code].steps < steps or there[code].state != settled[code]]
    found.there += len(there)
    found.missing += _owe_again([code for code in settled if code not in there], MISSING)
    found.differing += _owe_again(less, DIFFERING)
    found.overtold += sum(there[code].steps > steps for code, steps in told.items())
    found.same += len(told) - len(less)
    return [one for one in page if one.code not in ours]


def _told(codes: Sequence[str]) -> dict[str, int]:
    """How many steps of each dossier the other side must have; steps alike in everything count once there."""
    words = {"subjects": [f"dossier:{code}" for code in codes], "told": list(sweeping.TOLD)}
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, words)
        counted = {subject.partition(":")[2]: number for subject, number in cursor.fetchall()}
    return {code: counted.get(code, 0) for code in codes}


def _owe_again(codes: Sequence[str], found: str) -> int:
    if not codes:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_OWE_AGAIN, {"system": DVCQG, "codes": list(codes), "found": found, "now": clock.now()})
        changed = int(cursor.rowcount)
    if found == MISSING:
        for start in range(0, len(codes), PAGE):
            rounds.tell(sorted(codes)[start : start + PAGE])
    return changed


def _remember(found: Comparison, strangers: Sequence[Listed], now: datetime) -> None:
    with transaction.atomic():
        Stranger.objects.filter(connection=found.connection).delete()
        Stranger.objects.bulk_create(
            [Stranger(connection=found.connection, dossier=one.code, state=one.state, seen_at=now) for one in strangers]
        )
        Connection.objects.update_or_create(
            name=found.connection, defaults={"compared_at": now, "compared": found.there}
        )
