"""What may be asked of the counted cells. The index is public: nobody needs a permission to read it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Sum
from django.db.models.functions import TruncMonth

from motcua.reactions.quality.models import Cell, Roll

_SHOWN = ("received", "online", "finished", "finished_on_time")


@dataclass(frozen=True)
class Counted:
    """The counts of one agency, or of several, over some days; shares in percent, nothing where nothing is counted."""

    agency_id: int | None
    agency_code: str
    agency: str
    level: str
    received: int
    online: int
    finished: int
    on_time: int

    @property
    def on_time_share(self) -> float | None:
        """Finished on time of all finished, in percent.

        Source: QĐ 766/2022, Annex I(2)
        """
        return 100 * self.on_time / self.finished if self.finished else None

    @property
    def online_share(self) -> float | None:
        """Filed online of all received, in percent.

        Source: QĐ 766/2022, Annex I(4)
        """
        return 100 * self.online / self.received if self.received else None


def by_unit(first: date, last: date) -> tuple[Counted, ...]:
    """The counts of every agency with dossiers received in these days, in dictionary order. One query."""
    rows = (
        Cell.objects.filter(day__gte=first, day__lte=last)
        .values_list("agency_id", "agency__code", "agency__name", "agency__level", "agency__sort_key")
        .annotate(*(Sum(name) for name in _SHOWN))
        .order_by("agency__sort_key")
    )
    return tuple(Counted(*row[:4], *row[5:]) for row in rows)


def first_day() -> date | None:
    """The first day of the first month that anything is counted of; none before the first dossier. One query."""
    found: date | None = Roll.objects.filter(months=1, received__gt=0).aggregate(first=Min("first_day"))["first"]
    return found


def filed_most(day: date, limit: int = 50) -> tuple[int, ...]:
    """The numbers of the procedures filed most in this year and the last, the commonest first. One query."""
    years = [date(day.year - back, 1, 1) for back in (0, 1)]
    rows = Roll.objects.filter(months=12, first_day__in=years).values_list("procedure_id").annotate(n=Sum("received"))
    return tuple(number for number, n in rows.order_by("-n", "procedure_id")[:limit] if n)


def whole(first: date, last: date) -> Counted:
    """The counts of all agencies together over these days. One query."""
    sums = Cell.objects.filter(day__gte=first, day__lte=last).aggregate(**{name: Sum(name) for name in _SHOWN})
    return Counted(None, "", "", "", *(sums[name] or 0 for name in _SHOWN))


@dataclass(frozen=True)
class Month:
    """The counts of one month of receipt; `first` is its first day."""

    first: date
    counted: Counted


def by_month(agency_id: int, first: date, last: date) -> tuple[Month, ...]:
    """One agency's counts month by month, for the months in which it received dossiers. One query."""
    rows = (
        Cell.objects.filter(agency_id=agency_id, day__gte=first, day__lte=last)
        .annotate(month=TruncMonth("day"))
        .values_list("month", "agency__code", "agency__name", "agency__level")
        .annotate(*(Sum(name) for name in _SHOWN))
        .order_by("month")
    )
    return tuple(Month(row[0], Counted(agency_id, *row[1:])) for row in rows)
