"""Kinds of promise: findings of inspections, voters' petitions, plans to be appraised, things to be made public.

A promise is a task like any other. Its kind says which duties it has, by when, what proves each, and who judges it.

promises.kinds(day) -> tuple[Kind, ...]              those that can be given on the day
promises.days(kind, received, calendar) -> {step: due day}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from motcua.law import parameters
from motcua.law.calendar import Calendar
from motcua.law.errors import BadParameter, NoSuchPromise
from motcua.law.sentences import say

RECEIVED = "received"
_MARKED = {"day", "working_day"}


class Proof(StrEnum):
    """What shows that a duty is done."""

    REPORT = "report"  # the unit's word
    FILE = "file"  # at least one document
    LINK = "link"  # the address where everyone can read it
    LETTER = "letter"  # an answer that was issued with number and day
    PUBLICATION = "publication"  # the answer is public here


class Owner(StrEnum):
    """Who owes a step."""

    UNIT = "unit"
    GIVER = "giver"


@dataclass(frozen=True, slots=True)
class Step:
    """One duty of a promise. Without `within` its day is the one that the document names.

    `within` counts days or working days after `after`: the day it was received, or the due day of an earlier step.
    `shown` is for how many days what is made public stays so.
    """

    key: str
    label: str
    by: Owner
    binds: str
    proof: Proof
    source: str
    within: int | None = None
    unit: str = "day"
    after: str = RECEIVED
    shown: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of promise as it is from `first_day` to `last_day`.

    `asks` names what is written down of each beside its content; `appraised`: a unit beside the giver may judge the
    result; `redone`: a result that is sent back gets a new day.
    """

    key: str
    label: str
    first_day: date
    last_day: date | None
    steps: tuple[Step, ...]
    asks: tuple[str, ...]
    source: str
    appraised: bool = False
    redone: bool = False

    def step(self, key: str) -> Step | None:
        """The step of this key."""
        return next((one for one in self.steps if one.key == key), None)


@lru_cache(maxsize=1)
def table() -> tuple[Kind, ...]:
    """Every kind with all its dated rows; raises BadParameter for a table that contradicts itself.

    Source: decision 0146
    """
    files = sorted((parameters.FOLDER / "promises").glob("*.yaml"))
    return tuple(_kind(row) for path in files for row in _rows(parameters.load(path)))


def kinds(day: date) -> tuple[Kind, ...]:
    """The kinds of promise that can be given on the day, in the order of the tables.

    Source: decision 0146
    """
    return tuple(one for one in table() if one.first_day <= day and (one.last_day is None or day <= one.last_day))


def kind(key: str, day: date) -> Kind:
    """The kind as it is on the day. Raises NoSuchPromise.

    Source: decision 0146
    """
    found = next((one for one in kinds(day) if one.key == key), None)
    if found is None:
        raise NoSuchPromise(
            say("Ngày %(day)s không có loại việc “%(key)s”.", day=f"{day:%d/%m/%Y}", key=key),
            remedy="Hãy chọn một loại việc trong danh sách.",
        )
    return found


def days(of: Kind, received: date, calendar: Calendar, named: date | None = None) -> Mapping[str, date | None]:
    """The due day of each step, by its key; nothing where neither the law nor the document names one.

    A day that the document itself names goes before the clock of the first step. Days are calendar days, the first is
    not counted, and a due day that is a day off stays: the giver has written days, not working days.
    Source: NQLT 72/2025; QĐ 30/2020; decision 0146
    """
    found: dict[str, date | None] = {RECEIVED: received}
    for step in of.steps:
        start = found.get(step.after)
        found[step.key] = named if step is of.steps[0] and named else _due(step, start, calendar)
    return {step.key: found[step.key] for step in of.steps}


def shown_until(step: Step, first: date) -> date:
    """The last day on which what was made public on `first` stays so.

    Source: NQLT 72/2025; decision 0146
    """
    return first + timedelta(days=step.shown)


def _due(step: Step, start: date | None, calendar: Calendar) -> date | None:
    if step.within is None or start is None:
        return None
    if step.unit == "working_day":
        return calendar.add_working_days(start, step.within)
    return start + timedelta(days=step.within)


def _rows(told: object) -> list[dict[str, object]]:
    if not isinstance(told, list) or not all(isinstance(row, dict) for row in told):
        raise BadParameter("Bảng loại việc không hợp lệ.", remedy="Bảng là một danh sách các loại việc.")
    return told


def _kind(row: Mapping[str, object]) -> Kind:
    first, last = row["first_day"], row.get("last_day")
    if not isinstance(first, date) or not (last is None or isinstance(last, date)):
        raise BadParameter(say("Loại việc “%(kind)s” không có ngày đầu hợp lệ.", kind=row.get("kind")))
    steps = tuple(_step(one) for one in _rows(row["steps"]))
    known = {RECEIVED}
    for step in steps:
        if step.after not in known or step.unit not in _MARKED:
            raise BadParameter(
                say(
                    "Bước “%(key)s” tính từ “%(after)s” hoặc theo “%(unit)s”, là điều không có.",
                    key=step.key,
                    after=step.after,
                    unit=step.unit,
                )
            )
        known.add(step.key)
    asks = row.get("asks")
    return Kind(
        str(row["kind"]), str(row["label"]), first, last, steps,
        tuple(str(each) for each in asks) if isinstance(asks, list) else (), str(row["source"]),
        appraised=row.get("appraised") is True, redone=row.get("redone") is True,
    )  # fmt: skip


def _step(row: Mapping[str, object]) -> Step:
    within, shown = row.get("within"), row.get("shown", 0)
    return Step(
        key=str(row["key"]), label=str(row["label"]), by=Owner(str(row["by"])), binds=str(row["binds"]),
        proof=Proof(str(row["proof"])), source=str(row["source"]), within=within if isinstance(within, int) else None,
        unit=str(row.get("unit", "day")), after=str(row.get("after", RECEIVED)),
        shown=shown if isinstance(shown, int) else 0,
    )  # fmt: skip
