"""The facts that can be stated about directives and the tasks they give."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class DirectiveFact(Event):
    """Something that happened to a document, named by its number here."""

    SUBJECT: ClassVar[str] = "directive"
    subject_field: ClassVar[str] = "directive"
    directive: str


@dataclass(frozen=True, kw_only=True)
class DirectiveTakenIn(DirectiveFact):
    """A document came in and was read; nothing that it proposes exists yet."""

    agency: str
    kind: str
    number: str = ""
    file: str = ""
    digest: str = ""  # of the text
    proposals: int = 0
    doubts: int = 0


@dataclass(frozen=True, kw_only=True)
class ReadingCorrected(DirectiveFact):
    """A person accepted, changed, split, joined or dropped proposals, or took the last step back."""

    verb: str
    proposals: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DoubtSettled(DirectiveFact):
    """A person looked at a contradiction of the document and said what holds."""

    doubt: int
    code: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class DirectiveConfirmed(DirectiveFact):
    """A person confirmed the tasks of the document: from now on they exist."""

    tasks: int
    duties: int


@dataclass(frozen=True, kw_only=True)
class DirectivePutAway(DirectiveFact):
    """A document that was not confirmed stands in no list any more."""

    why: str


@dataclass(frozen=True, kw_only=True)
class TaskFact(Event):
    """Something that happened to a task, named by its number; `duty` is one obligation of one unit in it."""

    SUBJECT: ClassVar[str] = "task"
    subject_field: ClassVar[str] = "task"
    task: str


@dataclass(frozen=True, kw_only=True)
class TaskAssigned(TaskFact):
    """A task was given to the units that lead it, with its days; `kind` is that of a promise."""

    directive: str
    point: str = ""
    lead: tuple[str, ...] = ()
    due: tuple[date, ...] = ()
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskReworded(TaskFact):
    """The giver said anew what the task asks for."""

    old: str
    content: str


@dataclass(frozen=True, kw_only=True)
class TaskDivided(TaskFact):
    """A unit gave a part of its duty on to a unit below it."""

    duty: int
    part: str
    agency: str
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class DutyFact(TaskFact):
    """Something that happened to one unit's obligation under a task."""

    duty: int
    agency: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnerNamed(DutyFact):
    """The giver said which unit owes what the document left open, or gave to a name that is no unit here."""

    instead_of: str = ""


@dataclass(frozen=True, kw_only=True)
class DutyBegun(DutyFact):
    """The event on which the duty waited has happened."""

    event: str
    event_on: date
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class ProgressReported(DutyFact):
    """The unit told how far it is."""

    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerWritten(DutyFact):
    """The letter that answers a petition was written, or written anew; it is not issued."""

    outcome: str


@dataclass(frozen=True, kw_only=True)
class AnswerIssued(DutyFact):
    """A leader issued the letter: the petition is answered."""

    number: str
    signed_on: date
    outcome: str
    digest: str  # of the words


@dataclass(frozen=True, kw_only=True)
class AnswerPublished(DutyFact):
    """Everyone reads the answer, from one day until another, without the voter's name."""

    shown_from: date
    shown_until: date
    digest: str  # of what everyone reads


@dataclass(frozen=True, kw_only=True)
class AnswerWithdrawn(DutyFact):
    """The answer was taken out of public sight before its day."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class DutyDone(DutyFact):
    """The unit reported the duty done on a day."""

    done_on: date
    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ResultConfirmed(DutyFact):
    """The giver confirmed that the duty is done."""

    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultReturned(DutyFact):
    """The giver did not accept the result: the duty is open again, as old as it was."""

    text: str


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(DutyFact):
    """The unit asked the giver for a later day."""

    until: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class DutyExtended(DutyFact):
    """The giver moved the day of the duty."""

    old: date | None = None
    until: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ExtensionRefused(DutyFact):
    """The giver kept the day of the duty."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class OccurrenceOpened(DutyFact):
    """The next time of a duty that comes again was opened."""

    occurrence: int
    due: date


@dataclass(frozen=True, kw_only=True)
class LinkGiven(DutyFact):
    """A body outside may report on the duty through a link, until a day."""

    expires_on: date


@dataclass(frozen=True, kw_only=True)
class LinkRevoked(DutyFact):
    """The link of a body outside no longer opens anything."""


@dataclass(frozen=True, kw_only=True)
class DutyMeasured(DutyFact):
    """The giver said by which figure the duty is measured; without a measure, that it is measured no more."""

    measure: str = ""
    of: str = ""  # code of the unit whose figure it is
    first: date | None = None
    months: int = 0
    at_least: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class DutyWithdrawn(DutyFact):
    """The giver took the duty back: nothing is asked any more."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MandateFact(Event):
    """Something about a task of the central Government, named by its number in the Government's own system."""

    SUBJECT: ClassVar[str] = "mandate"
    subject_field: ClassVar[str] = "mandate"
    mandate: str


@dataclass(frozen=True, kw_only=True)
class MandateHeard(MandateFact):
    """The giver's system told something of the task; nothing has changed yet."""

    notice: int
    kind: str
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class NoticeTaken(MandateFact):
    """A person looked at what the giver told, and it holds."""

    notice: int
    kind: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class MandateAnswered(MandateFact):
    """What the giver is told: that the task was taken, how far it is, what came of it, what is asked for."""

    answer: str
    text: str = ""
    unit: str = ""
    standing: str = ""
    done_on: date | None = None
    until: date | None = None
    files: tuple[str, ...] = ()  # digest and name of each piece of evidence, with a space between


@dataclass(frozen=True, kw_only=True)
class FeedRenewed(Event):
    """An officer has a new private address for his calendar; the old one is dead."""

    SUBJECT: ClassVar[str] = "account"
    subject_field: ClassVar[str] = "account"
    account: str
