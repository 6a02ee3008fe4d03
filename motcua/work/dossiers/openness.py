"""What everyone may know of dossiers: how many are open and late in which unit, never whose they are."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from motcua.work.dossiers import standing
from motcua.work.dossiers.models import OPEN, Dossier


@dataclass(frozen=True)
class UnitStanding:
    """A unit that answers for open dossiers: how many, how many are late or wait, and since when the latest is late."""

    code: str
    name: str
    level: str
    open: int
    late: int
    waiting: int
    latest_due: datetime | None


def by_unit(now: datetime) -> tuple[UnitStanding, ...]:
    """Every unit with dossiers not yet settled, the most late ones first. Counts only; anyone may ask. One query.

    Source: decision 0301
    """
    late = standing.late(now)
    rows = (
        Dossier.objects.filter(state__in=OPEN, finished_at__isnull=True)
        .values_list("agency__code", "agency__name", "agency__level")
        .annotate(
            open=Count("id"),
            late=Count("id", filter=late),
            waiting=Count("id", filter=Q(waiting_since__isnull=False)),
            latest=Min("due_at", filter=late),
        )
        .order_by("-late", "agency__sort_key")
    )
    return tuple(UnitStanding(*row) for row in rows)
