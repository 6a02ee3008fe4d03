"""Reads the `pack.yaml` of a folder under `packs/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

FOLDER = Path(settings.ROOT) / "packs"


class BadPack(Exception):
    """A pack that cannot be used; the sentence names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of administration, in the order from the top."""

    code: str
    vi: str
    en: str

    def label(self, language: str = "vi") -> str:
        """The wording in the language."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Settles:
    """Who settles what one level received: `by` is receiving, above, branch or named; `code` says whom."""

    key: str
    level: str
    by: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class StandInTerm:
    """The term given to procedures whose source gives none, from a day on."""

    first_day: date
    value: Decimal
    unit: str
    text: str
    source: str


@dataclass(frozen=True)
class Pack:
    """What a province is, apart from its tables. `portal`: own (citizens file here) or national (they file there)."""

    key: str
    title: Mapping[str, str]
    province: str
    gso_code: str
    first_day: date
    portal: str
    forms: str
    index: str
    languages: tuple[str, ...]
    levels: tuple[Level, ...]
    colours: Mapping[str, str]
    hours: Mapping[str, list[str]]
    contact: Mapping[str, str]
    settling: tuple[Settles, ...]
    terms: tuple[StandInTerm, ...]
    folder: Path

    def level(self, code: str) -> Level:
        """The level of this code. Raises `BadPack` for one the pack does not have."""
        for level in self.levels:
            if level.code == code:
                return level
        codes = ", ".join(level.code for level in self.levels)
        raise BadPack(f"{self.key}: there is no level {code!r}; pack.yaml has {codes}.")

    def stand_in(self, day: date) -> StandInTerm:
        """The term for procedures whose source gives none, as declared for this day."""
        declared = [term for term in self.terms if term.first_day <= day]
        if not declared:
            raise BadPack(f"{self.key}: pack.yaml declares no stand-in term for {day}.")
        return max(declared, key=lambda term: term.first_day)


def known() -> tuple[str, ...]:
    """The names of the packs that are there."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/pack.yaml")))


def current() -> Pack:
    """The pack this house runs with, by the setting `PACK`."""
    return load(settings.PACK)


@lru_cache(maxsize=8)
def load(key: str) -> Pack:
    """The pack in `packs/<key>`. Raises `BadPack` when it is not there or cannot be read."""
    folder = FOLDER / key
    file = folder / "pack.yaml"
    try:
        body = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadPack(f"There is no pack {key!r} in {FOLDER.name}/; there are: {', '.join(known())}.") from error
    except yaml.YAMLError as error:
        raise BadPack(f"{key}/pack.yaml is not YAML: {error}") from error
    try:
        return _pack(key, folder, body)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise BadPack(f"{key}/pack.yaml: {type(error).__name__} {error}") from error


def _pack(key: str, folder: Path, body: Mapping[str, object]) -> Pack:
    return Pack(
        key=key,
        title=_texts(body["title"]),
        province=str(body["province"]),
        gso_code=str(body["gso_code"]),
        first_day=_day(body["first_day"]),
        portal=str(body["portal"]),
        forms=str(body["forms"]),
        index=str(body["index"]),
        languages=tuple(str(language) for language in _list(body["languages"])),
        levels=tuple(Level(**_texts(row)) for row in _list(body["levels"])),
        colours=_texts(body["colours"]),
        hours={str(name): [str(part) for part in _list(parts)] for name, parts in _map(body["hours"]).items()},
        contact=_texts(body["contact"]),
        settling=tuple(Settles(**_texts(row)) for row in _list(body["settling"])),
        terms=tuple(_stand_in(_map(row)) for row in _list(body["terms"])),
        folder=folder,
    )


def _stand_in(row: Mapping[str, object]) -> StandInTerm:
    return StandInTerm(
        first_day=_day(row["first_day"]), value=Decimal(str(row["value"])), unit=str(row["unit"]),
        text=str(row["text"]), source=str(row["source"]),
    )  # fmt: skip


def _map(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"a mapping is expected, not {value!r}")
    return value


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError(f"a list is expected, not {value!r}")
    return value


def _texts(value: object) -> dict[str, str]:
    return {str(name): str(text) for name, text in _map(value).items()}


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"a day like 2023-01-01 is expected, not {value!r}")
    return value
