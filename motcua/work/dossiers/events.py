"""The facts that can be stated about a dossier."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class DossierFact(Event):
    """Something that happened to a dossier, named by its code."""

    SUBJECT: ClassVar[str] = "dossier"
    subject_field: ClassVar[str] = "dossier"
    dossier: str


@dataclass(frozen=True, kw_only=True)
class DossierRegistered(DossierFact):
    """The application arrived and has a number; nobody has looked at it yet."""

    procedure: str
    agency: str
    channel: int
    applicant: str
    answer_by: datetime | None = None
    identified_by: str = ""  # the provider of identity at which the sender had signed in, and
    assurance: int = 0  # how sure it was of him


@dataclass(frozen=True, kw_only=True)
class DossierReceived(DossierFact):
    """The application is complete; the clock of the law runs."""

    procedure: str
    agency: str
    channel: int
    applicant: str
    due: datetime
    holder: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierNotReceived(DossierFact):
    """The application was refused at the door, with reasons."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class SupplementRequested(DossierFact):
    """The applicant was asked, once, to complete the application; the clock stands."""

    items: tuple[str, ...]
    reason: str
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class SupplementProvided(DossierFact):
    """The applicant completed the application; the clock starts again from nothing.

    `corrected` are the questions of the form that were answered anew, `was` what had been answered before.
    """

    papers: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    due: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DossierForwarded(DossierFact):
    """The dossier went on to its next step; the agency is told where it is another than before."""

    step: int
    agency: str = ""
    holder: str = ""
    step_due: datetime | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierSentBack(DossierFact):
    """The dossier went back to the step before, with a reason."""

    step: int
    agency: str
    holder: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierTaken(DossierFact):
    """An officer holds the dossier: took it from the unit's tray, or was given it."""

    holder: str
    before: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class OpinionAsked(DossierFact):
    """Another unit was asked for its opinion, with a day to answer by."""

    consultation: int
    agency: str
    question: str
    answer_by: datetime


@dataclass(frozen=True, kw_only=True)
class OpinionGiven(DossierFact):
    """The unit that was asked has answered."""

    consultation: int
    agency: str
    answer: str
    agrees: bool = False


@dataclass(frozen=True, kw_only=True)
class DossierSuspended(DossierFact):
    """The clock stands for a reason the law knows."""

    reason: str
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierResumed(DossierFact):
    """The clock runs on from where it stood."""

    due: datetime
    waited_minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class PaymentRequired(DossierFact):
    """The applicant has a financial duty to meet first; the clock stands."""

    amount: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class PaymentConfirmed(DossierFact):
    """The duty is met, or a fee was paid."""

    amount: int
    channel: int
    due: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DueDateExtended(DossierFact):
    """The agency apologised in writing and named a new day, once."""

    reason: str
    was_due: datetime
    due: datetime
    late_apology: bool = False


@dataclass(frozen=True, kw_only=True)
class ResultSigned(DossierFact):
    """The leader has signed; the clerical office gives the result its number, date and seal next."""

    step: int
    agency: str = ""
    holder: str = ""
    step_due: datetime | None = None
    signature: str = ""  # whose digital signature the file carries, as it says; empty for a paper signed by hand


@dataclass(frozen=True, kw_only=True)
class DossierDecided(DossierFact):
    """The result that the procedure promises is signed, numbered and sealed, and has been sent to the counter."""

    number: str
    result: str = ""
    file: str = ""
    timing: str = ""
    signature: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierRejected(DossierFact):
    """After appraisal the request was refused in writing; that refusal is the result."""

    reason: str
    number: str = ""
    timing: str = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawalAsked(DossierFact):
    """The applicant asked to have the dossier back."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierStopped(DossierFact):
    """Work on the dossier has stopped for good."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class ResultHandedOver(DossierFact):
    """The applicant, or who was authorised, has the result."""

    to: str
    channel: int
    identity_checked: bool = False
