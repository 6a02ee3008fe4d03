"""What waits for a signature, and the number that the next result of the unit will carry."""

from datetime import date, datetime

from django.db.models import Q

from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import queries
from motcua.work.dossiers.models import Dossier, NumberSeries
from motcua.work.dossiers.views import DossierRow

_WORKED_ON = (int(State.RECEIVED), int(State.IN_PROGRESS))


def tray(*, by: Actor, now: datetime, after: str = "", size: int = 50) -> tuple[tuple[DossierRow, ...], str]:
    """The dossiers that stand at this leader's signature, or at nobody's in his unit, and the mark of the next page.

    One query. Raises `NotAllowed` for who signs nothing.
    """
    permissions.require(by, "dossier.decide")
    units = sorted(post.agency_id for post in by.posts if post.role is Role.LEADER)
    mine = Q(holder_id=by.id) | Q(holder_id__isnull=True)
    found = Dossier.objects.filter(
        mine,
        holder_agency_id__in=units,
        holder_role=Role.LEADER.value,
        state__in=_WORKED_ON,
        waiting_since__isnull=True,
    )
    return queries.page_of(found, now=now, after=after, size=size)


def series(agency: AgencyView, day: date) -> str:
    """The name of the series from which the unit numbers its results of a day. Source: decision 0201."""
    return f"KQ-{agency.identifier or agency.code}-{day:%y%m%d}"


def number(agency: AgencyView, day: date, place: int) -> str:
    """The number of the `place`-th result that the unit signs on the day: `003/KQ-H10.37.01-230529`.

    Source: decision 0201
    """
    return f"{place:03d}/{series(agency, day)}"


def next_number(*, by: Actor, at: datetime) -> str:
    """The number that the next result of the leader's unit would carry; another may be faster. One query."""
    permissions.require(by, "dossier.decide")
    agency = people.agency_by_id(next(post.agency_id for post in by.posts if post.role is Role.LEADER))
    day = at.astimezone(ZONE).date()
    last = NumberSeries.objects.filter(series=series(agency, day)).values_list("last", flat=True).first()
    return number(agency, day, (last or 0) + 1)
