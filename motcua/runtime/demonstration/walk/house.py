"""What the acts of the walk share: who works where, the numbers given so far, and where the rows go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from motcua.law import workflow
from motcua.ledger.event import Event
from motcua.ledger.record import Named
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration.load.ledger import DayBook
from motcua.runtime.demonstration.load.lines import Put
from motcua.runtime.demonstration.people.officers import Officer, Staff
from motcua.runtime.demonstration.walk.dates import Dates
from motcua.runtime.demonstration.walk.life import Life, Stay, paper_rows
from motcua.runtime.demonstration.world import World
from motcua.work.dossiers.application import Given

POSTS = "posts"  # the call that tells of an officer's posts
COUNTED_UP_TO = 200  # as `work.dossiers.assignment` counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An act as it was called: the verb, who, when, on which dossier, and with what else."""

    verb: str
    dossier: str
    by: Named
    at: datetime
    more: Mapping[str, object]


class Numbers:
    """The numbers given so far: of rows, every `stride`-th, so that others give the ones between; of series, all."""

    __slots__ = ("_stride", "papers", "series", "steps")

    def __init__(self, first: int = 1, stride: int = 1) -> None:
        """Nothing has a number yet."""
        self._stride = stride
        self.steps = self.papers = first - stride
        self.series: dict[str, int] = {}

    def next_step(self) -> int:
        """The number of the next row of `dossiers_step`."""
        self.steps += self._stride
        return self.steps

    def next_paper(self) -> int:
        """The number of the next row of `dossiers_paper`."""
        self.papers += self._stride
        return self.papers

    def next_in(self, series: str) -> int:
        """The next number of the series, from 1."""
        self.series[series] = number = self.series.get(series, 0) + 1
        return number


@dataclass
class House:
    """The made-up house in which the walk takes place; `told`, when given, hears of every act."""

    world: World
    owing: frozenset[str]  # names of the facts that the national portal must hear of
    numbers: Numbers
    put: Put
    closed: Callable[[Life], None]
    told: Callable[[Call], None] | None = None
    book: DayBook = field(default_factory=DayBook)
    dates: Dates = field(default_factory=Dates)

    def __post_init__(self) -> None:
        """What is asked at every act is near at hand."""
        self.staff: Staff = self.world.staff
        self.agencies: Mapping[int, AgencyView] = self.world.agencies

    def tell(self, verb: str, life: Life, by: Named, at: datetime, **more: object) -> None:
        """Whoever wants to know hears of the act."""
        if self.told is not None:
            self.told(Call(verb=verb, dossier=life.code, by=by, at=at, more=more))

    def tell_of(self, officer: Officer, at: datetime) -> None:
        """Whoever wants to know hears that the posts of the officer are others now."""
        if self.told is not None:
            self.told(Call(verb=POSTS, dossier="", by=officer, at=at, more={"posts": frozenset(officer.posts)}))

    def record(self, life: Life, event: Event, by: Named, at: datetime) -> None:
        """The fact is in the ledger, and on the account of exchange where it belongs there."""
        self.book.record(life, event, by, at)
        if type(event).__name__ in self.owing:
            life.owed, life.owed_at = life.n, at

    def least(self, agency: int, role: Role, by: Named, wanted: Officer | None = None) -> Officer | None:
        """Who gets the work, as `work.dossiers.assignment` decides; nobody if the unit has none in this role."""
        if isinstance(by, Officer) and (agency, role) in by.posts and wanted in {None, by}:
            return by
        roster = self.staff.roster.get((agency, role), ())
        if wanted is not None:
            if wanted not in roster:
                raise ValueError(f"{wanted.username} is no {role.value} of agency {agency}")
            return wanted
        return roster[0] if len(roster) == 1 else min(roster, key=_burden, default=None)


def _burden(officer: Officer) -> tuple[int, int]:
    return min(officer.load, COUNTED_UP_TO), officer.id


def move(life: Life, verb: str) -> None:
    """The dossier is in the state to which the verb leads."""
    life.state = _permitted(life.state, verb, accepted=life.received_at is not None)


_permitted = cache(workflow.permitted)  # the law's table does not change while the province is built


def hold(life: Life, officer: Officer | None) -> None:
    """The officer holds the dossier, and whoever held it before does not."""
    if life.holder is not None:
        life.holder.load -= 1
    life.holder = officer
    if officer is not None:
        officer.load += 1


def stand_at(
    house: House, life: Life, step: PlannedStep, *, by: Named, at: datetime, holder: Officer | None = None
) -> str:
    """The dossier stands at this step; answers with the holder's name, empty when the unit's tray holds it."""
    agency = life.lane.place(step.role)
    officer = house.least(agency, step.role, by, holder)
    close_steps(house, life, at)
    due = min(life.lane.worktime.add(at, step.minutes), life.due_at)
    life.step_no, life.step_due_at = step.no, due
    life.holder_agency, life.holder_role = agency, step.role.value
    hold(life, officer)
    life.stay = Stay(
        house.numbers.next_step(),
        step.no,
        agency=agency,
        holder=officer.id if officer else None,
        opened_at=at,
        due_at=due,
    )
    return officer.name if officer else ""


def step_runs_to(life: Life, due: datetime) -> None:
    """The open step and the dossier name the same day: this one, or that of the result where it is earlier."""
    life.step_due_at = min(due, life.due_at)
    if life.stay is not None:
        life.stay.due_at = life.step_due_at


def close_steps(house: House, life: Life, at: datetime) -> None:
    """No step of the dossier is open any more."""
    if life.stay is not None:
        house.put("dossiers_step", life.stay.line(life.id, at))
        life.stay = None


def lay_down(house: House, life: Life, at: datetime) -> None:
    """Nobody holds the dossier any more."""
    close_steps(house, life, at)
    life.step_due_at = None
    hold(life, None)


def lay_papers(house: House, life: Life, papers: tuple[Given, ...], at: datetime) -> None:
    """The papers lie with the dossier."""
    rows = life.lane.rows.get(id(papers)) or paper_rows(papers, life.lane.procedure)
    for row in rows:
        house.put("dossiers_paper", f"{house.numbers.next_paper()}\t{life.id}\t{row}\t{at}\n")


def start_clock(life: Life, at: datetime) -> int:
    """The dossier waits no more; answers with the minutes it waited, by the wall clock."""
    minutes = int((at - life.waiting_since).total_seconds() // 60) if life.waiting_since else 0
    life.waited += minutes
    life.waiting_since = None
    return minutes
