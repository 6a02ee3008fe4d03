"""What the queries of this room answer with: plain frozen values, ready to be shown."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

_LAST_DIGITS = 4


class Stage(StrEnum):
    """Where a list is on its way."""

    PROPOSED = "proposed"
    COMING = "coming"
    SHOWN = "shown"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry as a draft would have it; without a name the unit alone is named."""

    dossier: str
    agency_id: int
    agency: str
    account: int | None
    name: str
    post: str
    step: str
    days_late: int
    apologised: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry for those inside; `verbs` are what the reader may do with it now."""

    no: int
    dossier: str
    agency: str
    name: str
    post: str
    step: str
    days_late: int
    apologised: bool
    contest: str
    contested_at: datetime | None
    answer: str
    answered_by: str
    answered_at: datetime | None
    struck: bool
    own: bool
    verbs: frozenset[str]

    @property
    def shown(self) -> bool:
        """True when everyone may see it once the list is published."""
        return not self.struck and not self.waiting

    @property
    def waiting(self) -> bool:
        """True while a contest waits for its answer."""
        return self.contested_at is not None and self.answered_at is None


@dataclass(frozen=True, slots=True)
class ListView:
    """A list as those inside see it; `contest_until` is the last day of contesting once it is published."""

    number: int
    agency: str
    agency_code: str
    first_day: date
    last_day: date
    remedy: str
    proposed_at: datetime
    proposed_by: str
    stage: Stage
    basis: str
    shown_from: date | None
    shown_until: date | None
    published_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_for: str
    contest_until: date | None
    entries: tuple[EntryView, ...]
    verbs: frozenset[str]
    about: str = "dossiers"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list in the list of lists."""

    number: int
    agency: str
    first_day: date
    last_day: date
    stage: Stage
    shown_from: date | None
    shown_until: date | None
    entries: int
    waiting: int
    own: bool
    about: str = "dossiers"


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """What everyone sees of an entry: of an official name and post, of a dossier its last digits."""

    agency: str
    name: str
    post: str
    dossier: str
    step: str
    days_late: int
    apologised: bool


@dataclass(frozen=True, slots=True)
class ShownList:
    """What everyone sees of a list."""

    number: int
    agency: str
    first_day: date
    last_day: date
    basis: str
    remedy: str
    shown_from: date
    shown_until: date
    published_by: str
    entries: tuple[ShownEntry, ...]
    about: str = "dossiers"


def masked(code: str) -> str:
    """The code of a dossier with only its last digits; no reader can look the dossier up by it.

    Source: decision 0406
    """
    return re.sub(r"[0-9A-Za-zĐđ]", "•", code[:-_LAST_DIGITS]) + code[-_LAST_DIGITS:]
