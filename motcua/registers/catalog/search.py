"""Finds procedures by what people type: a code, some words, with slips, without marks, in everyday wording."""

import math
import re
import time
from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction

from motcua.registers.catalog import slips, synonyms
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.catalog.slips import Vocabulary

FRESH_FOR = 30.0  # seconds a process trusts the words it has read
LONGEST = 200  # characters that are looked at
_MOST_WORDS = 12
_TOO_FEW = 2  # words, of which one alone says another thing
_FEW_WORDS = 4  # beyond, likeness of the whole says little and costs much
_ENOUGH = 0.6  # of the weight of the words, when not all are found
_CODE = re.compile(r"\d\.\d{3,6}(\.\d+)*")

_OPEN = "valid_from <= %(day)s AND (valid_to IS NULL OR valid_to >= %(day)s)"
_NARROWED = (
    "(%(level)s = '' OR levels ? %(level)s) AND (%(field)s = '' OR field = %(field)s OR field_group = %(field)s)"
)
_BEST_FIRST = """
 ORDER BY CASE WHEN name_words = %(asked)s THEN 2 ELSE 0 END
          + CASE WHEN position(%(asked)s in name_words) > 0 THEN 0.3 ELSE 0 END
          + CASE WHEN essential THEN 0.05 ELSE 0 END + {more} + 0.5 * similarity(%(asked)s, name_words) DESC,
          length(name_words), id
 LIMIT %(limit)s
"""
_FOUND = """
SELECT id FROM (SELECT id, essential, split_part(folded, ' | ', 1) AS name_words, {weight} AS weight
                  FROM catalog_procedureversion WHERE {where}) found
"""


Word = tuple[str, ...]  # what a typed word may mean, the likeliest first
Values = dict[str, str | int | float | date | None]


class _Kept:
    words: Vocabulary | None = None
    read_at = float("-inf")


def ids(text: str, *, day: date, level: str = "", field: str = "", limit: int = 20) -> tuple[int, ...]:
    """The versions that answer the words best, the best first; all the words, or else most of their weight.

    A national code finds its procedure alone. At most four queries, one for words that are simply there.
    """
    typed = text.strip()[:LONGEST]
    given: Values = {"day": day, "level": level, "field": field, "limit": limit}
    if _CODE.fullmatch(typed):
        return _run("folded LIKE %(code)s", given | {"code": f"%| {typed}%", "asked": typed})
    known = vocabulary()
    words = [each for word in synonyms.plain(typed).split()[:_MOST_WORDS] for each in _meant(word, known)]
    told = [word for word in words if word[0] not in synonyms.IDLE] or words
    if not words:
        return ()
    begun = [*words[:-1], (synonyms.last_as_typed(typed),)]
    ways = dict.fromkeys(tuple(way) for way in (words, begun, told))
    found = next((found for way in ways if (found := _with_all(way, given))), ())
    if not found and len(told) > _TOO_FEW:
        found = _with_most(told, given, known)
    if not found and len(told) <= _FEW_WORDS:
        found = _alike(words, given)
    return found


def _meant(word: str, known: Vocabulary) -> tuple[Word, ...]:
    return ((word,),) if word in synonyms.IDLE else known.meant(word)


def vocabulary() -> Vocabulary:
    """The words of every version there is, as they were at most `FRESH_FOR` seconds ago."""
    if _Kept.words is None or time.monotonic() - _Kept.read_at > FRESH_FOR:
        texts = ProcedureVersion.objects.values_list("folded", flat=True)
        _Kept.words, _Kept.read_at = slips.vocabulary(texts), time.monotonic()
    return _Kept.words


def forget_soon() -> None:
    """What this process has read is forgotten now, and again once the present transaction is committed."""
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """The words are read afresh at the next question."""
    _Kept.words, _Kept.read_at = None, float("-inf")


def _with_all(words: Sequence[Word], given: Values) -> tuple[int, ...]:
    return _run(" AND ".join(_places(words)), given | _named(words) | {"asked": _likeliest(words)})


def _with_most(words: Sequence[Word], given: Values, known: Vocabulary) -> tuple[int, ...]:
    """Rare words weigh more than common ones: of `giay khai sinh con`, `sinh` says more than `giay`."""
    weights: Values = {f"g{n}": _rarity(word[0], known) for n, word in enumerate(words)}
    enough = _ENOUGH * sum(_rarity(word[0], known) for word in words)
    weight = " + ".join(f"CASE WHEN {place} THEN %(g{n})s ELSE 0 END" for n, place in enumerate(_places(words)))
    values = given | _named(words) | weights | {"asked": _likeliest(words), "enough": enough}
    return _run(f"({' OR '.join(_places(words))})", values, weight=weight)


def _rarity(word: str, known: Vocabulary) -> float:
    return 1.0 / math.sqrt(1 + known.counts.get(word, 0))


def _alike(words: Sequence[Word], given: Values) -> tuple[int, ...]:
    return _run("%(asked)s <%% folded", given | {"asked": _likeliest(words)})


def _likeliest(words: Sequence[Word]) -> str:
    return " ".join(word[0] for word in words)


def _places(words: Sequence[Word]) -> list[str]:
    return [
        "(" + " OR ".join(f"folded LIKE %(w{n}_{guess})s" for guess in range(len(word))) + ")"
        for n, word in enumerate(words)
    ]


def _named(words: Sequence[Word]) -> Values:
    return {f"w{n}_{guess}": f"% {text}%" for n, word in enumerate(words) for guess, text in enumerate(word)}


def _run(where: str, values: Values, weight: str = "") -> tuple[int, ...]:
    found = _FOUND.format(weight=weight or "0", where=f"{where} AND {_OPEN} AND {_NARROWED}")
    demand, more = ("WHERE weight >= %(enough)s", "weight") if weight else ("", "0")
    with connection.cursor() as cursor:
        cursor.execute(f"{found} {demand} {_BEST_FIRST.format(more=more)}", values)
        return tuple(row[0] for row in cursor.fetchall())
