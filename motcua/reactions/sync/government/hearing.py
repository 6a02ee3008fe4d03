"""What the Government Office's task system tells us: read in its order from where we were, and again from the start.

The place is kept once the notices before it are: a worker that dies reads them again, and each is kept once.
"""

import itertools
import logging
from collections.abc import Iterator

from motcua.ledger import clock
from motcua.reactions.sync import breaker
from motcua.reactions.sync.government import destination
from motcua.reactions.sync.government.accounts import SYSTEM, Account
from motcua.reactions.sync.government.port import Told
from motcua.reactions.sync.models import Connection
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured
from motcua.work.directives.mandates.word import Word

log = logging.getLogger("motcua.sync")
PAGE = 100
MOST_PAGES = 50  # of one job; the next goes on


def words(*, anew: bool = False) -> Iterator[Word]:
    """The notices that were not read yet, in their order; `anew` all there are.

    Whoever asks keeps each before the next. Ends where the other side fails; the next reading goes on. Nothing comes
    from a system in memory.
    """
    try:
        account = destination.account()
    except Misconfigured as failed:
        log.error("nothing is heard: %s", failed.reason)  # noqa: TRY400 - the reason says all
        return
    now = clock.now()
    if breaker.is_shut(account.name, now):
        return
    place = 0 if anew else _place(account)
    for _ in itertools.count() if anew else range(MOST_PAGES):
        page = _page(account, place)
        for told in page:
            if told.word is None:
                log.error("entry %s of the Government's feed names no task; it is passed over", told.place)
            else:
                yield told.word
        if not page:
            return
        place = max(place, page[-1].place)
        _remember(account, place)
        if len(page) < PAGE:
            return


def _page(account: Account, place: int) -> tuple[Told, ...]:
    now = clock.now()
    try:
        page = destination.speaker(account).feed(place, PAGE)
    except ExchangeFailed as failed:
        breaker.failed(account.name, failed, now)
        log.warning("the Government's system could not be heard: %s", failed.reason)
        return ()
    breaker.succeeded(account.name, SYSTEM, accepted=0, refused=0, now=now)
    return page


def _place(account: Account) -> int:
    return Connection.objects.filter(name=account.name).values_list("heard", flat=True).first() or 0


def _remember(account: Account, place: int) -> None:
    Connection.objects.filter(name=account.name, heard__lt=place).update(heard=place)
