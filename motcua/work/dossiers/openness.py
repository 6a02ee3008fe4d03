"""What everyone may know of dossiers: how many are open and late in which unit, never whose they are."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Min, Q

from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import standing
from motcua.work.dossiers.models import OPEN, Dossier


@dataclass(frozen=True)
class UnitStanding:
    """A unit that settles open dossiers: how many, how many are late or wait, and since when the latest is late.

    `apologised`: of the late ones, those whose applicants had an apology with a new day, which has passed too.
    """

    code: str
    name: str
    level: str
    open: int
    late: int
    apologised: int
    waiting: int
    latest_due: datetime | None

    def with_more(self, other: "UnitStanding") -> "UnitStanding":
        """The same with the counts of another counter's dossiers."""
        dues = [due for due in (self.latest_due, other.latest_due) if due is not None]
        return replace(
            self, open=self.open + other.open, late=self.late + other.late, waiting=self.waiting + other.waiting,
            apologised=self.apologised + other.apologised, latest_due=min(dues, default=None),
        )  # fmt: skip


def by_unit(now: datetime) -> tuple[UnitStanding, ...]:
    """Every unit with dossiers not yet settled, the most late ones first. Counts only; anyone may ask. One query.

    A dossier is its settler's, whoever received it, as in the index.
    Source: decision 0301; decision 0401
    """
    late = standing.late(now)
    rows = (
        Dossier.objects.filter(state__in=OPEN, finished_at__isnull=True)
        .values_list("agency_id", "version__agency_key")
        .annotate(
            open=Count("id"),
            late=Count("id", filter=late),
            apologised=Count("id", filter=late & Q(extensions__gt=0)),
            waiting=Count("id", filter=Q(waiting_since__isnull=False)),
            latest=Min("due_at", filter=late),
        )
    )
    found: dict[int, UnitStanding] = {}
    for counter, key, *counted in rows:
        unit = _settles(key, counter)
        one = UnitStanding(unit.code, unit.name, unit.level, *counted)
        found[unit.id] = found[unit.id].with_more(one) if unit.id in found else one
    order = {number: people.agency_by_id(number).sort_key for number in found}
    return tuple(found[number] for number in sorted(found, key=lambda one: (-found[one].late, order[one])))


def _settles(key: str, counter: int) -> AgencyView:
    try:
        return people.agency_by_id(people.settling_agency(key, counter))
    except NotFound:  # nobody is named for it: the counter answers itself
        return people.agency_by_id(counter)
