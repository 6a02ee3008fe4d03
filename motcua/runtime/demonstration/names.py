"""Names of people who do not exist, made from the counts of `packs/names`."""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from motcua.registers.people.pack.reading import FOLDER

KINH = "Kinh"
_RARE = 3  # what a name without a count weighs
_UNCOUNTED_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Chosen:
    """Things to choose from, and their weights summed up."""

    things: tuple[str, ...]
    sums: tuple[float, ...]

    def one(self, chance: random.Random) -> str:
        """One of them, by weight."""
        return chance.choices(self.things, cum_weights=self.sums)[0]


def weighed(weights: Mapping[str, float]) -> Chosen:
    """The names of positive weight, ready to choose from."""
    kept = {name: weight for name, weight in weights.items() if weight > 0}
    return Chosen(tuple(kept), tuple(accumulate(kept.values())))


@dataclass(frozen=True, slots=True)
class Names:
    """What names are made of; `surnames` by ethnic group and sex, the others by sex."""

    surnames: Mapping[tuple[str, str], Chosen]
    middle: Mapping[str, Chosen]
    given: Mapping[str, Chosen]

    def full(self, sex: str, group: str, chance: random.Random) -> str:
        """A full name: surname, middle name, given name."""
        surname = (self.surnames.get((group, sex)) or self.surnames[KINH, sex]).one(chance)
        middle = self.middle[sex].one(chance)
        given = self.given[sex].one(chance)
        return f"{surname} {given}" if middle in {surname, given} else f"{surname} {middle} {given}"


def read(groups: Sequence[str]) -> Names:
    """The names of the folder `packs/names`, for these ethnic groups beside the Kinh."""
    surnames = {(KINH, sex): _common_surnames() for sex in ("male", "female")}
    for group in groups:
        for sex in ("male", "female"):
            found = _surnames_of(group, sex)
            if found:
                surnames[group, sex] = weighed(found)
    by_sex = {
        name: {sex: weighed(_counts(name, sex)) for sex in ("male", "female")}
        for name in ("middle_names", "given_names")
    }
    return Names(surnames, by_sex["middle_names"], by_sex["given_names"])


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(FOLDER) / "names" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _counts(name: str, sex: str) -> dict[str, float]:
    return {row["name"]: float(row["count"] or _RARE) for row in _rows(name) if row["gender"] in {sex, "unisex"}}


def _common_surnames() -> Chosen:
    """By their share in the country where it is known, else by their count in the sample."""
    rows = [row for row in _rows("surnames") if row["group"].startswith(KINH)]
    whole = sum(float(row["count"] or 0) for row in rows)
    return weighed(
        {
            row["surname"]: float(row["share_percent_national"] or 100 * _UNCOUNTED_SHARE * _share(row, whole))
            for row in rows
        }
    )


def _share(row: Mapping[str, str], whole: float) -> float:
    return float(row["count"] or 0) / whole * 50


def _surnames_of(group: str, sex: str) -> dict[str, float]:
    other = "(nam)" if sex == "female" else "(nữ)"
    found = {}
    for row in _rows("surnames"):
        named = row["group"].casefold()
        if group.casefold() in named and not row["group"].startswith(KINH) and other not in named:
            found[row["surname"]] = float(_RARE)
    return found
