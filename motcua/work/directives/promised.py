"""What the law says of a task that is a promise: its kind, the proof of each duty, what nobody outside may read."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from motcua.law import promises
from motcua.law.promises import Kind, Proof, Step
from motcua.registers.people.folding import fold
from motcua.work.directives.models import Answer, Duty, Task

OUTCOMES = ("resolved", "under_way", "explained", "elsewhere")
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .]?\d){8,}(?!\d)")  # an identity number, a telephone
_WORD = re.compile(r"[\W_]+")
_NAMED = 2  # words that a name has at least


def kind(task: Task) -> Kind | None:
    """The kind of promise the task is, as it was on the day from which its clock runs; nothing for an ordinary one."""
    if not task.kind or task.received_on is None:
        return None
    return promises.kind(task.kind, task.received_on)


def step(duty: Duty) -> Step | None:
    """The step of the promise that the duty is."""
    of = kind(duty.task)
    return of.step(duty.step) if of else None


def proof(duty: Duty) -> Proof:
    """What shows that the duty is done; of an ordinary one the unit's word."""
    of = step(duty)
    return of.proof if of else Proof.REPORT


def publication(task: Task) -> Step | None:
    """The step in which the answer is made public, if the kind has one."""
    of = kind(task)
    return next((one for one in of.steps if one.proof is Proof.PUBLICATION), None) if of else None


def is_shown(letter: Answer, day: date) -> bool:
    """True when everyone reads the answer on the day."""
    if letter.withdrawn_at is not None or letter.shown_from is None or letter.shown_until is None:
        return False
    return letter.shown_from <= day <= letter.shown_until


def personal(text: str, details: Mapping[str, str]) -> Iterator[str]:
    """What in the text tells who the voter is: the name, the place down to the hamlet, a long number.

    Source: decision 0146
    """
    if found := _NUMBER.search(text):
        yield found[0]
    said = f" {_plain(text)} "
    for told in (details.get("voter", ""), details.get("address", "").partition(",")[0]):
        if len(_plain(told).split()) >= _NAMED and f" {_plain(told)} " in said:
            yield told


def bare(text: str, details: Mapping[str, str]) -> str:
    """The text with the voter's name and hamlet taken out: a beginning for who publishes it.

    Source: decision 0146
    """
    voter, place = details.get("voter", ""), details.get("address", "").partition(",")[0]
    for told, instead in ((voter, "cử tri"), (place, "nơi cư trú")):
        if len(told.split()) >= _NAMED:
            text = re.sub(r"\s+".join(map(re.escape, told.split())), instead, text, flags=re.IGNORECASE)
    return re.sub(r"\b(cử tri) cử tri\b", r"\1", _NUMBER.sub("…", text), flags=re.IGNORECASE)


def without_numbers(text: str) -> str:
    """The text without numbers long enough to be a person's.

    Source: decision 0148
    """
    return _NUMBER.sub("…", text)


def _plain(text: str) -> str:
    return _WORD.sub(" ", fold(text)).strip()
