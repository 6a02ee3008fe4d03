"""The facts that can be stated about agencies, accounts and people.

They carry no personal data beyond names of accounts: a fact is never erased.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class AgencyFact(Event):
    """Something that happened to an agency, named by its code."""

    SUBJECT: ClassVar[str] = "agency"
    subject_field: ClassVar[str] = "agency"
    agency: str


@dataclass(frozen=True, kw_only=True)
class AgencyOpened(AgencyFact):
    """The agency exists from a day on."""

    name: str
    parent: str
    first_day: date


@dataclass(frozen=True, kw_only=True)
class AgencyChanged(AgencyFact):
    """The named particulars of the agency are others now."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgencyClosed(AgencyFact):
    """The agency exists no more after a day; its successor takes over."""

    last_day: date
    successor: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DayFact(Event):
    """Something that was announced about a day."""

    SUBJECT: ClassVar[str] = "day"
    subject_field: ClassVar[str] = "day"
    day: date


@dataclass(frozen=True, kw_only=True)
class DayAnnounced(DayFact):
    """The day is one of rest, or one of work, against what the calendar said."""

    name: str
    source: str
    working: bool = False


@dataclass(frozen=True, kw_only=True)
class DayNoticeWithdrawn(DayFact):
    """The announcement about the day holds no more."""

    name: str


@dataclass(frozen=True, kw_only=True)
class AccountFact(Event):
    """Something that happened to an account, named by its user name."""

    SUBJECT: ClassVar[str] = "account"
    subject_field: ClassVar[str] = "account"
    account: str


@dataclass(frozen=True, kw_only=True)
class AccountOpened(AccountFact):
    """Someone, or another system, can sign in."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class AccountClosed(AccountFact):
    """Nobody can sign in with this account any more; its posts ended with it."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class PasswordSet(AccountFact):
    """The account has another password."""


@dataclass(frozen=True, kw_only=True)
class PostGiven(AccountFact):
    """The officer has a post."""

    agency: str
    role: str
    first_day: date


@dataclass(frozen=True, kw_only=True)
class PostEnded(AccountFact):
    """The officer has the post no more after a day."""

    agency: str
    role: str
    last_day: date


@dataclass(frozen=True, kw_only=True)
class TokenIssued(AccountFact):
    """The system has a key; the secret itself was shown once and is not kept."""

    token: int
    name: str
    scopes: tuple[str, ...]
    agency: str = ""
    expires: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(AccountFact):
    """The key opens nothing any more."""

    token: int
    name: str


@dataclass(frozen=True, kw_only=True)
class IdentityLinked(AccountFact):
    """From now on whoever proves to be this person at the provider of identity enters by this account."""

    provider: str
    level: int


@dataclass(frozen=True, kw_only=True)
class PersonFact(Event):
    """Something that happened to the register of people, named by its number."""

    SUBJECT: ClassVar[str] = "person"
    subject_field: ClassVar[str] = "person"
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(PersonFact):
    """The person is known to the province."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class PersonChanged(PersonFact):
    """The named particulars of the person are others now."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CheckFact(Event):
    """Something about one question to the population database. It names the question, never the person."""

    SUBJECT: ClassVar[str] = "population_check"
    subject_field: ClassVar[str] = "check"
    check: int


@dataclass(frozen=True, kw_only=True)
class PopulationAsked(CheckFact):
    """An officer asked the population database about one person, for this purpose, with that person's consent."""

    agency: str
    procedure: str
    purpose: str
    consent: bool = False


@dataclass(frozen=True, kw_only=True)
class PopulationAnswered(CheckFact):
    """The question had this outcome; of what was told only the names of the particulars are remembered."""

    outcome: str
    particulars: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PopulationUsed(CheckFact):
    """The dossier was opened with these particulars as the population database had told them."""

    dossier: str
    particulars: tuple[str, ...] = ()
