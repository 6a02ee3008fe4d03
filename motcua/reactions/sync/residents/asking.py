"""The population database as the counter asks it: whether there is a line, and what it tells about one person."""

import logging
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.conf import settings

from motcua.reactions.sync import breaker
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured, Side, broken
from motcua.reactions.sync.residents import accounts
from motcua.reactions.sync.residents.accounts import Line
from motcua.reactions.sync.residents.client import ResidentsClient
from motcua.reactions.sync.residents.fake import FakeResidents
from motcua.reactions.sync.residents.port import PopulationDatabase, Question, Resident

log = logging.getLogger("motcua.residents")
NAME = "residents"
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question: the person, if there is one, and which of what was typed is otherwise there."""

    resident: Resident | None = field(repr=False)
    differs: tuple[str, ...] = ()


def available() -> bool:
    """Whether there is anybody to ask: a line, or the made-up people of a demonstration."""
    try:
        return accounts.line() is not None or settings.DEMONSTRATION
    except Misconfigured:
        return True  # the clerk is told that the line is broken, and the operator that it is


def ask(question: Question) -> Answer:
    """What the database tells. Raises `ExchangeFailed`; the log names the kind of failure and nobody."""
    try:
        with breaker.watched(NAME, NAME):
            found = _database().ask(question)
    except ExchangeFailed as failed:
        log.warning("population check %s: %s %s", question.check, type(failed).__name__, failed.reason)
        raise
    return Answer(found, _differing(question, found) if found else ())


def sides() -> Iterator[Side]:
    """The line, or the made-up people of a demonstration; nothing where there is neither."""
    try:
        line = accounts.line()
    except Misconfigured as failed:
        yield broken(NAME, failed)
        return
    if line:
        yield Side(NAME, NAME, lambda: _client(line).check(), line.unit, line.address, NAME)
    elif settings.DEMONSTRATION:
        yield Side(NAME, NAME, FakeResidents().check, generation=NAME, real=False)


def _database() -> PopulationDatabase:
    line = accounts.line()
    if line is None and not settings.DEMONSTRATION:
        raise Misconfigured("Chưa có đường đến cơ sở dữ liệu dân cư (MOTCUA_RESIDENTS).")
    return _client(line) if line else FakeResidents()


@lru_cache(maxsize=2)
def _client(line: Line) -> PopulationDatabase:
    return ResidentsClient(line)


def _differing(question: Question, found: Resident) -> tuple[str, ...]:
    """The names of what was typed and is otherwise in the database."""
    checks = {
        "name": _plain(found.name) == _plain(question.name),
        "birth_date": _born(found, question.birth_date),
    }
    return tuple(name for name, same in checks.items() if not same)


def _plain(name: str) -> tuple[tuple[str, str], ...]:
    """The words of a name, each with its tone beside it: `Hoà` and `Hòa` are one name, `Hoa` and `Hòa` are two."""
    words = unicodedata.normalize("NFD", name).casefold().split()
    return tuple(
        ("".join(sign for sign in word if sign not in _TONES), "".join(sign for sign in word if sign in _TONES))
        for word in words
    )


def _born(found: Resident, typed: date) -> bool:
    """Whether the day agrees; where the database knows the year alone, whether the year does."""
    return found.birth_date == typed if found.birth_date else found.birth_year == typed.year
