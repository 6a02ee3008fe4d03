"""The chances of what happens on the way, and the words officers write, as the pack's demonstration keeps them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua.runtime.demonstration import sheets

_PER_THOUSAND = 1000


@dataclass(frozen=True)
class Odds:
    """Chances in a thousand, and a few measures."""

    at_the_door: Mapping[str, float]
    on_the_way: Mapping[str, float]
    single: Mapping[str, float]
    usual_pace: tuple[float, float]
    land_pace: tuple[float, float]
    late_days: float
    extended_days: tuple[int, int]
    receive_by: tuple[tuple[str, float], ...]

    def happens(self, name: str, chance: random.Random) -> bool:
        """True as often as the named chance says."""
        return chance.random() * _PER_THOUSAND < self.single[name]


@dataclass(frozen=True)
class Words:
    """What officers write, by occasion."""

    sheet: Mapping[str, object]

    def one(self, occasion: str, chance: random.Random) -> str:
        """One of the sentences for the occasion."""
        return str(chance.choice(sheets.listed(self.sheet, occasion)))

    def pair(self, occasion: str, chance: random.Random) -> tuple[str, str]:
        """A reason and its legal basis."""
        row = chance.choice(sheets.rows(self.sheet, occasion))
        return sheets.text(row, "reason"), sheets.text(row, "basis")

    def all(self, occasion: str) -> Sequence[str]:
        """Every sentence for the occasion."""
        return sheets.texts(self.sheet, occasion)

    def only(self, occasion: str) -> str:
        """The one sentence for the occasion."""
        return sheets.text(self.sheet, occasion)

    def amounts(self, occasion: str) -> Sequence[int]:
        """The amounts for the occasion, in VND."""
        return [int(sheets.number(each, occasion)) for each in sheets.listed(self.sheet, occasion)]


def read(folder: Path) -> tuple[Odds, Words]:
    """The chances and the words of a pack's demonstration."""
    body = sheets.sheet(folder / "lives.yaml")
    pace = sheets.mapping(body, "pace")
    single = ("fees_paid_at_once", "represented", "scanned", "electronic_result", "never_fetched")
    odds = Odds(
        at_the_door=sheets.numbers(body, "at_the_door"),
        on_the_way=sheets.numbers(body, "on_the_way"),
        single={name: sheets.number(body[name], name) for name in single},
        usual_pace=_two(pace, "usual"),
        land_pace=_two(pace, "land"),
        late_days=sheets.number(body["late_days"], "late_days"),
        extended_days=(int(_two(body, "extended_days")[0]), int(_two(body, "extended_days")[1])),
        receive_by=tuple(sheets.numbers(body, "receive_by").items()),
    )
    return odds, Words(sheets.sheet(folder / "words.yaml"))


def _two(body: Mapping[str, object], name: str) -> tuple[float, float]:
    first, second = (sheets.number(each, name) for each in sheets.listed(body, name))
    return first, second
