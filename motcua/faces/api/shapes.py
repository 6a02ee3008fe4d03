"""What the API takes and gives. Codes and moments are texts in ISO 8601; money is in VND."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Path, Schema

KEPT = r"^[^\u0000]*$"  # the one letter that no database keeps
Text = Annotated[str, Field(max_length=500, pattern=KEPT)]
Long = Annotated[str, Field(max_length=5000, pattern=KEPT)]
Code = Annotated[str, Field(max_length=60, pattern=KEPT)]
Digest = Annotated[str, Field(max_length=64, pattern=KEPT)]
Count = Annotated[int, Field(ge=0, le=1000)]
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
Money = Annotated[int, Field(ge=0, le=10**13)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
InPath = Annotated[str, Path(max_length=60, pattern=KEPT)]  # the code or key of what an address names


class Problem(Schema):
    """A refusal, RFC 9457: what happened, why, what to do, and the article; `scope` is what a key would need."""

    type: str
    title: str
    status: int
    detail: str
    what: str = ""
    why: str = ""
    remedy: str = ""
    source: str = ""
    code: str = ""
    scope: str = ""
    fields: dict[str, str] = {}


class LineOut(Schema):
    """One line of “why this date?”."""

    text: str
    text_en: str
    day: date
    source: str


class ProcedureOut(Schema):
    """A procedure in a list."""

    key: str
    code: str
    name: str
    field: str
    levels: list[str]
    online_level: str
    essential: bool


class PaperAsked(Schema):
    """A paper that a procedure asks for."""

    no: int
    name: str
    originals: int
    copies: int
    case: str
    form_code: str


class FeeOut(Schema):
    """A line of the tariff."""

    kind: str
    amount: int | None
    channel: int | None
    condition: str


class StepPlanned(Schema):
    """A step of the approved process; `minutes` are working minutes."""

    no: int
    name: str
    role: str
    title: str
    unit: str
    minutes: int


class ProcedureFull(ProcedureOut):
    """A version of a procedure, whole."""

    version: int
    term: str
    term_assumed: bool
    result: str
    result_code: str
    applicants: str
    legal_basis: list[str]
    papers: list[PaperAsked]
    fees: list[FeeOut]
    process: list[StepPlanned]
    valid_from: date


class AgencyOut(Schema):
    """An agency; `receives` names the level whose procedures its counter takes in."""

    code: str
    identifier: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str
    receives: str
    phone: str
    email: str
    address: str


class Applicant(Schema):
    """Who applies, or acts for who applies."""

    kind: Annotated[str, Field(pattern="^(person|organisation)$")] = "person"
    name: Text
    identity: Annotated[str, Field(max_length=20, pattern=KEPT)]
    phone: Annotated[str, Field(max_length=20, pattern=KEPT)] = ""
    email: Annotated[str, Field(max_length=200, pattern=KEPT)] = ""
    address: Text = ""


class PaperIn(Schema):
    """A paper handed in; `file` is the digest of a stored file."""

    no: Count
    name: Text
    originals: Count = 0
    copies: Count = 0
    file: Digest = ""
    origin: Annotated[str, Field(pattern="^(paper|scan|upload)$")] = "paper"


class DossierIn(Schema):
    """An application taken in at a counter: channel 1 at the counter, 3 by post."""

    procedure: Code
    agency: Code
    channel: Annotated[int, Field(ge=1, le=3)] = 1
    applicant: Applicant
    representative: Applicant | None = None
    papers: Annotated[list[PaperIn], Field(max_length=100)]
    answers: dict[Code, Long | int | Finite | bool | None] = {}
    receive_by: Annotated[str, Field(pattern="^(counter|online|post)$")] = "counter"
    paid: Money = 0


class DossierRowOut(Schema):
    """A dossier in a list; `standing` is on_time, nearly, late, waiting, done or done_late."""

    code: str
    procedure: str
    applicant: str
    state: int
    state_label: str
    standing: str
    channel: int
    received_at: datetime | None
    due_at: datetime | None
    step_no: int
    step_due_at: datetime | None
    holder: str
    holder_agency: str
    agency: str


class WorkOut(Schema):
    """A page of the work list; `after` is the mark of the next page, empty on the last."""

    rows: list[DossierRowOut]
    counts: dict[str, int]
    after: str


class FactOut(Schema):
    """A fact from the ledger; `digest` ties it to the one before it."""

    n: int
    name: str
    at: datetime
    actor: str
    body: dict[str, object]
    digest: str


class DossierOut(DossierRowOut):
    """A dossier, whole; `verbs` are the acts open to who asks."""

    regime: str
    applicant_identity: str
    contact: dict[str, str]
    representative: dict[str, str] | None
    answers: dict[str, object]
    filed_at: datetime
    first_due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    supplements: int
    extensions: int
    fee_total: int
    fee_paid: int
    result: dict[str, object] | None
    why: list[LineOut]
    history: list[FactOut]
    verbs: list[str]


class Received(Schema):
    """A dossier that was taken in: its code, the date promised, and why that date."""

    code: str
    due_at: datetime | None
    why: list[LineOut]


class ProgressOut(Schema):
    """What anyone with the code may know."""

    code: str
    procedure: str
    agency: str
    state: int
    state_label: str
    steps_done: int
    steps_planned: int
    due_at: datetime | None


class FileOut(Schema):
    """A stored file."""

    digest: str
    name: str
    media_type: str
    size: int


class EventsOut(Schema):
    """Events as CloudEvents 1.0 in JSON, and the mark from which the next question goes on."""

    events: list[dict[str, object]]
    after: str
    more: bool


class MeOut(Schema):
    """Who asks, in which units and roles."""

    name: str
    kind: str
    posts: list[dict[str, str]]
    scopes: list[str]
