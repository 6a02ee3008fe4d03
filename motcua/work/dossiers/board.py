"""Open work by unit, for who answers for several: every number opens exactly the dossiers it counted."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from django.db.models import Count, Q

from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import queries, standing
from motcua.work.dossiers.models import OPEN, Dossier
from motcua.work.dossiers.views import DossierRow

_HEADS = (Role.LEADER, Role.DIVISION_HEAD)


@dataclass(frozen=True)
class Load:
    """How many open dossiers lie with a unit, and how they stand."""

    open: int = 0
    late: int = 0
    soon: int = 0
    waiting: int = 0
    incoming: int = 0
    returning: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True)
class UnitLoad:
    """A unit with what lies in it; `below` when everything beneath it is counted too."""

    agency: AgencyView
    load: Load
    below: bool


@dataclass(frozen=True)
class Board:
    """A unit with its total: itself and each unit directly beneath with everything beneath that, the latest first.

    `idle` are the units beneath in which nothing is open.
    """

    agency: AgencyView
    total: Load
    rows: tuple[UnitLoad, ...]
    idle: tuple[AgencyView, ...] = ()


def roots(by: Actor) -> tuple[AgencyView, ...]:
    """The units from which this officer looks down: those he oversees, or those he heads.

    Raises `NotAllowed` for who does neither.
    """
    province = [people.root().id] if "" in permissions.below(by, "dossier.oversee") else []
    overseen = permissions.BY_VERB["dossier.oversee"]
    own = [post for post in by.posts if post.role in overseen.roles - overseen.everywhere or post.role in _HEADS]
    numbers = province + [post.agency_id for post in own]
    if not numbers:
        raise NotAllowed(
            "Trang này dành cho lãnh đạo và bộ phận kiểm soát.", "Bạn không phụ trách đơn vị nào.",
            "Hãy mở danh sách việc của mình; điểm của mọi đơn vị xem được ở trang công khai, mục “Bộ chỉ số 766”.",
        )  # fmt: skip
    return tuple(people.agency_by_id(number) for number in dict.fromkeys(numbers))


def unit(by: Actor, code: str = "") -> AgencyView:
    """The unit with this code, or the first that the officer answers for.

    Raises `NotFound` also for a unit that is none of his, `NotAllowed` for who answers for none.
    """
    own = roots(by)
    if not code:
        return own[0]
    found = people.agency(code)
    if any(found.id == root.id or (_sees_below(by, root) and found.path.startswith(root.path)) for root in own):
        return found
    raise NotFound(
        "Không tìm thấy đơn vị này.",
        say("Không có đơn vị %(code)s dưới quyền của bạn.", code=code),
        "Hãy chọn lại đơn vị.",
    )


def _sees_below(by: Actor, root: AgencyView) -> bool:
    return permissions.may(by, "dossier.oversee", root.id, root.path)


def board(*, by: Actor, now: datetime, code: str = "") -> Board:
    """Open work under the unit, now. One query. Raises as `unit` does."""
    here = unit(by, code)
    loads = _loads(_reach(by, here, below=True), now)
    own = loads.get(here.id, Load())
    beneath = people.children(here.id) if _sees_below(by, here) else ()
    rows = [UnitLoad(here, own, below=False)]
    rows += [UnitLoad(each, _sum(loads, each.path), below=True) for each in beneath]
    total = own
    for row in rows[1:]:
        total += row.load
    busy = sorted((row for row in rows if row.load.open), key=lambda row: (-row.load.late, -row.load.open))
    idle = tuple(row.agency for row in rows[1:] if not row.load.open and row.agency.exists_on(now.date()))
    return Board(here, total, tuple(busy), idle)


def lying(path: str, now: datetime) -> tuple[int, int]:
    """How many dossiers whose time has run out lie with the units at or beneath the path, and of how many. One query.

    For figures of the house; who may see which of them is not asked.
    """
    held = Dossier.objects.filter(state__in=OPEN, finished_at__isnull=True, holder_agency__path__startswith=path)
    counted = held.aggregate(late=Count("id", filter=standing.late(now)), every=Count("id"))
    return counted["late"], counted["every"]


def records(
    *, by: Actor, now: datetime, code: str, which: str, below: bool, after: str = ""
) -> tuple[tuple[DossierRow, ...], str]:
    """The dossiers that one number of the board has counted, page by page, and the mark of the next. One query.

    Raises as `unit` does, and `Invalid` for a number that the board does not have.
    """
    if which not in _which(now):
        raise Invalid(
            "Không có con số này.",
            say("“%(which)s” không có trên bảng.", which=which[:40]),
            "Hãy bấm vào một con số trên bảng.",
        )
    wanted = _reach(by, unit(by, code), below=below) & _which(now)[which]
    return queries.page_of(Dossier.objects.filter(wanted), now=now, after=after, size=queries.PAGE)


def _reach(by: Actor, here: AgencyView, *, below: bool) -> Q:
    held = Q(state__in=OPEN)
    if below and _sees_below(by, here):
        return held & Q(holder_agency__path__startswith=here.path)
    return held & Q(holder_agency_id=here.id)


def _which(now: datetime) -> dict[str, Q]:
    return {
        "open": Q(),
        "late": standing.late(now),
        "soon": standing.soon(now),
        "waiting": standing.waiting(),
        "incoming": Q(state=int(State.REGISTERED)),
        "returning": Q(state=int(State.FINISHED)),
    }


def _loads(wanted: Q, now: datetime) -> dict[int, Load]:
    names = [one.name for one in fields(Load)]
    counted = [Count("id", filter=_which(now)[name]) for name in names]
    rows = (
        Dossier.objects.filter(wanted)
        .order_by()
        .values("holder_agency_id")
        .annotate(**dict(zip(names, counted, strict=True)))
    )
    return {number: Load(*numbers) for number, *numbers in rows.values_list("holder_agency_id", *names)}


def _sum(loads: Mapping[int, Load], path: str) -> Load:
    total = Load()
    for number, load in loads.items():
        if people.agency_by_id(number).path.startswith(path):
            total += load
    return total
