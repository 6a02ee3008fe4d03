"""What the house needs of the population database: one question about one person."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from motcua.reactions.sync.ports import Health


@dataclass(frozen=True, slots=True)
class Question:
    """About whom, by which of our questions, for which procedure; nothing of the person stands in its `repr`.

    The database wants number, name and birth date together: who has only a number learns nothing.
    """

    check: int
    officer: str
    procedure_code: str
    identity: str = field(repr=False)
    name: str = field(repr=False)
    birth_date: date = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resident:
    """What is taken over of somebody: no more than a form at the counter asks. `birth_date` may be a year alone."""

    identity: str = field(repr=False)
    name: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    birth_year: int = field(default=0, repr=False)
    sex: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


class PopulationDatabase(Protocol):
    """One line to the population database."""

    def ask(self, question: Question) -> Resident | None:
        """The person, or nothing when there is none such. Raises `ExchangeFailed`."""

    def check(self) -> Health:
        """Whether the database lets us in; nobody is asked about."""
