"""The legal texts a procedure rests on: what they are called where somebody says so, and whether they are later."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from motcua.law import citation
from motcua.registers.catalog.models import ProcedureVersion

_NUMBER = re.compile(r"\b\d+(?:/(?P<year>(?:19|20)\d\d))?/(?P<kind>[A-ZĐ][A-ZĐ0-9-]*)")
_IN_BRACKETS = re.compile(r"\((?P<year>(?:19|20)\d\d)\)")
# what the number alone tells; a number of the National Assembly may be a law, a code or a resolution
_KINDS = {
    "NĐ-": "Nghị định",
    "TTLT-": "Thông tư liên tịch",
    "TT-": "Thông tư",
    "QĐ-": "Quyết định",
    "NQ-": "Nghị quyết",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """One text as it is shown; `later` when it was issued after the day on which it is looked at."""

    text: str
    later: bool


def read(texts: Sequence[str], day: date) -> tuple[Basis, ...]:
    """The texts with the names known of them. One query the first time, none later.

    A text of the day's own year counts as later only when the register of the law knows its first day: from the number
    alone nobody can tell.
    """
    return tuple(Basis(_called(text), _later(text, day)) for text in texts)


def _called(text: str) -> str:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text  # it has its name, or is written in a way of its own
    known = _by_number().get(text)
    kind = next((name for mark, name in _KINDS.items() if found["kind"].startswith(mark)), "")
    numbered = f"{kind} {text}" if kind else text
    if known is not None:
        named = f"{known.title} {text}" if not kind else f"{numbered}: {known.title}"
        return named if known.title else numbered
    return numbered if kind else names().get(text, text)


def _later(text: str, day: date) -> bool:
    found = _NUMBER.search(text)
    if found is None:
        return False
    known = _by_number().get(found[0])
    if known is not None:
        return known.first_day > day
    year = found["year"] or (bracketed["year"] if (bracketed := _IN_BRACKETS.search(text)) else None)
    return year is not None and int(year) > day.year


@lru_cache(maxsize=1)
def _by_number() -> Mapping[str, citation.Instrument]:
    return {each.number: each for each in citation.register().values()}


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """Number to name and number, where some procedure of the catalogue names the text: `Luật Đất đai 45/2013/QH13`."""
    named: dict[str, str] = {}
    for texts in ProcedureVersion.objects.values_list("legal_basis", flat=True):
        for text in texts:
            found = _NUMBER.search(text)
            if found is not None and found[0] != text and text.endswith(found[0]):
                named.setdefault(found[0], text)
    return named
