"""The facts that come from outside: of a dossier elsewhere, and of a count that no dossier shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class CourseTold(Event):
    """Another system told how a dossier stands: what the index asks of it, and nothing about a person.

    `agency` is the code of the unit that settles it and `procedure` our key; `waited` is in minutes, `fee` in VND.
    `due_reckoned`: nobody promised the due dates; they follow from the procedure's term.
    Source: decision 0402
    """

    SUBJECT: ClassVar[str] = "course"
    subject_field: ClassVar[str] = "code"
    code: str
    agency: str
    procedure: str
    channel: int
    received_at: datetime
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    due_reckoned: bool = False
    ended_at: datetime | None = None
    waiting_since: datetime | None = None
    waited: int = 0
    supplements: int = 0
    fee: int = 0
    paid_online: bool = False
    exchanged: bool = False
    result_due: bool = False
    result_electronic: bool = False
    digitised: bool = False
    reused: bool = False
    shared: bool = False
    population: bool = False


@dataclass(frozen=True, kw_only=True)
class CountTold(Event):
    """A count of one unit in one period was told, with where it was read.

    `count` names it: the unit's code, the component, the period.
    Source: decision 0401
    """

    SUBJECT: ClassVar[str] = "count"
    subject_field: ClassVar[str] = "count"
    count: str
    part: int
    whole: int
    source: str
