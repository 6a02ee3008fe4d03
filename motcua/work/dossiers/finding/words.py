"""A line of text as a condition on dossiers, each part of which an index answers.

Source: decision 0165
"""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.db.models.fields.json import KT
from django.db.models.lookups import In

from motcua.registers.people import numbers
from motcua.registers.people import queries as people
from motcua.registers.people.folding import fold
from motcua.work.dossiers.finding import codes
from motcua.work.dossiers.finding.names import HasWords, NameWords
from motcua.work.dossiers.models import OPEN

FEWEST_LETTERS = 3
LONGEST = 200
FEW_UNITS = 12  # whose open dossiers are looked through for a number without its day
_PHONE = re.compile(r"0\d{8,10}")
_HOME, _ABROAD = "84", 11  # a number that begins with the country, and its digits


def condition(text: str, *, units: Sequence[int] | None, now: datetime) -> Q:
    """The dossiers with this code, end of a code, identity number, telephone number or words of a name.

    The end of a code without its day is looked for in these units, or in all where there are none given.
    """
    words = text.strip()[:LONGEST]
    wanted = Q(code__in=_codes(words, units, now)) | Q(applicant_identity__in={words, numbers.tidy(words)})
    if (phone := telephone(words)) is not None:
        wanted |= In(KT("contact__phone"), phone) | (
            Q(representative__isnull=False) & In(KT("representative__phone"), phone)
        )
    ending = codes.end(words)
    if ending and not ending.one_day and units and len(units) <= FEW_UNITS:
        wanted |= Q(held(units), code__endswith=f"{ending.day}-{ending.number}")
    named = fold(words)
    if len(named) >= FEWEST_LETTERS and re.search("[a-z]", named):
        wanted |= Q(HasWords(NameWords("applicant_folded"), _all_of(named)))
    return wanted


def telephone(text: str) -> tuple[str, str] | None:
    """The number as it is dialled at home and from abroad; nothing for what is no telephone number."""
    digits = numbers.tidy_phone(text)
    if digits.startswith(_HOME) and len(digits) == _ABROAD:
        digits = "0" + digits.removeprefix(_HOME)
    return (digits, "+84" + digits[1:]) if _PHONE.fullmatch(digits) else None


def held(units: Sequence[int]) -> Q:
    """The open dossiers that lie with one of the units."""
    return Q(holder_agency_id__in=units, state__in=OPEN)


def _codes(words: str, units: Sequence[int] | None, now: datetime) -> list[str]:
    """The text itself as a code, and the whole codes that it may be the end of."""
    every = [each.identifier for each in people.agencies() if each.identifier]
    found = [words.upper(), codes.whole(words, every)]
    if ending := codes.end(words):
        wide = ending.one_day or units is None
        own = every if wide else [people.agency_by_id(unit).identifier for unit in units or ()]
        found += codes.candidates(ending, own, now)
    return list(dict.fromkeys(code for code in found if code))


def _all_of(folded: str) -> str:
    """The words as a question to the index."""
    quoted = (word.replace("\\", "\\\\").replace("'", "''") for word in dict.fromkeys(folded.split()))
    return " & ".join(f"'{word}'" for word in quoted)
