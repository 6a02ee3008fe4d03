"""The facts that can be stated about an application that is still being written."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class DraftFact(Event):
    """Something that happened to a draft. The ledger keeps no word of what is in it: that is its owner's own affair."""

    SUBJECT: ClassVar[str] = "draft"
    subject_field: ClassVar[str] = "draft"
    draft: str


@dataclass(frozen=True, kw_only=True)
class DraftSubmitted(DraftFact):
    """The draft became the dossier with this code."""

    dossier: str


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(DraftFact):
    """The owner put the draft away."""

    procedure: str


@dataclass(frozen=True, kw_only=True)
class DraftRestored(DraftFact):
    """The owner took the draft back."""

    procedure: str


@dataclass(frozen=True, kw_only=True)
class DraftErased(DraftFact):
    """Nothing is left of a draft that its owner had put away long ago."""
