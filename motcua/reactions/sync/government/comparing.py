"""Both sides are compared: every answer that was accepted is there; what is missing is owed again. Decision 0535."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.db import connection

from motcua.ledger import clock
from motcua.ledger import facts as ledger
from motcua.reactions.sync import lines
from motcua.reactions.sync.government import destination, mapping
from motcua.reactions.sync.government.accounts import SYSTEM
from motcua.reactions.sync.government.port import Listed
from motcua.reactions.sync.models import Connection, Transfer
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured

log = logging.getLogger("motcua.sync")
PAGE = 200
_LATELY = 100_000  # facts
_ON_ITS_WAY = timedelta(minutes=2)  # a fact that young may still be on its way to the account
_AGAIN = """
UPDATE sync_transfer SET state = 'waiting', next_at = %(now)s, uncertain = true, found = 'differing', attempts = 0,
    owed_since = coalesce(owed_since, %(now)s), changed_at = %(now)s
 WHERE system = %(system)s AND dossier = ANY(%(codes)s) AND state = 'even'
"""


def sweep(*, whole: bool = False) -> int:
    """Every fact that the system must hear of is on the account; answers with how many tasks lacked one."""
    now = clock.now()
    newest = None if whole else _LATELY
    return lines.sweep(SYSTEM, "mandate", mapping.TOLD, before=now - _ON_ITS_WAY, newest=newest, now=now)


def compare() -> tuple[int, int] | None:
    """How many tasks are there, and of how many it lacked an answer that is owed again; nothing without an account.

    Raises `ExchangeFailed`.
    """
    account = destination.account()
    if not account.real:
        return None
    there, less, after = 0, 0, ""
    while True:
        page = destination.speaker(account).page(after, PAGE)
        there += len(page)
        less += _owe_again(page)
        if len(page) < PAGE:
            break
        after = page[-1].code
    values = {"compared_at": clock.now(), "compared": there}
    Connection.objects.update_or_create(name=account.name, defaults=values)
    return there, less


def nightly() -> None:
    """The ledger, the account and the system were compared; what failed is told in the log, and tried tomorrow."""
    swept = sweep(whole=True)
    try:
        found = compare()
    except (ExchangeFailed, Misconfigured) as failed:
        log.warning("the Government's system could not be compared tonight: %s", failed.reason)
        return
    if found and (swept or found[1]):
        log.warning("of %s tasks %s had facts not on the account, %s lacked answers there", found[0], swept, found[1])


def _owe_again(page: Sequence[Listed]) -> int:
    codes = [one.code for one in page]
    even = Transfer.objects.filter(system=SYSTEM, dossier__in=codes, state="even").values_list("dossier", "accepted")
    histories = ledger.told([f"mandate:{code}" for code, _ in even], mapping.TOLD)
    has = {one.code: one.answers for one in page}
    less = [
        code for code, accepted in even
        if has[code] < mapping.known(histories.get(f"mandate:{code}", ()), accepted)
    ]  # fmt: skip
    if less:
        with connection.cursor() as cursor:
            cursor.execute(_AGAIN, {"system": SYSTEM, "codes": less, "now": clock.now()})
    return len(less)
