"""The facts that can be stated about a list of officials. None of them carries the name of an official on it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class PublicationFact(Event):
    """Something that happened to a list, named by its number."""

    SUBJECT: ClassVar[str] = "publication"
    subject_field: ClassVar[str] = "publication"
    publication: str


@dataclass(frozen=True, kw_only=True)
class PublicationProposed(PublicationFact):
    """A list was drawn up from the facts of late dossiers; nobody outside sees it."""

    agency: str
    first_day: date
    last_day: date
    entries: int
    about: str = "dossiers"


@dataclass(frozen=True, kw_only=True)
class EntryContested(PublicationFact):
    """The official named in an entry contests it; the entry is shown to nobody until it is answered."""

    entry: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ContestAnswered(PublicationFact):
    """The contest was answered: the entry stands, or is struck off the list."""

    entry: int
    struck: bool = False
    reason: str


@dataclass(frozen=True, kw_only=True)
class PublicationShown(PublicationFact):
    """A leader published the list on a legal basis, from one day until another."""

    basis: str
    shown_from: date
    shown_until: date
    entries: int


@dataclass(frozen=True, kw_only=True)
class PublicationWithdrawn(PublicationFact):
    """The list was taken away before its day, or was never shown."""

    reason: str
