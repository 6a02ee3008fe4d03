"""The ledger and the account are compared: a fact whose delivery was lost is owed all the same."""

from datetime import datetime

from motcua.ledger import clock
from motcua.reactions.sync import lines
from motcua.reactions.sync.accounts import DVCQG
from motcua.reactions.sync.dvcqg import course

TOLD = tuple(course.STATE_AFTER)  # the facts that the national portal must hear of
LATELY = 100_000  # facts; more than a busy day's


def sweep(*, before: datetime, newest: int | None = None) -> int:
    """Every fact recorded before that moment that the portal must be told is on the account.

    Answers how many dossiers lacked one. Facts younger than a minute or so are on their way by themselves: leave them
    out. `newest` facts alone are looked at, or one pass is made over the whole ledger.
    """
    return lines.sweep(DVCQG, "dossier", TOLD, before=before, newest=newest, now=clock.now())
