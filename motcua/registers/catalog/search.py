"""Finds procedures by what people type: a code, some words, with slips, without marks, in everyday wording."""

import math
import re
import time
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection, transaction

from motcua.registers.catalog import slips, synonyms
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.catalog.pack import everyday
from motcua.registers.catalog.slips import Vocabulary

FRESH_FOR = 30.0  # seconds a process trusts the words it has read
LONGEST = 200  # characters that are looked at
_MOST_WORDS = 12
_TOO_FEW = 2  # words, of which one alone says another thing
_FEW_WORDS = 4  # beyond, likeness of the whole says little and costs much
_ENOUGH = 0.6  # of the weight of the words, when not all are found
_MOST_OFTEN = 50
_LITTLE = 0.1  # weight of a word that says for whom, or that no procedure uses
_CODE = re.compile(r"\d\.\d{3,6}(\.\d+)*")

_OPEN = "valid_from <= %(day)s AND (valid_to IS NULL OR valid_to >= %(day)s)"
_NARROWED = (
    "(%(level)s = '' OR levels ? %(level)s) AND (%(field)s = '' OR field = %(field)s OR field_group = %(field)s)"
)
_BEST_FIRST = """
 ORDER BY CASE WHEN name_words = %(asked)s THEN 2 ELSE 0 END
          + CASE WHEN position(%(asked)s in name_words) > 0 THEN 0.3 ELSE 0 END
          + CASE WHEN position(' ' || %(asked)s || ' ' in ' ' || name_words || ' ') > 0 THEN 0.1 ELSE 0 END
          + CASE WHEN essential THEN 0.05 ELSE 0 END
          + coalesce(0.05 - 0.001 * array_position(%(often)s::bigint[], procedure_id), 0)
          + {more} + 0.5 * similarity(%(asked)s, name_words) DESC,
          length(name_words), id
 LIMIT %(limit)s
"""
_FOUND = """
SELECT id FROM (SELECT id, procedure_id, essential, btrim(split_part(folded, ' | ', 1)) AS name_words,
                       {weight} AS weight FROM catalog_procedureversion WHERE {where}) found
"""


Word = tuple[str, ...]  # what a typed word may mean, the likeliest first
Values = dict[str, str | int | float | date | list[int] | None]


class _Kept:
    words: Vocabulary | None = None
    read_at = float("-inf")


def ids(
    text: str, *, day: date, level: str = "", field: str = "", limit: int = 20, often: Sequence[int] = ()
) -> tuple[int, ...]:
    """The versions that answer the words best, the best first; all the words, or else most of their weight.

    Of two that answer alike the one comes first whose procedure stands among those filed `often`, the commonest first
    (at most fifty are heeded). A national code finds its procedure alone. At most five queries, one for words that are
    simply there.
    Source: decision 0160
    """
    typed = text.strip()[:LONGEST]
    given: Values = {"day": day, "level": level, "field": field, "limit": limit, "often": list(often)[:_MOST_OFTEN]}
    if _CODE.fullmatch(typed):
        return _run("folded LIKE %(code)s", given | {"code": f"%| {typed}%", "asked": typed})
    known = vocabulary()
    words = _asked(typed, day, known)
    if not words:
        return ()
    told = [word for word in words if word[0] not in synonyms.IDLE] or words
    found = next(
        (found for way in _ways(words, told, typed, known) if (found := _with_all(way, told, given, known))), ()
    )
    if not found and len(told) > _TOO_FEW:
        found = _with_most(told, given, known)
    if not found and len(told) <= _FEW_WORDS:
        found = _alike(words, given)
    return found


def _asked(typed: str, day: date, known: Vocabulary) -> list[Word]:
    """The words with their slips mended, in the catalogue's wording; a saying may have idle words within."""
    sayings, split = everyday.of(day), synonyms.plain(typed).split()[:_MOST_WORDS]
    words = known.in_company([each for word in split for each in _meant(word, known)])
    whole = synonyms.plain(_likeliest(words))
    for said in (whole, " ".join(word for word in whole.split() if word not in synonyms.IDLE)):
        if (meant := sayings.meant(said)) != said:
            return [(word,) for word in meant.split()]
    return words if whole == _likeliest(words) else [(word,) for word in whole.split()]


def _ways(words: Sequence[Word], told: Sequence[Word], typed: str, known: Vocabulary) -> Iterable[tuple[Word, ...]]:
    """What is looked for in turn: all words, the last as a beginning, without idle words, without what is said aside.

    For whom it is done is left out at once where two other words say what is to be done: `khai sinh cho con`.
    """
    begun = [*words[:-1], (synonyms.last_as_typed(typed),)]
    deed = [word for word in told if word[0] not in synonyms.KIN]
    rest = [word for word in told if word[0] not in synonyms.ASIDE and known.knows(word[0])]
    ways = [words, begun, told, rest if 2 * len(rest) >= len(told) else told]
    if len(told) > len(deed) and len(set(deed)) >= _TOO_FEW:
        ways.insert(0, deed)
    return dict.fromkeys(map(tuple, ways))


def _meant(word: str, known: Vocabulary) -> tuple[Word, ...]:
    said = word in synonyms.IDLE or word in synonyms.ASIDE or word in everyday.words()
    return ((word,),) if said else known.meant(word)


def vocabulary() -> Vocabulary:
    """The words of every version there is, as they were at most `FRESH_FOR` seconds ago, and those of the sayings."""
    if _Kept.words is None or time.monotonic() - _Kept.read_at > FRESH_FOR:
        texts = ProcedureVersion.objects.values_list("folded", flat=True)
        sayings = (each.said for each in everyday.every())
        _Kept.words, _Kept.read_at = slips.vocabulary([*texts, *sayings]), time.monotonic()
    return _Kept.words


def forget_soon() -> None:
    """What this process has read is forgotten now, and again once the present transaction is committed."""
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """The words are read afresh at the next question."""
    _Kept.words, _Kept.read_at = None, float("-inf")


def _with_all(words: Sequence[Word], told: Sequence[Word], given: Values, known: Vocabulary) -> tuple[int, ...]:
    asked = words if len(words) > len(told) else told
    return _run(" AND ".join(_places(words)), given | _named(words, known) | {"asked": _likeliest(asked)})


def _with_most(words: Sequence[Word], given: Values, known: Vocabulary) -> tuple[int, ...]:
    """Rare words weigh more than common ones: of `giay khai sinh con`, `sinh` says more than `giay`."""
    weights: Values = {f"g{n}": _rarity(word[0], known) for n, word in enumerate(words)}
    enough = _ENOUGH * sum(_rarity(word[0], known) for word in words)
    weight = " + ".join(f"CASE WHEN {place} THEN %(g{n})s ELSE 0 END" for n, place in enumerate(_places(words)))
    values = given | _named(words, known) | weights | {"asked": _likeliest(words), "enough": enough}
    return _run(f"({' OR '.join(_places(words))})", values, weight=weight)


def _rarity(word: str, known: Vocabulary) -> float:
    if word in synonyms.ASIDE or not known.knows(word):
        return _LITTLE
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


def _named(words: Sequence[Word], known: Vocabulary) -> Values:
    """Each word as it is looked for: the last one, and one that no procedure uses, may be the beginning of another."""
    return {
        f"w{n}_{guess}": f"% {text} %" if text in known.counts and n + 1 < len(words) else f"% {text}%"
        for n, word in enumerate(words)
        for guess, text in enumerate(word)
    }


def _run(where: str, values: Values, weight: str = "") -> tuple[int, ...]:
    found = _FOUND.format(weight=weight or "0", where=f"{where} AND {_OPEN} AND {_NARROWED}")
    demand, more = ("WHERE weight >= %(enough)s", "weight") if weight else ("", "0")
    with connection.cursor() as cursor:
        cursor.execute(f"{found} {demand} {_BEST_FIRST.format(more=more)}", values)
        return tuple(row[0] for row in cursor.fetchall())
