"""How a dossier stands against its date, in Python for one and in SQL for many."""

from datetime import datetime, timedelta

from django.db.models import Q

from motcua.law import deadline
from motcua.law.calendar import ZONE
from motcua.work.dossiers.models import OPEN
from motcua.work.dossiers.views import Standing

NEARLY = timedelta(days=1)  # due today or tomorrow: Source: decision 0206


def day_begins(now: datetime) -> datetime:
    """Midnight in Vietnam before this moment: a dossier is late when its due day has ended.

    Source: BLDS 2015, Art. 148(6)
    """
    return now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)


def of(
    *,
    state: int,
    due_at: datetime | None,
    finished_at: datetime | None,
    waiting_since: datetime | None,
    now: datetime,
    begun_at: datetime | None = None,
) -> Standing:
    """How a dossier stands now; `begun_at` is when its term began: the receipt, before it the filing; none is long ago.

    Source: decision 0008; decision 0206
    """
    if finished_at is not None or state not in OPEN:
        late = bool(finished_at and due_at and deadline.verdict(finished_at, due_at) is deadline.Verdict.LATE)
        return Standing.DONE_LATE if late else Standing.DONE
    if waiting_since is not None:
        return Standing.WAITING
    today = day_begins(now)
    if due_at is None or due_at >= today + 2 * NEARLY:
        return Standing.ON_TIME
    if due_at < today:
        return Standing.LATE
    return Standing.NEARLY if begun_at is None or begun_at < today else Standing.ON_TIME


def step_runs(stands: Standing, received_at: datetime | None) -> bool:
    """True while the clock of the current step runs: from the receipt on, and not while the dossier waits."""
    return received_at is not None and stands in {Standing.ON_TIME, Standing.NEARLY, Standing.LATE}


def step_is_late(
    stands: Standing, step_due_at: datetime | None, now: datetime, *, received_at: datetime | None
) -> bool:
    """True when the time of the current step has run out while its clock ran, however the whole dossier stands."""
    return step_runs(stands, received_at) and step_due_at is not None and step_due_at < now


def late(now: datetime) -> Q:
    """The open dossiers whose due day has ended while the clock ran."""
    return Q(state__in=OPEN, finished_at__isnull=True, waiting_since__isnull=True, due_at__lt=day_begins(now))


def soon(now: datetime) -> Q:
    """The open dossiers due today or tomorrow whose term began before today.

    Source: decision 0206
    """
    today = day_begins(now)
    running = Q(state__in=OPEN, finished_at__isnull=True, waiting_since__isnull=True)
    begun = Q(received_at__lt=today) | Q(received_at__isnull=True, filed_at__lt=today)
    return running & Q(due_at__gte=today, due_at__lt=today + 2 * NEARLY) & begun


def waiting() -> Q:
    """The open dossiers that wait for the applicant or for a reason the law knows."""
    return Q(state__in=OPEN, waiting_since__isnull=False)
