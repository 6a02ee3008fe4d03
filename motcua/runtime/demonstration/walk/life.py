"""A dossier under way, in memory, and the lane on which it runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.law.calendar import Calendar
from motcua.law.deadline import Deadline
from motcua.law.workflow import State
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration.load import text
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.walk.worktime import Worktime
from motcua.work.dossiers.application import Application, Given, own_name

if TYPE_CHECKING:
    from motcua.runtime.demonstration.lives.course import Course


@dataclass(frozen=True, slots=True)
class Lane:
    """One procedure at one counter, with all that its dossiers ask again and again; `fees` by channel, in VND."""

    procedure: ProcedureView
    counter: AgencyView
    settled_by: int
    calendar: Calendar
    regime: str
    land: bool
    fees: dict[int, int] = field(hash=False)
    papers: dict[int, tuple[Given, ...]] = field(hash=False)  # what is handed in, by channel
    rows: dict[int, tuple[str, ...]] = field(hash=False)  # of these papers, by the tuple's own number
    signing: PlannedStep  # the step at which the result is signed
    issuing: PlannedStep | None  # the step at which it is stamped after that, where the process has one
    worktime: Worktime
    circle: str  # of offices that share work: the district's code, or the province's

    def place(self, role: Role) -> int:
        """The agency that does the steps of this role."""
        return self.counter.id if role is Role.COUNTER else self.settled_by

    @property
    def last(self) -> int:
        """The number of the step at which settling ends."""
        return self.issuing.no if self.issuing is not None else self.signing.no

    def step(self, no: int) -> PlannedStep | None:
        """The step with this number, or nothing past the end; the catalogue numbers them from 1 without a gap."""
        process = self.procedure.process
        return process[no - 1] if 0 < no <= len(process) else None


def paper_rows(papers: Sequence[Given], procedure: ProcedureView) -> tuple[str, ...]:
    """What a row of `dossiers_paper` says between the dossier and the moment."""
    return tuple(
        f"{paper.no}\t{text.text(own_name(paper, procedure))}\t{paper.originals}\t{paper.copies}\t"
        f"{text.number(paper.file)}\t{paper.origin}"
        for paper in papers
    )


def signing_step(steps: Sequence[PlannedStep]) -> PlannedStep:
    """The step at which the result is signed: the last of a leader, or the last before it is returned."""
    leaders = [step for step in steps if step.role is Role.LEADER]
    others = [step for step in steps if step.role is not Role.COUNTER]
    return (leaders or others or steps)[-1]


class Stay:
    """One step as it is walked: the row of `dossiers_step` until it closes."""

    __slots__ = ("agency", "due_at", "holder", "id", "no", "opened_at")

    def __init__(
        self, number: int, no: int, *, agency: int, holder: int | None, opened_at: datetime, due_at: datetime
    ) -> None:
        """An open step."""
        self.id, self.no, self.agency, self.holder = number, no, agency, holder
        self.opened_at, self.due_at = opened_at, due_at

    def line(self, dossier: int, closed_at: datetime | None) -> str:
        """The row."""
        holder, closed = self.holder or text.NULL, closed_at or text.NULL
        return f"{self.id}\t{dossier}\t{self.no}\t{self.agency}\t{holder}\t{self.opened_at}\t{self.due_at}\t{closed}\n"


class Life:
    """A dossier under way: the row of `dossiers_dossier`, its open step, and its place in the ledger."""

    __slots__ = (
        "application",
        "asked",
        "code",
        "course",
        "digest",
        "extensions",
        "fee_channel",
        "fee_paid",
        "fee_total",
        "filed_at",
        "finished_at",
        "first_due_at",
        "holder",
        "holder_agency",
        "holder_role",
        "id",
        "lane",
        "n",
        "owed",
        "owed_at",
        "promise",
        "received_at",
        "result",
        "returned_at",
        "state",
        "stay",
        "step_due_at",
        "step_no",
        "subject",
        "supplements",
        "waited",
        "waiting_since",
    )  # fmt: skip

    def __init__(self, number: int, lane: Lane, application: Application, at: datetime) -> None:
        """A dossier that has just come in."""
        self.id, self.lane, self.application, self.filed_at = number, lane, application, at
        self.code = self.subject = ""
        self.n, self.digest = 0, b""
        self.state = State.REGISTERED
        self.received_at: datetime | None = None
        self.promise: Deadline | None = None
        self.first_due_at: datetime | None = None
        self.finished_at: datetime | None = None
        self.returned_at: datetime | None = None
        self.waiting_since: datetime | None = None
        self.extensions = self.supplements = self.waited = self.step_no = 0
        self.stay: Stay | None = None
        self.step_due_at: datetime | None = None
        self.holder: Officer | None = None
        self.holder_agency: int | None = None
        self.holder_role = ""
        self.fee_total, self.fee_paid = application.fee, application.paid
        self.fee_channel = application.channel if application.paid else None
        self.result: dict[str, object] | None = None
        self.asked: Question | None = None
        self.owed, self.owed_at = 0, at  # the last place in its history that the national portal must have
        self.course: Course  # how its life shall go; given as soon as it has come in

    @property
    def due_at(self) -> datetime:
        """The date promised, as it stands."""
        if self.promise is None:
            raise ValueError("a dossier is promised a date when it comes in")
        return self.promise.due

    def line(self, folded: str) -> str:
        """The row."""
        given, lane = self.application, self.lane
        return "\t".join((
            str(self.id), self.code, str(given.version), str(given.agency), str(int(self.state)), str(given.channel),
            lane.regime, text.number(given.person), text.text(given.applicant), text.text(folded), given.identity,
            text.json(given.contact), text.json(given.representative) if given.representative else text.NULL,
            text.json(given.answers), str(self.filed_at), text.moment(self.received_at), str(self.due_at),
            text.moment(self.first_due_at), text.json(self.promise.as_json() if self.promise else None),
            text.moment(self.finished_at), text.moment(self.returned_at), str(self.extensions), str(self.supplements),
            text.moment(self.waiting_since), str(self.waited), str(self.step_no), text.moment(self.step_due_at),
            text.number(self.holder.id if self.holder else None), text.number(self.holder_agency), self.holder_role,
            str(self.fee_total), str(self.fee_paid), text.number(self.fee_channel),
            text.json(self.result) if self.result else text.NULL, given.sender_key or text.NULL,
        )) + "\n"  # fmt: skip


class Question:
    """An opinion asked of another unit: the row of `dossiers_consultation`."""

    __slots__ = (
        "agency",
        "agrees",
        "answer",
        "answered_at",
        "answered_by",
        "asked_at",
        "asked_by",
        "due_at",
        "id",
        "question",
    )

    def __init__(
        self, number: int, agency: AgencyView, question: str, *, asked_by: str, asked_at: datetime, due_at: datetime
    ) -> None:
        """A question without an answer."""
        self.id, self.agency, self.question, self.asked_by = number, agency, question, asked_by
        self.asked_at, self.due_at = asked_at, due_at
        self.answer = self.answered_by = ""
        self.agrees: bool | None = None
        self.answered_at: datetime | None = None

    def line(self, dossier: int) -> str:
        """The row."""
        agrees = text.NULL if self.agrees is None else "t" if self.agrees else "f"
        return (
            f"{self.id}\t{dossier}\t{self.agency.id}\t{text.text(self.question)}\t{text.text(self.asked_by)}\t"
            f"{self.asked_at}\t{self.due_at}\t{text.text(self.answer)}\t{agrees}\t{text.text(self.answered_by)}\t"
            f"{text.moment(self.answered_at)}\n"
        )
