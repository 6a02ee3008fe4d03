"""The facts that can be stated about a sheet of the grading."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class GradingFact(Event):
    """Something that happened to a sheet: of a unit (`H10.37.01~2023-Q2`) or of an official in it (`…~17`)."""

    SUBJECT: ClassVar[str] = "grading"
    subject_field: ClassVar[str] = "sheet"
    sheet: str
    contest: int
    indicator: int


@dataclass(frozen=True, kw_only=True)
class GradingContested(GradingFact):
    """Whom the sheet is about does not accept a line, with the reason; `shown` are the points it showed."""

    shown: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GradingAnswered(GradingFact):
    """The contested line was looked at: it stands, or counts as `points` from now on."""

    answer: str
    upheld: bool = False
    points: str = ""
