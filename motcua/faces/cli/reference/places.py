"""Where the house meets the law: the files that cite an article or a decision, and those that ask for a number."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from motcua.law import citation
from motcua.law.citation import DECISIONS, ROOT

HOUSE = ROOT / "motcua"
_SOURCE = re.compile(r"Source: (\w[^\n\"\\]*)")
_NAME = re.compile(r"[a-z_]{4,}")
_TITLE = re.compile(r"# (\d{4})[ .·]+(.+)")


def cited() -> Iterator[tuple[str, str]]:
    """Each source line above the law floor, with the file in which it stands."""
    for name, text in _files().items():
        if not name.startswith("law/"):
            yield from ((line.strip(" ."), name) for line in _SOURCE.findall(text))


def citing() -> Mapping[str, tuple[str, ...]]:
    """The files that cite each decision of the house, the law floor among them, by `decision 0007`."""
    found: dict[str, set[str]] = {}
    for name, text in _files().items():
        for line in _SOURCE.findall(text):
            for pointer in citation.parse_all(line.strip(" .")):
                found.setdefault(pointer.key, set()).add(name)
    return {key: tuple(sorted(names)) for key, names in found.items() if key.startswith("decision ")}


def asking(parameter: str) -> tuple[str, ...]:
    """The files in which a number of the law is named."""
    return tuple(name for name, words in _words().items() if parameter in words)


@lru_cache(maxsize=1)
def titles() -> Mapping[str, tuple[str, str]]:
    """The heading and the file name of each decision, by its number, in their order."""
    found = {}
    for path in sorted(DECISIONS.glob("[0-9]*.md")):
        heading = path.read_text(encoding="utf-8").partition("\n")[0]
        told = _TITLE.fullmatch(heading)
        found[path.name[:4]] = (told[2] if told else heading.removeprefix("# "), path.name)
    return found


@lru_cache(maxsize=1)
def _files() -> Mapping[str, str]:
    """Every Python file of the house by its path below `motcua`; migrations are history and left out."""
    paths = (path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts)
    return {path.relative_to(HOUSE).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(_NAME.findall(text)) for name, text in _files().items()}
