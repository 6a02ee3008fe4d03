"""What is remembered of a national catalogue that came cut short, so that whoever decides on it sees it too.

Source: decision 0423
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from motcua.reactions.sync.models import CutShort
from motcua.registers.catalog.national.wholeness import CatalogueCutShort

_NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Shortened:
    """How many procedures came, how many were known, how many of these did not come, and when it was read."""

    read: int
    known: int
    missing: int
    at: datetime


@contextmanager
def remembered(at: datetime) -> Iterator[None]:
    """The comparison inside was of a whole catalogue, and none counts as cut short; or it was not, and that stands.

    The refusal is raised on.
    Source: decision 0423
    """
    try:
        yield
    except CatalogueCutShort as refused:
        figures = {"read": refused.read, "known": refused.known, "missing": refused.missing, "at": at}
        CutShort.objects.update_or_create(name=_NATIONAL, defaults=figures)
        raise
    CutShort.objects.filter(name=_NATIONAL).delete()


def standing() -> Shortened | None:
    """The last reading, when it was cut short; nothing when a whole catalogue has come since. One query."""
    row = CutShort.objects.filter(name=_NATIONAL).first()
    return Shortened(row.read, row.known, row.missing, row.at) if row else None
