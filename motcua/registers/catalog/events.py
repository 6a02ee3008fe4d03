"""The facts that can be stated about the catalogue."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class ProcedureFact(Event):
    """Something that happened to a procedure, named by the pack's key."""

    SUBJECT: ClassVar[str] = "procedure"
    subject_field: ClassVar[str] = "procedure"
    procedure: str


@dataclass(frozen=True, kw_only=True)
class VersionPublished(ProcedureFact):
    """From the day on, dossiers are received under this version; the one before holds for those it received."""

    version: int
    first_day: date
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class ProcedureWithdrawn(ProcedureFact):
    """After the day, no dossier is received under the procedure any more."""

    last_day: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ChangeProposed(ProcedureFact):
    """The national catalogue says otherwise than ours; named by the national code where it is new here."""

    kind: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class ChangeRejected(ProcedureFact):
    """A person has decided that ours stays as it is, and why."""

    kind: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DecisionPublished(ProcedureFact):
    """A publishing decision about the procedure was taken over, with the days by which it had to be made and posted."""

    number: str
    decided_on: date
    effective_on: date
    posted_on: date
    decide_by: date
    post_by: date


@dataclass(frozen=True, kw_only=True)
class CodeGiven(ProcedureFact):
    """The procedure goes by this national code in every version of it."""

    code: str
