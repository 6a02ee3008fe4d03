"""What people say and what the catalogue calls it, from `packs/words`: dated, since meanings change."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from motcua.registers.catalog import synonyms
from motcua.registers.people.pack.reading import FOLDER

FILE = Path(FOLDER) / "words" / "everyday.csv"


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said, and what is meant by it from the first to the last day; both as they are compared."""

    said: str
    meant: str
    first_day: date = date.min
    last_day: date = date.max


@dataclass(frozen=True, slots=True)
class Sayings:
    """The sayings of one day."""

    meanings: Mapping[str, str]
    pattern: re.Pattern[str]

    def meant(self, words: str) -> str:
        """The words with each saying replaced by what it means, the longest first; nothing is replaced twice.

        Source: decision 0160
        """
        return self.pattern.sub(lambda found: self.meanings[found[0]], words)


@cache
def every() -> tuple[Saying, ...]:
    """All sayings of the file, of whatever day."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Saying(
                synonyms.plain(row["said"]),
                synonyms.plain(row["meant"]),
                date.fromisoformat(row["first_day"]) if row["first_day"] else date.min,
                date.fromisoformat(row["last_day"]) if row["last_day"] else date.max,
            )
            for row in csv.DictReader(file)
        )


@cache
def words() -> frozenset[str]:
    """The words that some saying is made of: none of them is a slip of the hand."""
    return frozenset(word for each in every() for word in each.said.split())


@lru_cache(maxsize=16)
def of(day: date) -> Sayings:
    """What is meant by which saying on the day; what is meant already stays as it is."""
    held = [each for each in every() if each.first_day <= day <= each.last_day]
    meanings = {each.meant: each.meant for each in held} | {each.said: each.meant for each in held}
    longest_first = sorted(map(re.escape, meanings), key=len, reverse=True)
    return Sayings(meanings, re.compile(r"(?<!\S)(" + "|".join(longest_first) + r")(?!\S)"))
