"""How a dossier stands against its date, in Python for one and in SQL for many."""

from datetime import datetime, timedelta

from django.db.models import Q

from motcua.law.workflow import State
from motcua.work.dossiers.models import OPEN
from motcua.work.dossiers.views import Standing

NEARLY = timedelta(days=1)  # Source: decision 0008
RUNNING = (int(State.RECEIVED), int(State.IN_PROGRESS))


def of(
    *, state: int, due_at: datetime | None, finished_at: datetime | None, waiting_since: datetime | None, now: datetime
) -> Standing:
    """How a dossier stands now. Source: decision 0008"""
    if finished_at is not None or state not in OPEN:
        return Standing.DONE_LATE if finished_at and due_at and finished_at > due_at else Standing.DONE
    if waiting_since is not None:
        return Standing.WAITING
    if due_at is None or now <= due_at - NEARLY:
        return Standing.ON_TIME
    return Standing.NEARLY if now <= due_at else Standing.LATE


def late(now: datetime) -> Q:
    """The open dossiers whose date has passed while the clock ran."""
    return Q(state__in=OPEN, finished_at__isnull=True, waiting_since__isnull=True, due_at__lt=now)


def soon(now: datetime) -> Q:
    """The open dossiers whose date comes within a day."""
    return Q(
        state__in=OPEN, finished_at__isnull=True, waiting_since__isnull=True, due_at__gte=now, due_at__lte=now + NEARLY
    )


def waiting() -> Q:
    """The open dossiers that wait for the applicant or for a reason the law knows."""
    return Q(state__in=OPEN, waiting_since__isnull=False)
