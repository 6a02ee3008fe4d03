"""What the queries of this room answer with: plain frozen values, ready to be shown."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from motcua.law.duties import Rate, Standing
from motcua.work.directives.draft import Draft
from motcua.work.directives.measures import Measure


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """A document in the list of documents; the counts are of its duties on the day asked for."""

    number: int
    title: str
    sign: str
    kind: str
    issuer: str
    giver: str
    issued_on: date | None
    confirmed: bool
    tasks: int
    waiting: int
    late: int
    open: int
    done: int

    @property
    def turns(self) -> int:
        """How many duties its tasks are: one for each unit and each limit."""
        return self.open + self.done


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A contradiction that was raised; `remark` says what a person made of it."""

    no: int
    code: str
    message: str
    places: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    remark: str
    settled_by: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposed task in its place, with the doubts that concern it."""

    number: int
    no: int
    state: str
    draft: Draft
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True, slots=True)
class DirectiveView:
    """A document with its text; `verbs` are what the reader may do with it now."""

    number: int
    title: str
    sign: str
    kind: str
    issuer: str
    giver: str
    giver_code: str
    issued_on: date | None
    file: str
    file_name: str
    text: str
    taken_in_at: datetime
    taken_in_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    doubts: tuple[DoubtView, ...]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Desk:
    """A document with what is proposed; `undoes` names the step that would be taken back."""

    directive: DirectiveView
    proposals: tuple[ProposalView, ...]
    undoes: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a unit told, or the giver answered; `files` are pairs of digest and name."""

    verdict: str
    text: str
    files: tuple[tuple[str, str], ...]
    at: datetime
    by: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """A later day asked for; `granted` is nothing while the giver has not answered."""

    reason: str
    until: date
    old: date | None
    asked_at: datetime
    asked_by: str
    granted: bool | None
    answer: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A letter as those inside see it; `number` is empty until it is issued. `bare` begins what everyone would read."""

    outcome: str
    to: str
    body: str
    written_at: datetime
    written_by: str
    number: str
    signed_on: date | None
    signed_by: str
    signed_post: str
    shown: bool
    shown_from: date | None
    shown_until: date | None
    published_by: str
    withdrawn_at: datetime | None
    withdrawn_for: str
    bare_matter: str
    bare_said: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty in a list. `unit` is empty when nobody was named."""

    number: int
    task: int
    directive: int
    sign: str
    title: str
    giver: str
    point: str
    content: str
    unit: str
    unit_code: str
    binds: str
    wording: str
    due_on: date | None
    done_on: date | None
    standing: Standing
    days_late: int
    unchecked: bool
    asked: bool
    withdrawn_on: date | None = None
    target: "TargetView | None" = None


@dataclass(frozen=True, slots=True)
class TargetView:
    """By which figure the duty is measured: of which agency, in how many months from which day, and how much is met."""

    measure: Measure
    agency: int
    agency_code: str
    agency_name: str
    first: date
    months: int
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty on the page of its task; `verbs` are what the reader may do with it now."""

    row: DutyRow
    occurrence: int
    begins_on: date | None
    waits_for: str
    checked_by: str
    checked_at: datetime | None
    outside: bool
    link: str
    link_until: date | None
    reports: tuple[ReportView, ...]
    extensions: tuple[ExtensionView, ...]
    parts: tuple[DutyRow, ...]
    verbs: frozenset[str]
    proof: str = "report"
    redone: bool = False
    answer: AnswerView | None = None


@dataclass(frozen=True, slots=True)
class PromiseView:
    """What a task is as a promise: its kind, by which rule, from which day, what is known of it, and who judges it."""

    kind: str
    label: str
    source: str
    received_on: date | None
    details: tuple[tuple[str, str], ...]
    appraiser: str
    redone: bool


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with its duties as far as the reader may see them."""

    number: int
    no: int
    point: str
    content: str
    passage: str
    spans: tuple[tuple[int, int], ...]
    directive: int
    sign: str
    title: str
    issued_on: date | None
    giver: str
    coordinate: tuple[str, ...]
    report_to: str
    report_via: str
    part_of: int | None
    mandate: str  # the number of the central Government's task that it carries out; empty for one of our own
    doubts: tuple[DoubtView, ...]
    duties: tuple[DutyView, ...]
    promise: PromiseView | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the board or of the form: a unit, a giver or a document, and how its duties stand."""

    key: str
    name: str
    level: str
    rate: Rate
    endless: int
    unchecked: int
    most_late: int


@dataclass(frozen=True, slots=True)
class LateDuty:
    """A duty of the document that is late, with every unit that is late with it."""

    directive: int
    sign: str
    title: str
    task: int
    point: str
    content: str
    binds: str
    wording: str
    due_on: date
    days_late: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The province's form for a unit and all beneath it: its lines, their sum, and what is late by name."""

    agency: str
    agency_code: str
    day: date
    first: date
    last: date
    lines: tuple[Line, ...]
    total: Line
    late: tuple[LateDuty, ...]

    @property
    def late_tasks(self) -> int:
        """How many tasks are late, whatever number of units and limits each is late with."""
        return len({one.task for one in self.late})
