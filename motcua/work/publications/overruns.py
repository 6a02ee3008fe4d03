"""Which step made a dossier late, and who held it when its own time had run out.

Source: decision 0406
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from motcua.law.calendar import ZONE, Calendar
from motcua.law.sentences import say
from motcua.ledger import facts
from motcua.ledger.facts import FactView
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import standing
from motcua.work.dossiers.models import Dossier, Step
from motcua.work.dossiers.views import Standing
from motcua.work.publications.models import Entry

MOST = 1000  # late dossiers on one list; a longer one is nobody's reading
_STOPS = {"SupplementRequested", "DossierSuspended", "PaymentRequired"}
_RUNS = {"SupplementProvided", "DossierResumed", "PaymentConfirmed"}
_TOLD = sorted({"DossierTaken"} | _STOPS | _RUNS)
_COLUMNS = (
    "id", "code", "version_id", "agency_id", "state", "due_at", "finished_at", "waiting_since", "extensions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Late:
    """A dossier that ended, or still is, after its due day."""

    id: int
    code: str
    version: int
    agency: int
    days: int
    apologised: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A step as it was walked."""

    no: int
    agency: int
    holder: int | None
    opened: datetime
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class Wait:
    """A time in which the clock stood; `anew` when the step had its whole time again after it."""

    start: datetime
    end: datetime
    anew: bool


@dataclass(frozen=True, slots=True)
class Overrun:
    """A late dossier and where it lost its time: the unit, the step, who held it at `moment`; the unit alone if nobody.

    `name_then` is the holder's name where the ledger, and not the step, says who it was.
    """

    late: Late
    agency: int
    step: str = ""
    role: str = ""
    holder: int | None = None
    name_then: str = ""
    moment: datetime | None = None


def of(unit: AgencyView, first: date, last: date, now: datetime) -> tuple[Overrun, ...]:
    """The late dossiers due in the period whose time was lost in the unit or beneath it, by due date. Three queries.

    Those on a list that stands or was shown, and those struck off one, are left out. Raises `Invalid` beyond `MOST`.
    Source: decision 0406
    """
    dossiers = [one for row in _rows(unit, first, last, now) if (one := _late(row, now))]
    if len(dossiers) > MOST:
        raise Invalid(
            "Kỳ này có quá nhiều hồ sơ trễ.", say("Một danh sách có nhiều nhất %(most)s hồ sơ.", most=MOST),
            "Hãy chọn kỳ ngắn hơn hoặc đơn vị nhỏ hơn.", fields={"last": say("Nhiều hơn %(most)s hồ sơ.", most=MOST)},
        )  # fmt: skip
    steps = _steps(dossiers)
    told = facts.told([f"dossier:{one.code}" for one in dossiers], _TOLD)
    every = (worst(one, steps.get(one.id, ()), told.get(f"dossier:{one.code}", ())) for one in dossiers)
    return tuple(one for one in every if people.agency_by_id(one.agency).path.startswith(unit.path))


def _rows(unit: AgencyView, first: date, last: date, now: datetime) -> "QuerySet[Dossier, tuple[object, ...]]":
    begins = datetime.combine(first, datetime.min.time(), ZONE)
    ends = datetime.combine(last + timedelta(days=1), datetime.min.time(), ZONE)
    late = standing.late(now) | Q(finished_at__gt=F("due_at"))
    within = Q(agency__path__startswith=unit.path) | Exists(
        Step.objects.filter(dossier=OuterRef("pk"), agency__path__startswith=unit.path)
    )
    listed = Entry.objects.filter(dossier=OuterRef("code")).filter(
        Q(publication__withdrawn_at__isnull=True) | Q(publication__published_at__isnull=False) | Q(struck=True)
    )
    found = Dossier.objects.filter(late, within, ~Exists(listed), due_at__gte=begins, due_at__lt=ends)
    return found.order_by("due_at", "id").values_list(*_COLUMNS)[: 20 * MOST]


def _late(row: Sequence[object], now: datetime) -> Late | None:
    columns = dict(zip(_COLUMNS, row, strict=True))
    return _of_columns(now=now, **columns)  # type: ignore[arg-type]


def _of_columns(
    *, now: datetime, id: int, code: str, version_id: int, agency_id: int, state: int, due_at: datetime,  # noqa: A002
    finished_at: datetime | None, waiting_since: datetime | None, extensions: int,
) -> Late | None:  # fmt: skip
    how = standing.of(state=state, due_at=due_at, finished_at=finished_at, waiting_since=waiting_since, now=now)
    if how not in {Standing.LATE, Standing.DONE_LATE}:
        return None
    until = finished_at or now
    days = (until.astimezone(ZONE).date() - due_at.astimezone(ZONE).date()).days
    return Late(id, code, version_id, agency_id, days, extensions > 0, until)


def _steps(dossiers: Iterable[Late]) -> dict[int, list[Held]]:
    rows = Step.objects.filter(dossier_id__in=[one.id for one in dossiers]).order_by("id")
    found: dict[int, list[Held]] = {}
    for row in rows:
        held = Held(row.no, row.agency_id, row.holder_id, row.opened_at, row.closed_at)
        found.setdefault(row.dossier_id, []).append(held)
    return found


def worst(late: Late, steps: Iterable[Held], told: Sequence[FactView]) -> Overrun:
    """Where the dossier lost most working time; where no step overran, the unit that answers for it.

    A step is measured by its own time in the approved process, from when it was opened: who got the dossier late is
    not late for that. Source: decision 0406
    """
    calendar, waits = people.calendar_for(late.agency), waited(told, late.until)
    plan = {step.no: step for step in catalog.version(late.version).process}
    lost, found = 0, Overrun(late, late.agency)
    for step in steps:
        end = min(step.closed or late.until, late.until)
        planned = plan.get(step.no)
        if planned is None or planned.minutes < 1 or step.opened >= end:
            continue
        due = due_of(step, planned.minutes, waits, calendar, end)
        over = calendar.working_minutes(due, end) if due < end else 0
        if over > lost:
            holder, name = _held_at(due, step, end, told)
            lost, found = over, Overrun(late, step.agency, planned.name, planned.role.value, holder, name, due)
    return found


def due_of(step: Held, minutes: int, waits: Iterable[Wait], calendar: Calendar, end: datetime) -> datetime:
    """When the step's own time had run out, waits left out.

    Source: decision 0406
    """
    due = calendar.add_minutes(step.opened, minutes)
    for wait in waits:
        if step.opened <= wait.start < end:
            until = min(wait.end, end)
            stood = calendar.working_minutes(wait.start, until)
            if wait.anew:
                due = calendar.add_minutes(until, minutes)
            elif stood > 0:
                due = calendar.add_minutes(due, stood)
    return due


def waited(told: Iterable[FactView], until: datetime) -> tuple[Wait, ...]:
    """The times in which the dossier's clock stood, as its facts tell them.

    Source: decision 0406
    """
    found: list[Wait] = []
    start: datetime | None = None
    for fact in told:
        if fact.name in _STOPS:
            start = start or fact.at
        elif start is not None and (fact.name != "PaymentConfirmed" or "due" in fact.body) and fact.name in _RUNS:
            found.append(Wait(start, fact.at, fact.name == "SupplementProvided"))
            start = None
    return (*found, Wait(start, until, anew=False)) if start is not None else tuple(found)


def _held_at(due: datetime, step: Held, end: datetime, told: Iterable[FactView]) -> tuple[int | None, str]:
    """Who held the step when its time ran out: its holder, or by name who gave it away after that moment."""
    after = (fact for fact in told if fact.name == "DossierTaken" and due < fact.at <= end and step.opened <= fact.at)
    first = next(after, None)
    return (step.holder, "") if first is None else (None, str(first.body.get("before", "")))
