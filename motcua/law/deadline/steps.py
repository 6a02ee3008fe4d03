"""What happened in a reckoning, step by step, in a form small enough to store with each dossier.

A step is a row of plain values. Stored it begins with a short code; days are written 240504, moments 240504T0930:
`r,240502T0930;w,5,240502,240509,0;e,day`. Dossiers stored earlier have the same rows as lists.
Codes and the order of fields never change: they stand in every stored dossier.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from motcua.law.calendar import ZONE
from motcua.law.errors import BadTerm
from motcua.law.sentences import say


class Received(NamedTuple):
    """The dossier was received."""

    at: datetime


class Moved(NamedTuple):
    """The receipt counts from a later moment: early, lunch, late, closed, service, afternoon, last_hour."""

    to: datetime
    why: str
    first_counted: int


class WorkingDays(NamedTuple):
    """Working days were counted after a day up to the last one; Saturdays among them when `saturdays` is 1."""

    value: str
    after: date
    last: date
    saturdays: int


class CalendarDays(NamedTuple):
    """Days, months or years were counted after a day up to the last one."""

    value: str
    unit: str
    after: date
    last: date


class Part(NamedTuple):
    """The broken part of a day was counted in working minutes."""

    minutes: int


class WorkingMinutes(NamedTuple):
    """Working minutes were counted."""

    minutes: int


class Minutes(NamedTuple):
    """Minutes of the wall clock were counted."""

    minutes: int


class SameDay(NamedTuple):
    """The result is due on the day of receipt."""

    day: date


class Off(NamedTuple):
    """A festival was passed over."""

    festival: str
    first: date
    last: date


class Compensation(NamedTuple):
    """Days off in place of a festival on a weekly day of rest were passed over."""

    festival: str
    first: date
    last: date


class Swapped(NamedTuple):
    """A working day swapped with a day of rest was passed over."""

    day: date
    made_up: date


class Worked(NamedTuple):
    """A made-up day was counted, in place of another."""

    day: date
    closed: date


class Rolled(NamedTuple):
    """The last day was a day off; the term ends on the next working day."""

    off: date
    to: date


class HalfSaturdays(NamedTuple):
    """Saturdays were counted as half days."""

    since: date


class Ends(NamedTuple):
    """The term ends: at the end of the day, at the same clock time, at a fixed hour, or exactly then."""

    how: str


class Undecided(NamedTuple):
    """The reckoning reaches a year whose days off are not decided."""

    year: int


class Restarted(NamedTuple):
    """The dossier was completed and the whole term counts anew."""

    asked: datetime
    completed: datetime


class Waited(NamedTuple):
    """The date was moved by the time the citizen took to complete the dossier."""

    asked: datetime
    completed: datetime
    was: datetime


class Paused(NamedTuple):
    """The clock stood still between two moments; the date was moved by the working minutes between them."""

    since: datetime
    until: datetime
    minutes: int
    was: datetime


class Extended(NamedTuple):
    """A new date was given, once."""

    at: datetime
    was: datetime


class Answer(NamedTuple):
    """A limit that a decree sets for an act of the office: transfer, apology."""

    act: str
    counted_from: datetime


Step = (
    Received | Moved | WorkingDays | CalendarDays | Part | WorkingMinutes | Minutes | SameDay | Off | Compensation
    | Swapped | Worked | Rolled | HalfSaturdays | Ends | Undecided | Restarted | Waited | Paused | Extended | Answer
)  # fmt: skip

_KINDS: dict[str, type[Step]] = {
    "r": Received, "s": Moved, "w": WorkingDays, "d": CalendarDays, "p": Part, "m": WorkingMinutes, "h": Minutes,
    "t": SameDay, "x": Off, "b": Compensation, "o": Swapped, "k": Worked, "z": Rolled, "2": HalfSaturdays, "e": Ends,
    "u": Undecided, "n": Restarted, "i": Waited, "q": Paused, "v": Extended, "a": Answer,
}  # fmt: skip
_CODES: dict[type[Step], str] = {kind: code for code, kind in _KINDS.items()}

Stored = list[str | int]


def store(steps: Sequence[Step]) -> str:
    """The steps as one short text."""
    return ";".join(",".join([_CODES[type(step)], *(str(_written(value)) for value in step)]) for step in steps)


def read(rows: object) -> tuple[Step, ...]:
    """The steps of stored rows; raises BadTerm when they are not what `store` writes."""
    if isinstance(rows, str) and rows:
        rows = [_row(text) for text in rows.split(";")]
    if not isinstance(rows, list):
        raise _unreadable(rows)
    return tuple(_step(row) for row in rows)


def write_moment(moment: datetime) -> str:
    """A moment as 240504T0930."""
    day = (moment.year % 100) * 10_000 + moment.month * 100 + moment.day
    return f"{day:06d}T{moment.hour:02d}{moment.minute:02d}"


def read_moment(text: str) -> datetime:
    """The moment of 240504T0930, in Vietnam's zone."""
    return datetime.strptime(text, "%y%m%dT%H%M").replace(tzinfo=ZONE)


def _written(value: str | int | date | datetime) -> str | int:
    if isinstance(value, datetime):
        return write_moment(value)
    if isinstance(value, date):
        return (value.year % 100) * 10_000 + value.month * 100 + value.day
    return value


def _row(text: str) -> Stored:
    """The row behind a piece of the text; numbers where its kind has numbers."""
    code, *values = text.split(",")
    types = list(_KINDS[code].__annotations__.values()) if code in _KINDS else []
    if len(types) != len(values):
        raise _unreadable(text)
    try:
        return [
            code,
            *(int(value) if type_ in {int, date} else value for value, type_ in zip(values, types, strict=True)),
        ]
    except ValueError as error:
        raise _unreadable(text) from error


def _step(row: object) -> Step:
    if not isinstance(row, list) or not row or row[0] not in _KINDS:
        raise _unreadable(row)
    kind = _KINDS[row[0]]
    types = tuple(kind.__annotations__.values())
    if len(types) != len(row) - 1:
        raise _unreadable(row)
    try:
        return kind._make(_read(value, type_) for value, type_ in zip(row[1:], types, strict=True))
    except (ValueError, TypeError) as error:
        raise _unreadable(row) from error


def _read(value: object, type_: type) -> str | int | date | datetime:
    if type_ is datetime and isinstance(value, str):
        return read_moment(value)
    if type_ is date and isinstance(value, int):
        return date(2000 + value // 10_000, value // 100 % 100, value % 100)
    if isinstance(value, (str, int)) and isinstance(value, type_):
        return value
    raise TypeError(value)


def _unreadable(row: object) -> BadTerm:
    return BadTerm(
        say("Không đọc được diễn giải thời hạn đã lưu: %(row)s.", row=row),
        remedy="Tính lại thời hạn của hồ sơ từ ngày tiếp nhận.",
    )
