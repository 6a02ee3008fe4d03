"""A dossier as the house reads it after a fact; read once for all reactions to that fact."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from motcua.registers.people.actor import HOUSE
from motcua.work.dossiers import detail
from motcua.work.dossiers.views import DossierView

_read: ContextVar[dict[tuple[str, datetime], DossierView] | None] = ContextVar("dossiers_read", default=None)


@contextmanager
def of_one_delivery() -> Iterator[None]:
    """Within the block no dossier is read twice for the same moment: reactions to a fact change no dossier."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def dossier(code: str, at: datetime) -> DossierView:
    """The dossier as the house itself may read it, at the moment of a fact. Raises `NotFound`."""
    known = _read.get()
    if known is None:
        return detail.dossier(code, by=HOUSE, now=at)
    if (code, at) not in known:
        known[code, at] = detail.dossier(code, by=HOUSE, now=at)
    return known[code, at]
