"""What queries answer with: plain frozen values, ready to be shown."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from motcua.law.workflow import State
from motcua.ledger.facts import FactView
from motcua.registers.catalog.queries import ProcedureView


class Standing(StrEnum):
    """How a dossier stands against its date; always shown with a word beside the colour."""

    ON_TIME = "on_time"
    NEARLY = "nearly"
    LATE = "late"
    WAITING = "waiting"
    DONE = "done"
    DONE_LATE = "done_late"


@dataclass(frozen=True)
class DossierRow:
    """A dossier in a list."""

    code: str
    procedure: str
    applicant: str
    state: State
    standing: Standing
    channel: int
    received_at: datetime | None
    due_at: datetime | None
    step_no: int
    step_due_at: datetime | None
    holder: str
    holder_id: int | None
    holder_agency: str
    agency: str
    supplements: int
    extensions: int
    version: int
    agency_id: int
    holder_agency_id: int | None
    holder_role: str
    receive_by: str  # how the applicant wants the result: counter, online, post
    signed: bool  # something is signed
    step_late: bool  # the time of the current step has run out while its clock ran


@dataclass(frozen=True)
class Counts:
    """The numbers on the tabs of the work list, by the same predicates that fill the tabs."""

    mine: int = 0
    unit: int = 0
    tray: int = 0
    incoming: int = 0
    soon: int = 0
    late: int = 0
    waiting: int = 0
    returning: int = 0


@dataclass(frozen=True)
class WorkPage:
    """One page of the work list; `after` leads to the next, nothing when this is the last."""

    rows: tuple[DossierRow, ...]
    counts: Counts
    after: str = ""
    procedures: tuple[tuple[int, str], ...] = ()  # numbers and names of the versions among the open dossiers


@dataclass(frozen=True)
class StepView:
    """A step as it was walked, with the plan's name for it."""

    no: int
    name: str
    agency: str
    holder: str
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class PaperView:
    """A paper of a dossier."""

    no: int
    name: str
    originals: int
    copies: int
    origin: str
    file: str  # digest; empty without a file
    file_name: str
    media_type: str
    size: int
    added_at: datetime
    replaced: bool = False  # the same paper was handed in again later


@dataclass(frozen=True)
class ConsultationView:
    """A question to another unit."""

    id: int
    agency: str
    agency_id: int
    question: str
    asked_by: str
    asked_at: datetime
    due_at: datetime
    answer: str
    agrees: bool | None
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True)
class DossierView:
    """Everything that stands about a dossier. Money in VND."""

    code: str
    procedure: ProcedureView
    state: State
    standing: Standing
    regime: str
    channel: int
    agency: str
    agency_code: str
    agency_id: int
    holder: str
    holder_id: int | None
    holder_agency: str
    holder_agency_id: int | None
    holder_role: str
    step_no: int
    step_due_at: datetime | None
    applicant: str
    applicant_identity: str
    person_id: int | None
    contact: dict[str, str]
    representative: dict[str, str] | None
    answers: dict[str, object]
    filed_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    first_due_at: datetime | None
    reckoning: dict[str, object] | None
    finished_at: datetime | None
    returned_at: datetime | None
    extensions: int
    supplements: int
    waiting_since: datetime | None
    fee_total: int
    fee_paid: int
    result: dict[str, object] | None
    steps: tuple[StepView, ...] = ()
    papers: tuple[PaperView, ...] = ()
    consultations: tuple[ConsultationView, ...] = ()
    history: tuple[FactView, ...] = ()
    verbs: frozenset[str] = field(default_factory=frozenset)  # what this actor may do now


@dataclass(frozen=True)
class Progress:
    """What anyone holding the code may know: where the dossier is, and how far."""

    code: str
    procedure: str
    agency: str
    state: State
    steps_done: int
    steps_planned: int
    due_at: datetime | None = None  # only for someone who also knew the last four digits
    history: tuple[FactView, ...] = ()


@dataclass(frozen=True)
class ResultView:
    """A result that has reached the applicant; `file` is the digest of the stored result, empty when it is on paper."""

    code: str
    procedure: str
    name: str
    number: str
    file: str
    granted: bool
    returned_at: datetime | None
